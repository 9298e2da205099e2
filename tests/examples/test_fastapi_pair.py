"""The weekly check-in of two over HTTP: what each is asked, who sees what, and what leaves no trace."""

import logging
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier
from typing import Any

import pytest

for needed in ("fastapi", "sqlalchemy", "schemathesis", "psycopg", "httpx"):
    pytest.importorskip(needed, reason="the dependency group `gate` is not installed")

import schemathesis  # noqa: E402 - only where these are
from fastapi.testclient import TestClient  # noqa: E402
from hypothesis import given  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

sys.path.insert(0, str(Path(__file__).parents[2] / "examples" / "fastapi_checkin"))
from checkin_api.guards import Openings  # noqa: E402
from pair_api import weeks  # noqa: E402
from pair_api.api import KB, make_app  # noqa: E402
from pair_api.reminders import TEXTS, remind  # noqa: E402
from pair_api.storage import Storage  # noqa: E402
from pair_api.weeks import FOR_BOTH, IN_TURN, WEEKLY, Week  # noqa: E402

sys.path.pop(0)
pytestmark = pytest.mark.gate
PRIVATE = KB.runtime.built.rulebook.private_part
HARMLESS = {id: [0, 0] if KB.signals[id].items else False for id in PRIVATE}
FIRST = date(2026, 3, 2)


def in_week(number: int) -> date:
    return FIRST + timedelta(weeks=number - 1)


class Calendar:
    """The day on which the service is asked."""

    def __init__(self) -> None:
        self.day = FIRST

    def __call__(self) -> date:
        return self.day


class Person:
    """A partner as a device has them that holds their key."""

    def __init__(self, client: TestClient, key: str) -> None:
        self.client, self.key = client, key
        self.headers = {"Authorization": f"Bearer {key}"}

    def get(self, path: str) -> Any:
        return self.client.get(path, headers=self.headers)

    def answer(self, **answers: Any) -> Any:
        return self.client.patch("/me/answers", json=answers, headers=self.headers)

    def check_in(self, level: float = 2, **said: Any) -> list[str]:
        """Answer whatever is asked, as said, else harmlessly; return what was asked, what is private as one."""
        asked = []
        question = self.get("/me/question").json()["question"]
        while question is not None:
            id = question["signal"]["id"]
            asked.append(id)
            harmless = HARMLESS if id == PRIVATE[0] else {id: HARMLESS.get(id, level)}
            told = self.answer(**{each: said.get(each, value) for each, value in harmless.items()})
            assert told.status_code == 200
            question = told.json()["question"]
        return asked


