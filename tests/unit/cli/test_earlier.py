"""Earlier check-ins on the command line: what stands, what counts for a while, what ends."""

import json
from pathlib import Path

import pytest

import intimacy_kit as ik
from tests.unit.cli.conftest import Run

FEARS = {"trust": 3, "fears_partner": True}
BEFORE, NOW = "2026-11-02", "2026-11-30"


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    (tmp_path / "before.json").write_text(json.dumps(FEARS))
    (tmp_path / "mine.json").write_text('{"trust": 7}')
    (tmp_path / "no.json").write_text('{"trust": 7, "fears_partner": false}')


def diagnosed(values: dict[str, float | bool | str | None]) -> ik.Diagnosis:
    return ik.load_knowledge().diagnose(values, earlier=[(BEFORE, ik.diagnose(FEARS))], when=NOW)


def test_a_concern_stays_and_ends_when_it_is_answered_with_no(run: Run) -> None:
    given = ("--earlier", f"{BEFORE}=before.json", "--when", NOW)
    stands = diagnosed({"trust": 7})
    assert stands.safety.concern
    assert run("diagnose", "mine.json", *given)[1] == f"{stands.to_text()}\n"
    ended = diagnosed({"trust": 7, "fears_partner": False})
    assert not ended.safety.concern
    assert run("diagnose", "no.json", *given, "--json")[1] == ended.to_json(indent=2) + "\n"


def test_what_diagnose_wrote_counts_as_well_and_without_dates_its_concern_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "stored.json").write_text(run("diagnose", "before.json", "--json")[1])
    told = json.loads(run("diagnose", "mine.json", "--earlier", "stored.json", "--json")[1])
    assert told["safety"]["status"] == "concern"
    assert told["earlier"]["answers"] == []


def test_a_plan_begins_with_support(run: Run) -> None:
    given = ("--earlier", f"{BEFORE}=before.json", "--when", NOW)
    told = json.loads(run("plan", "no.json", *given, "--json")[1])
    made = diagnosed({"trust": 7, "fears_partner": False}).plan(minutes_per_week=90)
    assert told == json.loads(made.model_dump_json())
    assert made.items[0].support


def test_asking_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = iter(["q"])
    monkeypatch.setattr("builtins.input", lambda _: next(lines))
    said = run("ask", "--earlier", f"{BEFORE}=before.json", "--when", NOW)[1]
    concern = ik.diagnose(FEARS).safety.concerns[0]
    assert concern.title in said


def test_couples(run: Run, tmp_path: Path) -> None:
    (tmp_path / "two.json").write_text(json.dumps({"a": FEARS, "b": {"trust": 5}}))
    told = json.loads(run("diagnose", "mine.json", "--partner", "no.json", "--earlier", "two.json", "--json")[1])
    assert told["safety"]["status"] == "concern"
