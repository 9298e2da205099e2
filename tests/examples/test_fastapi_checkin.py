"""The check-in over HTTP: used as a client would, on SQLite and on PostgreSQL, and with whatever requests can hold."""

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier
from typing import Any

import pytest

for needed in ("fastapi", "sqlalchemy", "schemathesis", "psycopg", "httpx"):
    pytest.importorskip(needed)

import schemathesis  # noqa: E402 - only where these are
from fastapi.testclient import TestClient  # noqa: E402

sys.path.insert(0, str(Path(__file__).parents[2] / "examples" / "fastapi_checkin"))
from checkin_api.api import KB, make_app  # noqa: E402
from checkin_api.storage import Storage  # noqa: E402

sys.path.pop(0)
pytestmark = pytest.mark.once
SAFETY = sorted({name for rule in KB.safety_rules.values() for name in rule.when.names})
MINE = {"quality_time_hours": 1.5, "unresolved_conflicts": 4, "hides_feelings": 3}


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server of our own, that listens on a socket in a folder only."""
    programs = [shutil.which(name) for name in ("initdb", "pg_ctl")]
    if None in programs:
        pytest.skip("PostgreSQL is not installed")
    folder = tmp_path_factory.mktemp("postgres")
    options: dict[str, Any] = {"stdout": subprocess.DEVNULL, "cwd": "/"}
    if os.geteuid() == 0:  # it refuses to run for root
        options |= {"user": "postgres", "group": "postgres"}
        for path in (folder, *folder.parents[:3]):
            path.chmod(0o755)
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    subprocess.run([programs[0], "-D", data, "-U", "tester", "-A", "trust", "--no-sync"], check=True, **options)
    settings = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    control = [programs[1], "-D", data, "-w", "-l", folder / "log"]
    started = subprocess.run([*control, "-o", settings, "start"], check=False, **options)
    assert started.returncode == 0, (folder / "log").read_text("utf-8")
    yield f"postgresql+psycopg://tester@/postgres?host={folder}"
    subprocess.run([*control, "-m", "immediate", "stop"], check=False, **options)  # if it has not ended by itself


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


def opened(client: TestClient, **opening: str) -> str:
    answer = client.post("/cases", json=opening)
    assert answer.status_code == 201
    return f"/cases/{answer.json()['id']}"


def codes(answer: Any) -> list[str]:
    assert answer.status_code == 422
    return [problem["code"] for problem in answer.json()["problems"]]


def test_a_check_in_from_the_first_question_to_the_diagnosis(client: TestClient) -> None:
    case = opened(client)
    for _ in SAFETY:
        question = client.get(f"{case}/question").json()
        assert question["about_safety"]
        assert client.patch(f"{case}/answers", json={question["signal"]["id"]: False}).status_code == 204
    assert not client.get(f"{case}/question").json()["about_safety"]
    client.patch(f"{case}/answers", json=MINE)
    found = client.get(f"{case}/diagnosis").json()
    expected = KB.diagnose({**MINE, **dict.fromkeys(SAFETY, False)})
    assert found["safety"]["status"] == "no_concern_reported"
    assert [(each["id"], each["score"]) for each in found["challenges"]] == [
        (finding.id, finding.score) for finding in expected.challenges
    ]
    assert [each["strategy"]["id"] for each in found["remedies"]] == [each.strategy.id for each in expected.remedies]
    why = client.get(f"{case}/explanations/lack_of_quality_time").json()["text"]
    assert why == str(expected.explain("lack_of_quality_time"))


def test_regression_a_case_is_opened_without_a_word(client: TestClient) -> None:
    answer = client.post("/cases")
    assert answer.status_code == 201
    assert client.get(f"/cases/{answer.json()['id']}/question").status_code == 200


def test_answers_are_taken_back_and_not_asked_again(client: TestClient) -> None:
    case = opened(client)
    client.patch(f"{case}/answers", json={**MINE, **dict.fromkeys(SAFETY, False)})
    asked = client.get(f"{case}/question").json()["signal"]["id"]
    client.patch(f"{case}/answers", json={asked: None, "quality_time_hours": None})
    assert client.get(f"{case}/question").json()["signal"]["id"] not in (asked, "quality_time_hours")
    levels = {each["id"] for each in client.get(f"{case}/diagnosis").json()["challenges"]}
    assert "lack_of_quality_time" not in levels


def test_under_a_concern_there_are_no_more_questions(client: TestClient) -> None:
    case = opened(client)
    client.patch(f"{case}/answers", json={**dict.fromkeys(SAFETY, False), SAFETY[1]: True})
    assert client.get(f"{case}/question").json()["ended"] == "safety"
    found = client.get(f"{case}/diagnosis").json()
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


def test_a_case_can_be_forgotten(client: TestClient) -> None:
    case = opened(client, context="friendship")
    assert client.delete(case).status_code == 204
    for answer in (client.delete(case), client.get(f"{case}/question"), client.patch(f"{case}/answers", json={})):
        assert answer.status_code == 404


def test_what_does_not_fit_is_told_and_never_repeated(
    client: TestClient, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    case = opened(client)
    answers = [
        client.patch(f"{case}/answers", json={"trust": 98765, "trusst": 1}),
        client.patch(f"{case}/answers", json={"trust": [98765]}),
        client.patch(f"{case}/answers", content=b'{"trust": 98765'),
        client.get(f"{case}/explanations/98765"),
        client.patch(f"{case}/answers", json={"conflict_topic": "98765"}),
    ]
    assert [codes(answer) for answer in answers] == [["IK304", "IK302"], ["request"], ["request"], ["IK401"], ["IK306"]]
    assert [("98765" in answer.text) for answer in answers] == [False, False, False, True, False]  # the path says it
    large = client.patch(f"{case}/answers", content=b" " * 70_000)
    assert (large.status_code, large.json()) == (413, {"detail": "the request is too large"})
    client.patch(f"{case}/answers", json={"trust": 3.25})
    client.get(f"{case}/diagnosis")
    assert "3.25" not in caplog.text + "".join(capfd.readouterr())


FOLDER = TemporaryDirectory()
SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", make_app(Storage(f"sqlite:///{FOLDER.name}/x.sqlite3")))


@SCHEMA.parametrize()
def test_whatever_is_asked_is_answered_as_documented(case: schemathesis.Case) -> None:
    case.call_and_validate()