class Two:
    """Two partners, and the days."""

    def __init__(self, client: TestClient, calendar: Calendar, **opening: str) -> None:
        opened = client.post("/pairs", json=opening)
        assert opened.status_code == 201
        self.invitation = opened.json()["invitation"]
        joined = client.post("/pairs/partner", json={"invitation": self.invitation})
        assert joined.status_code == 201
        self.a, self.b = Person(client, opened.json()["key"]), Person(client, joined.json()["key"])
        self.calendar = calendar

    def go_to(self, week: int, *, days: int = 0) -> None:
        self.calendar.day = in_week(week) + timedelta(days=days)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture(params=["sqlite", "postgres"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Storage]:
    in_file = f"sqlite:///{tmp_path / 'x.sqlite3'}"
    storage = Storage(in_file if request.param == "sqlite" else request.getfixturevalue("postgres"))
    yield storage
    storage.close()


@pytest.fixture
def client(tmp_path: Path, calendar: Calendar) -> Iterator[TestClient]:
    with TestClient(make_app(Storage(f"sqlite:///{tmp_path / 'pairs.sqlite3'}"), today=calendar)) as client:
        yield client


@pytest.fixture
def two(client: TestClient, calendar: Calendar) -> Two:
    return Two(client, calendar)


def codes(answer: Any) -> list[str]:
    assert answer.status_code == 422
    return [problem["code"] for problem in answer.json()["problems"]]


def test_what_is_asked_week_by_week(two: Two) -> None:
    """In private in the first week and when that is due again, some each week, and all of the rest in four weeks."""
    in_turn = []
    for week in range(1, 7):
        two.go_to(week)
        asked = two.a.check_in()
        assert [id for id in asked if id in PRIVATE] == ([PRIVATE[0]] if week in (1, 6) else [])
        assert [id for id in asked if id in WEEKLY] == list(WEEKLY)
        in_turn += [id for id in asked if id in IN_TURN]
        assert len(in_turn) == weeks.PER_WEEK * week
    assert in_turn == [*IN_TURN, *IN_TURN[:12]]


def test_the_first_question_says_why_and_a_question_has_all_that_a_form_needs(two: Two) -> None:
    first = two.a.get("/me/question").json()
    assert (first["week"], first["question"]["signal"]["id"]) == ("2026-03-02", PRIVATE[0])
    assert first["question"]["preamble"] == KB.preamble
    assert [each["value"] for each in first["question"]["options"]] == [True, False]
    for id in PRIVATE[: PRIVATE.index("low_mood")]:
        mood = two.a.answer(**{id: False}).json()["question"]
    assert [len(each["options"]) for each in mood["items"]] == [4, 4]


def test_after_four_weeks_all_that_is_asked_is_known(two: Two) -> None:
    for week in range(1, 5):
        two.go_to(week, days=week)
        two.a.check_in()
        two.b.check_in(3)
    shared = two.a.get("/pair/week").json()
    assert shared == two.b.get("/pair/week").json()
    assert shared["week"] == str(in_week(4))
    (index,) = shared["shareable"]["indexes"]
    assert index["level_title"]
    assert not any(finding["open"] for finding in shared["shareable"]["findings"])
    mine = two.a.get("/me/week").json()
    assert mine["support"] is None
    assert mine["diagnosis"]["safety"]["status"] == "no_concern_reported"
    practices = [item["practice"] for week in mine["plan"]["weeks"] for item in week["items"]]
    assert practices
    assert {practice["who"] for practice in practices} == {"one"}
    trends = {trend["id"]: trend for trend in two.a.get("/me/history").json()["progress"]["findings"]}
    assert {point["number"] for point in trends["lack_of_quality_time"]["points"]} == {1, 2, 3, 4}


def test_texts_are_in_the_language_of_the_two(client: TestClient, calendar: Calendar) -> None:
    two = Two(client, calendar, locale="de")
    assert two.b.get("/me/question").json()["question"]["signal"]["question"].startswith("Gibt es Momente")
    two.a.check_in()
    two.b.check_in()
    assert two.b.get("/me/week").json()["diagnosis"]["locale"] == "de"
    assert two.b.get("/pair/week").json()["shareable"]["locale"] == "de"


def test_one_of_them_is_missing_in_a_week(two: Two) -> None:
    """What is for both stays as it was, what is for the one who was there goes on, and the other is asked anew."""
    for person in (two.a, two.b):
        person.check_in()
    before = two.a.get("/pair/week").content
    two.go_to(2)
    two.a.check_in(4)
    assert two.a.get("/pair/week").content == two.b.get("/pair/week").content == before
    assert two.a.get("/me/week").json()["week"] == str(in_week(2))
    assert two.b.get("/me/week").json()["diagnosis"]["findings"]  # of what still stands
    two.go_to(3)
    two.a.check_in(4)
    assert two.b.check_in() == [*WEEKLY, *IN_TURN[6:12]]  # what b was not asked in the second week
    assert two.b.get("/pair/week").json()["week"] == str(in_week(3))
    trust = [trend for trend in two.b.get("/me/history").json()["progress"]["signals"] if trend["id"] == "trust"]
    assert [point["number"] for point in trust[0]["points"]] == [1, 2]


CONCERN = {3: {"fears_partner": True}, 4: {"fears_partner": False}}
MUCH = {
    1: {"hurt_by_partner": True, "low_mood": [3, 3]},
    2: {"thoughts_of_leaving": 4, "hurt_by_partner": None},
    3: dict.fromkeys(PRIVATE),
    4: {"suicidal_thoughts": True},
}


class FourWeeks:
    """What comes of four weeks in which the answers for both are the same, and a answers this in private."""

    def __init__(self, client: TestClient, calendar: Calendar, in_private: dict[int, dict[str, Any]]) -> None:
        two = Two(client, calendar)
        self.asked: list[list[str]] = []
        self.both: list[bytes] = []
        self.b: list[bytes] = []
        self.a: list[Any] = []
        for week in range(1, 5):
            two.go_to(week)
            said = in_private.get(week, {})
            assert two.a.answer(**said).status_code == 200  # also what is not due
            self.asked.append([id for id in two.a.check_in(1, **said) if id in FOR_BOTH])
            two.b.check_in(3)
            self.both += [person.get("/pair/week").content for person in (two.a, two.b)]
            self.b += [two.b.get(path).content for path in ("/me/question", "/me/week", "/me/history")]
            self.a.append(two.a.get("/me/week").json())
        self.past = two.a.get("/me/history").json()


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FourWeeks]:
    calendar, file = Calendar(), tmp_path_factory.mktemp("pairs") / "x.sqlite3"
    with TestClient(make_app(Storage(f"sqlite:///{file}"), today=calendar)) as client:
        said = {"nothing": {}, "concern": CONCERN, "much": MUCH}
        return {name: FourWeeks(client, calendar, in_private) for name, in_private in said.items()}


