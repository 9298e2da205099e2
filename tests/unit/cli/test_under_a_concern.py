"""The output of commands under a safety concern."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

import intimacy_kit as ik
from intimacy_kit.cli.app import app
from tests.unit.cli.conftest import Run
from tests.wording import Wording

KB = ik.load_knowledge(plugins=False)
ANSWERS = {"fears_partner": True, "quality_time_hours": 1, "trust": 9, "hides_feelings": 4}
DX = KB.diagnose(ANSWERS)
NOT_OF_A_CASE = {
    *(
        "batch",
        "codebook",
        "compare",
        "demo",
        "diff",
        "export",
        "faq",
        "graph",
        "lint",
        "mcp",
        "new-pack",
        "packs",
        "schema",
    ),
    *("signals", "test", "translations", "validate"),
}
"""Those for authors and about the pack; `batch` writes data for programs, and `mcp` has tests of its own."""
ARGUMENTS: dict[str, list[str]] = {
    "diagnose": [],
    "explain": [],
    "plan": ["--minutes", "60", "--weeks", "2"],
    "what-if": ["quality_time_hours=20"],
    "path-to": ["lack_of_quality_time"],
    "progress": ["mine.json"],
}


def as_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(ANSWERS))
    return file


@pytest.mark.parametrize("verb", ARGUMENTS)
def test_every_command_prints_exactly_the_support(run: Run, case: Path, verb: str, wording: Wording) -> None:
    """Regression: strengths, findings and open questions were told, and the third practice was not."""
    status, said, complained = run(verb, case.name, *ARGUMENTS[verb])
    assert (status, complained) == (0, "")
    assert as_one_line(said) == as_one_line(str(DX.support))
    wording(said)


def test_a_named_finding_is_not_explained_either(run: Run, case: Path) -> None:
    assert as_one_line(run("explain", case.name, "lack_of_quality_time")[1]) == as_one_line(str(DX.support))


def test_ask_ends_with_support(run: Run, monkeypatch: pytest.MonkeyPatch, wording: Wording) -> None:
    answers = iter([*["yes"] * 9, *["3"] * 4, "yes"])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    status, said, _ = run("ask")
    assert status == 0
    assert said.count("Safety comes first") == 1
    told = said.partition("Safety comes first")[2]
    wording(told)
    assert "Still open" not in told


def test_every_command_is_covered_here() -> None:
    """Whoever adds a verb that tells of a case adds it above, or says that it does not."""
    called = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    verbs = {name.replace("_", "-") for name in called}
    assert verbs - NOT_OF_A_CASE == {*ARGUMENTS, "ask"}


def test_no_calendar_is_written_and_support_is_printed(run: Run, case: Path, tmp_path: Path) -> None:
    status, said, complained = run("plan", case.name, "--ics", "plan.ics", "--start", date(2030, 1, 7))
    assert status != 0
    assert "IK440" in complained
    assert as_one_line(said) == as_one_line(str(DX.support))
    assert not (tmp_path / "plan.ics").exists()


def test_json_is_complete(run: Run, case: Path) -> None:
    found = json.loads(run("diagnose", case.name, "--json")[1])
    assert found["safety"]["status"] == "concern"
    assert found["findings"]
    (explained,) = json.loads(run("explain", case.name, "lack_of_quality_time", "--json")[1])
    assert explained["rules"]
    assert explained["support"]["concerns"][0]["id"] == "fear_of_partner"
