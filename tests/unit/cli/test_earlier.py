"""Earlier check-ins on the command line: what stands, what counts for a while, what ends."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

pytest.importorskip("typer")

import intimacy_kit as ik
from intimacy_kit.cli.app import SUMMARIES, load_command
from tests.unit.cli.conftest import Run
from tests.wording import codes_in

FEARS = {"trust": 3, "fears_partner": True}
LITTLE = {"trust": 7, "quality_time_hours": 1}
BEFORE, NOW = "2026-11-02", "2026-11-30"
OF_ONE_CASE: dict[str, list[str]] = {
    "diagnose": [],
    "explain": ["lack_of_quality_time"],
    "what-if": ["quality_time_hours=6"],
    "path-to": ["lack_of_quality_time"],
    "plan": [],
}
"""The commands that take the answers of one case, and what they are told besides."""
every_command = pytest.mark.parametrize("verb", OF_ONE_CASE)


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    (tmp_path / "before.json").write_text(json.dumps(FEARS))
    (tmp_path / "mine.json").write_text('{"trust": 7}')
    (tmp_path / "little.json").write_text(json.dumps(LITTLE))
    (tmp_path / "two.json").write_text(json.dumps({"a": FEARS, "b": {"trust": 5}}))
    (tmp_path / "no.json").write_text('{"trust": 7, "fears_partner": false}')


def diagnosed(values: Mapping[str, float | bool | str | None]) -> ik.Diagnosis:
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


def test_couples(run: Run) -> None:
    told = json.loads(run("diagnose", "mine.json", "--partner", "no.json", "--earlier", "two.json", "--json")[1])
    assert told["safety"]["status"] == "concern"


def test_every_command_of_one_case_takes_them() -> None:
    """Whoever adds one that takes answers adds it above."""
    taken = {name: {parameter.name for parameter in load_command(name).params} for name in SUMMARIES}
    of_one_case = {name for name, parameters in taken.items() if {"file", "partner"} <= parameters}
    assert of_one_case == {*OF_ONE_CASE}
    knowing = {name for name, parameters in taken.items() if {"earlier", "when"} <= parameters}
    assert knowing == {*of_one_case, "ask", "mcp"}


@every_command
@pytest.mark.parametrize("given", [["before.json"], [f"{BEFORE}=before.json", "--when", NOW]])
def test_regression_every_command_tells_support_alone_under_a_concern_of_then(
    run: Run, verb: str, given: list[str]
) -> None:
    """It stood in `diagnose`, while `explain`, `what-if` and `path-to` could not be told of it."""
    support = diagnosed(LITTLE).support
    assert support is not None
    status, said, complained = run(verb, "little.json", *OF_ONE_CASE[verb], "--earlier", *given)
    assert (status, complained) == (0, "")
    assert said.split() == str(support).split()


def test_data_are_whole_and_have_the_support(run: Run) -> None:
    given = ("--earlier", f"{BEFORE}=before.json", "--when", NOW, "--json")
    stands = diagnosed(LITTLE)
    (explained,) = json.loads(run("explain", "little.json", "lack_of_quality_time", *given)[1])
    assert explained == stands.explain("lack_of_quality_time").to_dict()
    assert explained["support"]["concerns"][0]["id"] == "fear_of_partner"
    supposed = json.loads(run("what-if", "little.json", "quality_time_hours=6", *given)[1])
    assert supposed == stands.what_if(quality_time_hours=6).to_dict()
    status, said, complained = run("path-to", "little.json", "lack_of_quality_time", *given)
    assert (status, said, codes_in(complained)) == (2, "", ["IK421"])


@pytest.mark.parametrize("verb", ["explain", "what-if", "path-to"])
def test_after_a_no_all_is_told_again(run: Run, tmp_path: Path, verb: str) -> None:
    answered = {**LITTLE, "fears_partner": False}
    (tmp_path / "answered.json").write_text(json.dumps(answered))
    ended = diagnosed(answered)
    told = {
        "explain": ended.explain("lack_of_quality_time"),
        "what-if": ended.what_if(quality_time_hours=6),
        "path-to": ended.path_to("lack_of_quality_time"),
    }
    given = ("--earlier", f"{BEFORE}=before.json", "--when", NOW)
    assert run(verb, "answered.json", *OF_ONE_CASE[verb], *given) == (0, f"{told[verb]}\n", "")


def test_what_was_answered_then_and_still_counts_cannot_be_supposed_away(run: Run) -> None:
    supposed = ("what-if", "little.json", "fears_partner=yes")
    assert run(*supposed)[0] == 0  # the question is open
    status, said, complained = run(*supposed, "--earlier", f"{BEFORE}=no.json", "--when", NOW)
    assert (status, said, codes_in(complained)) == (2, "", ["IK420"])
    assert run(*supposed, "--earlier", f"{BEFORE}=no.json", "--when", "2027-11-30")[0] == 0  # it counts no longer


@every_command
@pytest.mark.parametrize(
    ("given", "codes"),
    [
        (["none.json"], []),
        ([f"{BEFORE}=before.json", "--earlier", "no.json"], []),
        ([f"{BEFORE}=before.json", "--when", "yesterday"], ["IK422"]),
        (["two.json"], ["IK458"]),
    ],
)
def test_what_does_not_fit_is_refused(run: Run, verb: str, given: list[str], codes: list[str]) -> None:
    status, said, complained = run(verb, "little.json", *OF_ONE_CASE[verb], "--earlier", *given)
    assert (status, said, codes_in(complained)) == (2, "", codes)
    assert complained
