"""The HTTP API. Whatever is under `/me` reads what the one who asks has said, and nothing of the other one."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import date
from math import ceil
from typing import Annotated, Any, Literal

from checkin_api.guards import Limit, NoStore, Openings
from checkin_api.problems import REFUSED, Detail, tell_problems
from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, Field, WithJsonSchema

import intimacy_kit as ik

from . import weeks
from .storage import Member, Storage

KB = ik.load_knowledge().within("romantic")
SCHEMA = {key: value for key, value in KB.observations_schema().items() if key != "$schema"}
Answers = Annotated[dict[str, float | bool | str | list[float | bool | None] | None], WithJsonSchema(SCHEMA)]
BEARER = HTTPBearer(auto_error=False, description="The key of a partner, as it was given when they opened or joined.")
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)]


class Opening(BaseModel, extra="forbid"):
    """What is known when a pair is opened: the language of the two."""

    locale: Literal["de", "en", "es"] = "en"


class Opened(BaseModel):
    """The key of the one who opened the pair, and the invitation, which the other one can use once."""

    key: str
    invitation: str


class Joining(BaseModel, extra="forbid"):
    """The invitation of a pair."""

    invitation: Annotated[str, Field(max_length=64)]


class Joined(BaseModel):
    """The key of the other partner."""

    key: str


class Device(BaseModel, extra="forbid"):
    """Where to be reminded, as the push service of the app calls it; None for nowhere."""

    token: Annotated[str, Field(min_length=1, max_length=512)] | None


class Asked(BaseModel):
    """The next question of this week; None when there are no more."""

    week: date
    question: ik.NextQuestion | None


class Mine(BaseModel):
    """What is there for one partner alone. Under a concern it is support, and nothing else."""

    week: date
    support: ik.Support | None
    diagnosis: ik.Diagnosis | None
    plan: ik.Plan | None


class Past(BaseModel):
    """How it went for one partner; neither before the second week. After a concern it is support, and nothing else."""

    support: ik.Support | None
    progress: ik.Progress | None


class ForBoth(BaseModel):
    """What both may see, of the last week that both have finished; None before the first."""

    week: date | None
    shareable: ik.Shareable | None


def make_app(storage: Storage, openings: Openings | None = None, today: Callable[[], date] = date.today) -> FastAPI:
    """Return the service for a storage. No path and no query says who is meant: that does the key alone."""
    opens = openings or Openings()
    locked: dict[int | str, dict[str, Any]] = {401: {"model": Detail}}
    closed: dict[int | str, dict[str, Any]] = {**locked, 409: {"model": Detail}}
    full: dict[int | str, dict[str, Any]] = {429: {"model": Detail}}

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        yield
        storage.close()

    def no_query(request: Request) -> None:
        if request.query_params:
            raise RequestValidationError([{"loc": ("query",)}])

    app = FastAPI(
        title="A weekly check-in of two",
        version=ik.__version__,
        responses=REFUSED,
        lifespan=lifespan,
        dependencies=[Depends(no_query)],
    )
    app.add_middleware(Limit)
    app.add_middleware(NoStore)  # added last, so that it also applies to refused requests
    tell_problems(app)

    def nobody() -> HTTPException:
        """Return the same error for a missing key, a wrong one, one of who has left, and a used invitation."""
        return HTTPException(401, "there is nobody for this key", {"WWW-Authenticate": "Bearer"})

    def member_of(bearer: Bearer) -> Member:
        member = None if bearer is None else storage.member(bearer.credentials)
        if member is None:
            raise nobody()
        return member

    def knowledge(member: Member) -> ik.KnowledgeBase:
        return KB.within("romantic", locale=member.locale)

    def asked(member: Member, week: date) -> Asked:
        return Asked(week=week, question=weeks.next_question(knowledge(member), storage.weeks(member), week))

    @app.post("/pairs", status_code=201, responses=full)
    def open_pair(opening: Opening | None = None) -> Opened:
        if wait := opens.wait():
            raise HTTPException(429, "too many pairs are being opened", {"Retry-After": str(ceil(wait))})
        key, invitation = storage.open((opening or Opening()).locale)
        return Opened(key=key, invitation=invitation)

    @app.post("/pairs/partner", status_code=201, responses=locked)
    def join_pair(joining: Joining) -> Joined:
        key = storage.join(joining.invitation)
        if key is None:
            raise nobody()
        return Joined(key=key)

    @app.get("/me/question", responses=locked)
    def question(member: Annotated[Member, Depends(member_of)]) -> Asked:
        return asked(member, weeks.monday(today()))

    @app.patch("/me/answers", responses=closed)
    def answer(member: Annotated[Member, Depends(member_of)], answers: Answers) -> Asked:
        """Add answers of this week, where null declines one, and return the next question."""
        week = weeks.monday(today())
        checked = KB.observations(answers)  # before anything is kept; answers to items as one value
        kept = storage.answer(member, week, {id: checked.get(id) for id in answers})
        if kept is None:
            raise nobody()
        if not kept:
            # who changes answers again and again, and looks what becomes of the page for both, finds out the other's
            raise HTTPException(409, "this week is finished; what is asked in private can still be answered")
        return asked(member, week)

    @app.get("/me/week", responses=locked)
    def mine(member: Annotated[Member, Depends(member_of)]) -> Mine:
        """Return what was found, what can help, and a plan of what one can do alone. Written without the answers."""
        kb, week, said = knowledge(member), weeks.monday(today()), storage.weeks(member)
        found = weeks.of_one(kb, said, week)
        if found.support is not None:
            return Mine(week=week, support=found.support, diagnosis=None, plan=None)
        earlier = weeks.before(kb, said, week)
        plan = found.plan(minutes_per_week=weeks.MINUTES, together=False, earlier=earlier)
        return Mine(week=week, support=None, diagnosis=found, plan=plan)

    @app.get("/me/history", responses=locked)
    def past(member: Annotated[Member, Depends(member_of)]) -> Past:
        told = weeks.history(knowledge(member), storage.weeks(member), weeks.monday(today()))
        if len(told) < 2:
            return Past(support=None, progress=None)
        progress = ik.progress(told)
        return Past(support=progress.support, progress=None if progress.concern else progress)

    @app.get("/pair/week", responses=locked)
    def for_both(member: Annotated[Member, Depends(member_of)]) -> ForBoth:
        """Return what both may see: the same for either, and the same whatever was answered in private."""
        said = storage.both(member)
        shared = said and weeks.shared(knowledge(member), *said, weeks.monday(today()))
        return ForBoth(week=shared[0], shareable=shared[1]) if shared else ForBoth(week=None, shareable=None)

    @app.put("/me/device", status_code=204, response_class=Response, responses=locked)
    def remind_on(member: Annotated[Member, Depends(member_of)], device: Device) -> None:
        storage.remind_on(member, device.token)

    @app.delete("/me", status_code=204, response_class=Response, responses=locked)
    def leave(member: Annotated[Member, Depends(member_of)]) -> None:
        """Forget this partner and all that they said."""
        storage.forget(member)

    return app
