"""Refused requests: what is answered, without any value that was sent."""

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel

import intimacy_kit as ik

from .guards import NO_STORE


class Problem(BaseModel):
    """A problem of a request."""

    code: str
    message: str
    help: str


class Problems(BaseModel):
    """All problems of a request."""

    problems: list[Problem]


class Detail(BaseModel):
    """The reason why a request failed."""

    detail: str


REFUSED: dict[int | str, dict[str, Any]] = {400: {"model": Detail}, 413: {"model": Detail}, 422: {"model": Problems}}
"""What any request may be answered with, for the interface."""


def tell_problems(app: FastAPI) -> None:
    """Let an app answer what does not fit with codes and helps of the library, which hold no values."""

    @app.exception_handler(ik.IntimacyKitError)
    def told(_: Request, error: ik.IntimacyKitError) -> JSONResponse:
        problems = [{"code": each.code, "message": each.message, "help": each.help} for each in error.problems]
        return JSONResponse({"problems": problems}, 422)

    @app.exception_handler(RequestValidationError)
    def refused(_: Request, error: RequestValidationError) -> JSONResponse:
        """Replace FastAPI's handler, which returns the values."""
        places = {".".join(str(part) for part in each["loc"][:2]) for each in error.errors()}
        help = "see /docs for what it takes"
        problems = [{"code": "request", "message": f"{place} does not fit", "help": help} for place in sorted(places)]
        return JSONResponse({"problems": problems}, 422)

    @app.exception_handler(Exception)
    def failed(_: Request, __: Exception) -> JSONResponse:
        """Replace Starlette's handler, which runs outside of `NoStore`."""
        return JSONResponse({"detail": "something went wrong"}, 500, NO_STORE)
