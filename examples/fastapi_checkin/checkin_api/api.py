"""The HTTP API."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from math import ceil
from typing import Annotated, Any, Literal

from fastapi import Depends, FastAPI, HTTPException
from fastapi.responses import Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, WithJsonSchema

import intimacy_kit as ik

from .guards import Limit, NoStore, Openings
from .problems import REFUSED, Detail, tell_problems
from .storage import Case, Storage

KB = ik.load_knowledge()
SCHEMA = {key: value for key, value in KB.observations_schema().items() if key != "$schema"}
Answers = Annotated[dict[str, float | bool | str | list[float | bool | None] | None], WithJsonSchema(SCHEMA)]
BEARER = HTTPBearer(auto_error=False, description="The key of a case, as it was given when that was opened.")
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)]


class Opening(BaseModel, extra="forbid"):
    """Answers that are known when a case is opened."""

    context: Literal["family", "friendship", "marriage", "romantic"] | None = None


class Opened(BaseModel):
    """A new case with its key. The key cannot be recovered: only its hash is stored."""

    key: str


class Asked(BaseModel):
    """The next question, or the reason why there is none."""

    question: ik.NextQuestion | None
    ended: str | None


class Explanations(BaseModel):
    """Explanations of findings and remedies, by id. They quote answers, so they are for the person who gave them."""

    texts: dict[str, str]


def make_app(storage: Storage, openings: Openings | None = None) -> FastAPI:
    """Return the service for a storage. Paths contain no data of a case, since they appear in logs."""
    opens = openings or Openings()
    locked: dict[int | str, dict[str, Any]] = {401: {"model": Detail}}
    full: dict[int | str, dict[str, Any]] = {429: {"model": Detail}}

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        yield
        storage.close()

    app = FastAPI(title="Check-in", version=ik.__version__, responses=REFUSED, lifespan=lifespan)
    app.add_middleware(Limit)
    app.add_middleware(NoStore)  # added last, so that it also applies to refused requests
    tell_problems(app)

    def no_case() -> HTTPException:
        """Return the same error for a missing key, a wrong key, and the key of a deleted case."""
        return HTTPException(401, "there is no case for this key", {"WWW-Authenticate": "Bearer"})

    def key_of(bearer: Bearer) -> str:
        if bearer is None:
            raise no_case()
        return bearer.credentials

    def case_of(key: Annotated[str, Depends(key_of)]) -> Case:
        case = storage.get(key)
        if case is None:
            raise no_case()
        return case

    def knowledge(case: Case) -> ik.KnowledgeBase:
        return KB.within(case.context)

    @app.post("/cases", status_code=201, responses=full)
    def open_case(opening: Opening | None = None) -> Opened:
        if wait := opens.wait():
            raise HTTPException(429, "too many cases are being opened", {"Retry-After": str(ceil(wait))})
        return Opened(key=storage.open(opening.context if opening else None))

    @app.get("/case/question", responses=locked)
    def question(case: Annotated[Case, Depends(case_of)]) -> Asked:
        checkin = knowledge(case).checkin(known=case.answers, declined=case.declined, stop_when="likely")
        return Asked(question=checkin.question, ended=checkin.ended)

    @app.patch("/case/answers", status_code=204, response_class=Response, responses=locked)
    def answer(key: Annotated[str, Depends(key_of)], case: Annotated[Case, Depends(case_of)], answers: Answers) -> None:
        checked = knowledge(case).observations(answers)  # answers to items as one value
        if not storage.answer(key, {id: checked.get(id) for id in answers}):
            raise no_case()

    @app.get("/case/diagnosis", responses=locked)
    def diagnosis(case: Annotated[Case, Depends(case_of)]) -> ik.Diagnosis:
        """Return what was found. A diagnosis is written without the answers."""
        return knowledge(case).diagnose(case.answers)

    @app.get("/case/explanations", responses=locked)
    def explanations(case: Annotated[Case, Depends(case_of)]) -> Explanations:
        dx = knowledge(case).diagnose(case.answers)
        found = [finding.id for finding in (*dx.challenges, *dx.consequences)]
        ids = [*found, *(remedy.strategy.id for remedy in dx.remedies)]
        return Explanations(texts={id: str(dx.explain(id)) for id in ids})

    @app.delete("/case", status_code=204, response_class=Response, responses=locked)
    def forget(key: Annotated[str, Depends(key_of)]) -> None:
        if not storage.forget(key):
            raise no_case()

    return app