@pytest.mark.parametrize("name", ["concern", "much"])
def test_what_is_for_both_and_for_the_other_is_the_same_whatever_was_answered_in_private(
    seen: dict[str, FourWeeks], name: str
) -> None:
    with_it, without = seen[name], seen["nothing"]
    assert with_it.both == without.both
    assert with_it.b == without.b
    assert with_it.asked == without.asked  # also under a concern
    assert with_it.a != without.a
    assert len({*without.both}) == 4


def test_a_concern_in_the_third_week(seen: dict[str, FourWeeks]) -> None:
    """Then there is support for the one who said so, and nothing for the two; until the same is answered with no."""
    a = seen["concern"].a
    assert [week["support"] is None for week in a] == [True, True, False, True]
    assert (a[2]["diagnosis"], a[2]["plan"]) == (None, None)
    assert [concern["id"] for concern in a[2]["support"]["concerns"]] == ["fear_of_partner"]
    assert {item["who"] for each in a[2]["support"]["remedies"] for item in each["practices"]} == {"one"}
    assert a[3]["plan"]["weeks"][0]["items"][0]["support"] is True
    past = seen["concern"].past
    assert (past["progress"], past["support"] is None) == (None, False)


def test_a_concern_stands_and_is_asked_about_again(two: Two) -> None:
    two.a.check_in(fears_partner=True)
    two.go_to(2)
    assert two.a.get("/me/week").json()["support"] is not None
    assert two.a.check_in(fears_partner=None)[:2] == ["fears_partner", WEEKLY[0]]
    assert two.a.get("/me/week").json()["support"] is not None  # not answered is not answered with no


@given(
    st.dictionaries(
        st.sampled_from([id for id, signal in KB.signals.items() if signal.asks == "alone" and signal.kind == "flag"]),
        st.booleans() | st.none(),
    )
)
def test_no_private_answer_takes_part_in_what_is_for_both(said: dict[str, Any]) -> None:
    public = dict.fromkeys(FOR_BOTH, 2)
    answered = {id: value for id, value in said.items() if value is not None}
    private = Week({**public, **answered}, frozenset(said.keys() - answered.keys()))
    b = {FIRST: Week(dict.fromkeys(FOR_BOTH, 3))}
    assert weeks.shared(KB, {FIRST: private}, b, FIRST) == weeks.shared(KB, {FIRST: Week(public)}, b, FIRST)


def test_what_is_for_both_is_not_private_and_changes_something() -> None:
    assert not FOR_BOTH & KB.runtime.context.private
    assert len(FOR_BOTH) == len(WEEKLY) + len(IN_TURN)
    for id in FOR_BOTH:
        assert KB.checkin(only=[id], stop_when="everything").question is not None


def test_screening_counts_as_long_as_the_pack_says(two: Two) -> None:
    """And not longer because the app keeps answers: these are not carried by it."""
    two.a.check_in()
    said = {FIRST: Week(dict.fromkeys(PRIVATE, False) | {"low_mood": 0, "anxiety": 0})}
    for days, status in ((28, "no_concern_reported"), (29, "not_screened")):
        now = FIRST + timedelta(days=days)
        assert not weeks.standing(said, now)
        assert weeks.of_one(KB, said, now).safety.status == status


