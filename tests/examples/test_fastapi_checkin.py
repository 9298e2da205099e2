"""The check-in over HTTP, on SQLite and PostgreSQL, with valid, invalid and generated requests."""

import logging
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier
from typing import Any

import pytest

for needed in ("fastapi", "sqlalchemy", "schemathesis", "psycopg", "httpx"):
    pytest.importorskip(needed, reason="the dependency group `gate` is not installed")

import schemathesis  # noqa: E402 - only where these are
from fastapi.testclient import TestClient  # noqa: E402

sys.path.insert(0, str(Path(__file__).parents[2] / "examples" / "fastapi_checkin"))
from checkin_api.api import KB, make_app  # noqa: E402
from checkin_api.guards import Openings  # noqa: E402
from checkin_api.storage import Storage  # noqa: E402

sys.path.pop(0)
pytestmark = pytest.mark.gate
SAFETY = KB.diagnose({}).safety.unanswered
MINE = {"quality_time_hours": 1.5, "unresolved_conflicts": 4, "hides_feelings": 3}


@pytest.fixture(params=["sqlite", "postgres"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Storage]:
    in_file = f"sqlite:///{tmp_path / 'x.sqlite3'}"
    storage = Storage(in_file if request.param == "sqlite" else request.getfixturevalue("postgres"))
    yield storage
    storage.close()


@pytest.fixture
def client(storage: Storage) -> Iterator[TestClient]:
    with TestClient(make_app(storage)) as client:
        yield client


class Case:
    """A case as a device has it that holds its key."""

    def __init__(self, client: TestClient, **opening: str) -> None:
        self.client = client
        answer = client.post("/cases", json=opening)
        assert answer.status_code == 201
        self.key: str = answer.json()["key"]
        self.headers = {"Authorization": f"Bearer {self.key}"}

    def get(self, what: str) -> Any:
        return self.client.get(f"/case/{what}", headers=self.headers)

    def answer(self, **answers: Any) -> Any:
        return self.client.patch("/case/answers", json=answers, headers=self.headers)

    def send(self, content: bytes) -> Any:
        return self.client.patch("/case/answers", content=content, headers=self.headers)

    def forget(self) -> Any:
        return self.client.delete("/case", headers=self.headers)


def codes(answer: Any) -> list[str]:
    assert answer.status_code == 422
    return [problem["code"] for problem in answer.json()["problems"]]


def test_a_check_in_from_the_first_question_to_the_diagnosis(client: TestClient) -> None:
    case = Case(client)
    private = KB.runtime.built.rulebook.private_part
    harmless = {id: False if KB.signals[id].kind == "flag" else 0 for id in private}
    for id in private:
        question = case.get("question").json()["question"]
        assert question["signal"]["id"] == id
        assert question["preamble"] == (KB.preamble if id == private[0] else None)
        assert case.answer(**{id: harmless[id]}).status_code == 204
    assert case.get("question").json()["question"]["signal"]["id"] not in private
    case.answer(**MINE)
    found = case.get("diagnosis").json()
    expected = KB.diagnose({**MINE, **harmless})
    assert found["safety"]["status"] == "no_concern_reported"
    assert found == expected.to_dict(answers=False)
    assert [each["strategy"]["id"] for each in found["remedies"]] == [each.strategy.id for each in expected.remedies]
    why = case.get("explanations").json()["texts"]
    assert why["lack_of_quality_time"] == str(expected.explain("lack_of_quality_time"))
    assert why[expected.remedies[0].strategy.id] == str(expected.explain(expected.remedies[0].strategy.id))


def test_regression_a_case_is_opened_with_an_empty_body(client: TestClient) -> None:
    answer = client.post("/cases")
    assert answer.status_code == 201
    headers = {"Authorization": f"Bearer {answer.json()['key']}"}
    assert client.get("/case/question", headers=headers).status_code == 200


def test_answers_are_taken_back_and_not_asked_again(client: TestClient) -> None:
    case = Case(client)
    case.answer(**MINE, **dict.fromkeys(SAFETY, False))
    asked = case.get("question").json()["question"]["signal"]["id"]
    case.answer(**{asked: None, "quality_time_hours": None})
    assert case.get("question").json()["question"]["signal"]["id"] not in (asked, "quality_time_hours")
    levels = {each["id"]: each["level"] for each in case.get("diagnosis").json()["findings"]}
    assert levels["lack_of_quality_time"] == "none"


def test_under_a_concern_there_are_no_more_questions(client: TestClient) -> None:
    case = Case(client)
    case.answer(**{**dict.fromkeys(SAFETY, False), SAFETY[1]: True})
    assert case.get("question").json()["ended"] == "safety"
    found = case.get("diagnosis").json()
    assert [each["strategy"]["id"] for each in found["remedies"]] == ["seek_professional_help"]


def test_two_devices_do_not_lose_each_others_answers(storage: Storage) -> None:
    names = ["quality_time_hours", "daily_talk_minutes", "work_hours", "unresolved_conflicts"]
    for _ in range(15):
        case, ready = storage.open(None), Barrier(len(names))

        def send(name: str, case: str = case, ready: Barrier = ready) -> bool:
            ready.wait()
            return storage.answer(case, {name: 1})

        with ThreadPoolExecutor(len(names)) as devices:
            assert all(devices.map(send, names))
        kept = storage.get(case)
        assert kept is not None
        assert kept.answers == dict.fromkeys(names, 1)


def all_of(case: Case) -> list[Any]:
    return [case.answer(), *(case.get(what) for what in ("question", "diagnosis", "explanations")), case.forget()]


def test_a_case_can_be_forgotten(client: TestClient) -> None:
    case = Case(client, context="friendship")
    assert case.forget().status_code == 204
    assert [answer.status_code for answer in all_of(case)] == [401] * 5


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Bearer x"}, {"Authorization": "Basic eDp5"}, {"Authorization": "Bearer "}]
)
def test_regression_a_case_is_not_accessible_without_its_key(client: TestClient, headers: dict[str, str]) -> None:
    """Whether there is none, a wrong one, or that of a case that was forgotten: the answer is the same."""
    forgotten = Case(client)
    forgotten.forget()
    expected = forgotten.get("question")
    stranger = Case(client)
    stranger.answer(**MINE)
    stranger.headers = headers
    for answer in all_of(stranger):
        assert (answer.status_code, answer.text) == (401, expected.text)
        assert answer.headers["www-authenticate"] == "Bearer"


