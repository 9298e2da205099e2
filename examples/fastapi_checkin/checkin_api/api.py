"""The interface: what can be asked of a case over HTTP."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Annotated, Any, Literal

from fastapi import FastAPI, HTTPException, Path, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, WithJsonSchema
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import intimacy_kit as ik

from .storage import Case, Storage

LARGEST = 64 * 1024
KB = ik.load_knowledge()
SCHEMA = {key: value for key, value in KB.observations_schema().items() if key != "$schema"}
CaseId = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]
Answers = Annotated[dict[str, float | bool | str | None], WithJsonSchema(SCHEMA)]


class Opening(BaseModel, extra="forbid"):
    """What is known when a case is opened."""

    context: Literal["family", "friendship", "marriage", "romantic"] | None = None


class Opened(BaseModel):
    """A new case."""

    id: str


class Question(BaseModel):
    """What to ask next; without a question, why there is none."""

    signal: ik.Signal | None
    about_safety: bool
    because: str | None
    ended: str | None


class Diagnosis(BaseModel):
    """What is found, without the answers."""

    safety: ik.Safety
    strengths: tuple[ik.Strength, ...]
    challenges: tuple[ik.Finding, ...]
    consequences: tuple[ik.Finding, ...]
    remedies: tuple[ik.Remedy, ...]


class Explanation(BaseModel):
    """Why something is found, in words. It quotes answers: it is for the person who gave them."""

    text: str


class Problem(BaseModel):
    """Something that is wrong with a request."""

    code: str
    message: str
    help: str


class Problems(BaseModel):
    """All that is wrong with a request."""

    problems: list[Problem]


class Detail(BaseModel):
    """Why a request was not carried out."""

    detail: str


class Limit:
    """Refuse requests that are too large, whether they say so or not."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        read: list[Message] = []
        size, more = 0, True
        while more:
            message = await receive()
            size += len(message.get("body", b""))
            more = message.get("more_body", False)
            read.append(message)
            if size > LARGEST:
                await JSONResponse({"detail": "the request is too large"}, 413)(scope, receive, send)
                return

        async def again() -> Message:
            return read.pop(0) if read else await receive()

        await self.app(scope, again, send)


def make_app(storage: Storage) -> FastAPI:
    """The service around a storage."""
    wrong: dict[int | str, dict[str, Any]] = {
        400: {"model": Detail},
        404: {"model": Detail},
        413: {"model": Detail},
        422: {"model": Problems},
    }

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        yield
        storage.close()

    app = FastAPI(title="Check-in", version=ik.__version__, responses=wrong, lifespan=lifespan)
    app.add_middleware(Limit)

    def found(id: str) -> Case:
        case = storage.get(id)
        if case is None:
            raise HTTPException(404, "there is no such case")
        return case

    def knowledge(case: Case) -> ik.KnowledgeBase:
        return KB.within(case.context)

    @app.exception_handler(ik.IntimacyKitError)
    def told(_: Request, error: ik.IntimacyKitError) -> JSONResponse:
        problems = [{"code": each.code, "message": each.message, "help": each.help} for each in error.problems]
        return JSONResponse({"problems": problems}, 422)

    @app.exception_handler(RequestValidationError)
    def refused(_: Request, error: RequestValidationError) -> JSONResponse:
        """FastAPI's own would send the values back."""
        places = {".".join(str(part) for part in each["loc"][:2]) for each in error.errors()}
        help = "see /docs for what it takes"
        problems = [{"code": "request", "message": f"{place} does not fit", "help": help} for place in sorted(places)]
        return JSONResponse({"problems": problems}, 422)

    @app.post("/cases", status_code=201)
    def open_case(opening: Opening | None = None) -> Opened:
        return Opened(id=storage.open(opening.context if opening else None))

    @app.get("/cases/{id}/question")
    def question(id: CaseId) -> Question:
        case = found(id)
        checkin = knowledge(case).checkin(known=case.answers, declined=case.declined, stop_when="likely")
        asked = checkin.question
        if asked is None:
            return Question(signal=None, about_safety=False, because=None, ended=checkin.ended)
        return Question(signal=asked.signal, about_safety=asked.safety, because=asked.because, ended=None)

    @app.patch("/cases/{id}/answers", status_code=204, response_class=Response)
    def answer(id: CaseId, answers: Answers) -> None:
        knowledge(found(id)).observations(answers)
        if not storage.answer(id, answers):
            raise HTTPException(404, "there is no such case")

    @app.get("/cases/{id}/diagnosis")
    def diagnosis(id: CaseId) -> Diagnosis:
        case = found(id)
        dx = knowledge(case).diagnose(case.answers)
        return Diagnosis(
            safety=dx.safety,
            strengths=dx.strengths,
            challenges=dx.challenges,
            consequences=dx.consequences,
            remedies=dx.remedies,
        )

    @app.get("/cases/{id}/explanations/{finding}")
    def explanation(id: CaseId, finding: str) -> Explanation:
        case = found(id)
        return Explanation(text=str(knowledge(case).diagnose(case.answers).explain(finding)))

    @app.delete("/cases/{id}", status_code=204, response_class=Response)
    def forget(id: CaseId) -> None:
        if not storage.forget(id):
            raise HTTPException(404, "there is no such case")

    return app