def test_wrong_input_is_told_without_values_and_nothing_is_kept(two: Two, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    before = two.a.get("/me/week").content
    answers = [
        two.a.answer(trust=98765, trusst=1),
        two.a.answer(trust="98765"),
        two.a.answer(trust=7, feels_heard=98765),
        two.a.answer(a={"trust": 98765}),
        two.a.client.patch("/me/answers", content=b'{"trust": 98765', headers=two.a.headers),
        two.a.client.patch("/me/answers", json=[98765], headers=two.a.headers),
        two.a.client.post("/pairs", json={"locale": "98765"}),
        two.a.client.post("/pairs/partner", json={"code": "98765"}),
        two.a.client.put("/me/device", json={"token": "98765" * 200}, headers=two.a.headers),
    ]
    expected = [["IK304", "IK302"], ["IK303"], ["IK304"], *[["request"]] * 4, ["request", "request"], ["request"]]
    assert [codes(answer) for answer in answers] == expected
    assert not any("98765" in answer.text for answer in answers)
    assert "98765" not in caplog.text
    assert two.a.get("/me/week").content == before


def test_a_partner_who_asks_for_the_answers_of_the_other_is_refused(two: Two) -> None:
    """There is no way to say whose: no path and no parameter names anybody."""
    two.a.check_in(trust=9, feels_heard=4)
    for path in ("/me/week", "/me/history", "/me/question", "/pair/week"):
        assert codes(two.b.client.get(path, params={"partner": "a"}, headers=two.b.headers)) == ["request"]
    for path in ("/a/week", "/partners/a/answers", "/pair/answers", f"/{two.a.key}/week", "/me/answers"):
        assert two.b.get(path).status_code in (404, 405)
    assert two.b.get("/me/week").json()["diagnosis"]["findings"] == [
        finding.model_dump(mode="json") for finding in KB.diagnose({}).record.findings
    ]
    operations = [
        operation for path in two.b.client.get("/openapi.json").json()["paths"].values() for operation in path.values()
    ]
    assert not any(operation.get("parameters") for operation in operations)
    for key in (two.invitation, "x", two.a.key[:-1]):
        stranger = Person(two.a.client, key)
        refused = [stranger.get("/me/week"), stranger.get("/pair/week"), stranger.answer(trust=1)]
        assert [answer.status_code for answer in refused] == [401] * 3
    again = two.b.client.post("/pairs/partner", json={"invitation": two.invitation})
    assert (again.status_code, again.text) == (401, refused[0].text)


def test_a_week_that_is_finished_stays_but_something_private_can_still_be_said(two: Two) -> None:
    two.a.check_in()
    two.b.check_in()
    before = two.b.get("/pair/week").content
    for id in (WEEKLY[0], IN_TURN[-1]):
        assert two.a.answer(**{id: 0}).status_code == 409
    assert two.a.answer(contempt=4).status_code == 200  # it is not among what is for both
    assert two.a.answer(fears_partner=True).status_code == 200
    assert two.b.get("/pair/week").content == before
    assert two.a.get("/me/week").json()["support"] is not None


def test_reminders_say_the_same_to_all_and_nothing_of_what_is_asked(tmp_path: Path) -> None:
    storage, calendar = Storage(f"sqlite:///{tmp_path / 'x.sqlite3'}"), Calendar()
    sent: list[tuple[str, str]] = []
    with TestClient(make_app(storage, today=calendar)) as client:
        two, others = Two(client, calendar, locale="de"), Two(client, calendar, locale="de")
        people = {"a": two.a, "b": two.b, "c": others.a, "d": others.b}
        for name, person in people.items():
            done = client.put("/me/device", json={"token": name}, headers=person.headers)
            assert done.status_code == 204
        client.put("/me/device", json={"token": None}, headers=people["d"].headers)
        assert remind(storage, lambda device, text: sent.append((device, text))) == 3
        assert sorted(sent) == [(name, TEXTS["de"]) for name in "abc"]
        two.a.check_in(fears_partner=True)
        two.b.check_in()
        again: list[tuple[str, str]] = []
        assert remind(storage, lambda device, text: again.append((device, text))) == 3  # whoever said what, or finished
        assert sorted(again) == sorted(sent)


def test_whoever_declines_everything_reads_nothing_of_the_other(two: Two) -> None:
    two.a.check_in(level=0)
    two.b.answer(**dict.fromkeys([*PRIVATE, *WEEKLY, *IN_TURN[: weeks.PER_WEEK]]))
    assert two.b.get("/me/question").json()["question"] is None
    told = two.b.get("/pair/week").json()
    assert told["shareable"] is not None
    assert {finding["level"] for finding in told["shareable"]["findings"]} == {"none"}
    two.go_to(2)
    two.a.check_in(level=0)
    two.b.check_in(level=4)
    assert {finding["level"] for finding in two.b.get("/pair/week").json()["shareable"]["findings"]} != {"none"}


def test_a_week_that_was_finished_meanwhile_keeps_what_it_has(storage: Storage) -> None:
    member = storage.member(storage.open("en")[0])
    assert member is not None
    asked = weeks.for_both({}, FIRST)
    assert storage.answer(member, FIRST, dict.fromkeys(asked, 2))
    assert storage.answer(member, FIRST, {asked[0]: 0}) is False
    assert storage.answer(member, FIRST, {asked[0]: 0, "fears_partner": True}) is False
    assert storage.answer(member, FIRST, {"fears_partner": True})
    assert storage.weeks(member)[FIRST].answers == {**dict.fromkeys(asked, 2), "fears_partner": True}


def test_who_leaves_takes_all_they_said_with_them(two: Two) -> None:
    two.a.check_in()
    two.b.check_in()
    assert two.b.client.delete("/me", headers=two.b.headers).status_code == 204
    assert two.b.get("/me/week").status_code == 401
    assert two.a.get("/pair/week").json() == {"week": None, "shareable": None}
    assert two.a.get("/me/week").status_code == 200
    assert two.a.client.post("/pairs/partner", json={"invitation": two.invitation}).status_code == 401
    assert two.a.client.delete("/me", headers=two.a.headers).status_code == 204


def test_nothing_is_left_of_a_pair_that_both_have_left(storage: Storage) -> None:
    key, invitation = storage.open("en")
    other = storage.join(invitation)
    assert other is not None
    members = [storage.member(each) for each in (key, other)]
    for member in members:
        assert member is not None
        assert storage.answer(member, FIRST, {"trust": 3})
        storage.forget(member)
        assert storage.both(member) is None
        assert not storage.weeks(member)
        assert storage.answer(member, FIRST, {"trust": 3}) is None
    assert [storage.member(each) for each in (key, other)] == [None, None]


def test_an_invitation_is_used_once_whoever_comes_at_the_same_time(storage: Storage) -> None:
    for _ in range(10):
        _, invitation = storage.open("en")
        ready = Barrier(3)

        def join(_: int, invitation: str = invitation, ready: Barrier = ready) -> str | None:
            ready.wait()
            return storage.join(invitation)

        with ThreadPoolExecutor(3) as devices:
            assert sum(key is not None for key in devices.map(join, range(3))) == 1


def test_two_devices_do_not_lose_each_others_answers(storage: Storage) -> None:
    names = ["quality_time_hours", "trust", "work_hours", "feels_heard"]
    for _ in range(10):
        member = storage.member(storage.open("en")[0])
        assert member is not None
        ready = Barrier(len(names))

        def send(name: str, member: Any = member, ready: Barrier = ready) -> bool | None:
            ready.wait()
            return storage.answer(member, FIRST, {name: 1})

        with ThreadPoolExecutor(len(names)) as devices:
            assert all(devices.map(send, names))
        assert storage.weeks(member)[FIRST].answers == dict.fromkeys(names, 1)


def test_opening_is_rate_limited_and_nothing_is_cached(client: TestClient, two: Two) -> None:
    answers = [two.a.get("/me/week"), two.a.get("/pair/week"), two.a.answer(trust=1), two.a.answer(trust=99)]
    answers += [client.post("/pairs") for _ in range(60)]
    assert {answer.headers["cache-control"] for answer in answers} == {"no-store"}
    assert (answers[-2].status_code, answers[-1].status_code) == (201, 429)


def test_the_interface_says_what_is_answered(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    parts = schema["components"]["schemas"]
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            (status,) = [code for code in operation["responses"] if code.startswith("2")]
            if status == "204":
                continue
            told = operation["responses"][status]["content"]["application/json"]["schema"]["$ref"]
            assert parts[told.rpartition("/")[2]]["properties"], (path, method)
    assert {"shareable", "week"} == parts["ForBoth"]["properties"].keys()
    assert {"options", "items", "preamble"} <= parts["NextQuestion"]["properties"].keys()
    assert "observations" not in str(parts["Mine"])


FOLDER = TemporaryDirectory()
APP = make_app(Storage(f"sqlite:///{FOLDER.name}/x.sqlite3"), Openings(most=10**6), Calendar())
SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", APP)
KNOWN = Two(TestClient(APP), Calendar())


@SCHEMA.parametrize()
def test_responses_conform_to_the_schema(case: schemathesis.Case) -> None:
    leaving = case.method == "DELETE"
    person = Two(TestClient(APP), Calendar()).a if leaving else KNOWN.a
    case.call_and_validate(headers=person.headers if case.path.startswith(("/me", "/pair/")) else None)