def test_regression_paths_contain_no_data_of_a_case(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """So nothing of it is in a log of requests, nor who asked about which finding."""
    caplog.set_level(logging.INFO)
    case = Case(client)
    assert {answer.request.url.path for answer in all_of(case)} == {
        "/case", "/case/answers", "/case/question", "/case/diagnosis", "/case/explanations"
    }  # fmt: skip
    assert case.key not in caplog.text
    assert not [path for path in client.get("/openapi.json").json()["paths"] if "{" in path]


def test_regression_keys_are_stored_as_hashes_only(storage: Storage) -> None:
    key = storage.open(None)
    kept = storage.get(key)
    assert kept is not None
    assert key not in str(vars(kept))
    assert storage.get(kept.key_hash) is None


def test_regression_responses_are_not_cached(client: TestClient) -> None:
    case = Case(client)
    answers = [
        client.post("/cases"),
        *all_of(case),
        *all_of(case),
        case.send(b" " * 70_000),
        client.get("/openapi.json"),
        client.get("/nothing/here"),
        client.post("/case/question"),
        client.post("/cases", json={"context": "nowhere"}),
    ]
    assert {answer.headers["cache-control"] for answer in answers} == {"no-store"}
    assert {answer.status_code for answer in answers} == {200, 201, 204, 401, 404, 405, 413, 422}


def test_internal_errors_reveal_nothing_and_are_not_cached(tmp_path: Path) -> None:
    class Broken(Storage):
        def get(self, key: str) -> Any:
            raise RuntimeError(key)

    storage = Broken(f"sqlite:///{tmp_path / 'x.sqlite3'}")
    with TestClient(make_app(storage), raise_server_exceptions=False) as client:
        answer = client.get("/case/question", headers={"Authorization": "Bearer 98765"})
    assert (answer.status_code, answer.headers["cache-control"]) == (500, "no-store")
    assert "98765" not in answer.text


def test_regression_opening_cases_is_rate_limited(tmp_path: Path) -> None:
    now = 0.0
    storage = Storage(f"sqlite:///{tmp_path / 'x.sqlite3'}")
    with TestClient(make_app(storage, Openings(most=3, seconds=60, clock=lambda: now))) as client:
        assert [client.post("/cases").status_code for _ in range(5)] == [201, 201, 201, 429, 429]
        now = 58.5
        refused = client.post("/cases")
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "2")
        now = 60.0
        assert [client.post("/cases").status_code for _ in range(5)] == [201, 201, 201, 429, 429]


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_regression_database_is_readable_by_its_owner_only(tmp_path: Path, mode: str) -> None:
    file = tmp_path / "deep" / "er" / "x.sqlite3"
    before = os.umask(0)
    try:
        storage = Storage(f"sqlite:///{file}")
        with storage._engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA journal_mode={mode}")
        key = storage.open(None)
        with storage._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            connection.exec_driver_sql("UPDATE cases SET context = 'family'")
            modes = {path.name: path.stat().st_mode & 0o777 for path in (*file.parent.iterdir(), *file.parents[:2])}
            connection.rollback()
    finally:
        os.umask(before)
    beside = {"DELETE": ["-journal"], "WAL": ["-wal", "-shm"]}[mode]
    assert modes == {"deep": 0o700, "er": 0o700} | {f"x.sqlite3{ending}": 0o600 for ending in ["", *beside]}
    assert storage.get(key) is not None
    storage.close()
    file.chmod(0o644)
    Storage(f"sqlite:///{file}").close()
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_database_in_memory_has_no_file_and_a_uri_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for url in ("sqlite://", "sqlite:///:memory:"):
        Storage(url).close()
    with pytest.raises(ValueError, match="no URI"):
        Storage("sqlite:///file:x.sqlite3?uri=true")
    assert not [*tmp_path.iterdir()]


def test_validation_errors_do_not_repeat_values(
    client: TestClient, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    case = Case(client)
    answers = [
        case.answer(trust=98765, trusst=1),
        case.answer(trust=[98765]),
        case.send(b'{"trust": 98765'),
        case.answer(conflict_topic="98765"),
        case.answer(trust={"98765": 1}),
        case.answer(low_mood=[0, True]),
    ]
    expected = [["IK304", "IK302"], ["IK303"], ["request"], ["IK306"]]
    assert [codes(answer) for answer in answers] == [*expected, ["request"], ["IK303"]]
    assert not any("98765" in answer.text for answer in answers)
    large = case.send(b" " * 70_000)
    assert (large.status_code, large.json()) == (413, {"detail": "the request is too large"})
    case.answer(trust=3.25)
    case.get("diagnosis")
    assert "3.25" not in caplog.text + "".join(capfd.readouterr())


FOLDER = TemporaryDirectory()
APP = make_app(Storage(f"sqlite:///{FOLDER.name}/x.sqlite3"), Openings(most=10**6))
SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", APP)
KNOWN = Case(TestClient(APP)).headers


@SCHEMA.parametrize()
def test_responses_conform_to_the_schema(case: schemathesis.Case) -> None:
    headers = Case(TestClient(APP)).headers if case.method == "DELETE" else KNOWN
    case.call_and_validate(headers=headers if case.path != "/cases" else None)
