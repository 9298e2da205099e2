"""`intimacy-kit test`."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.small_pack import FILES
from tests.unit.cli.conftest import Run
from tests.unit.testing.tested_pack import CASES, rule
from tests.wording import Wording, codes_in, places_in

WITH_CASES = {**FILES, "cases.yaml": CASES}


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small pack with its cases."""
    return write(tmp_path / "small", WITH_CASES)


def test_passing_cases(run: Run, small: Path, wording: Wording) -> None:
    status, said, complaint = run("test", small, "--alone")
    assert (status, complaint) == (0, "")
    wording(said)
    assert said.splitlines()[-2] == "small: 3 cases passed"
    assert said.splitlines()[-1].startswith("coverage: ")


def test_failing_case(run: Run, small: Path, wording: Wording) -> None:
    write(small, {"cases.yaml": CASES.replace("moderate", "severe")})
    status, said, complaint = run("test", small, "--alone")
    assert (status, complaint) == (1, "")
    assert "cases.yaml:6:27" in places_in(said)
    wording(said)


def test_the_core_pack(run: Run) -> None:
    status, said, complaint = run("test", "core", "--min-coverage", "100")
    assert (status, complaint) == (0, "")
    assert said.splitlines()[-1].startswith("coverage: 100 % (")


@pytest.mark.parametrize(("least", "status"), [("0", 0), ("99.5", 1)])
def test_minimum_coverage(run: Run, small: Path, least: str, status: int, wording: Wording) -> None:
    ended, _, complaint = run("test", small, "--alone", "--min-coverage", least)
    assert ended == status
    wording(complaint)


def test_suggestions_are_valid_yaml(run: Run, small: Path, wording: Wording) -> None:
    status, said, complaint = run("test", small, "--alone", "--suggest")
    assert status == 0
    assert complaint.splitlines()[-1].startswith("coverage: ")
    write(small, {"cases/more.yaml": said})
    assert run("test", small, "--alone", "--min-coverage", "100")[0] == 0
    wording(run("test", small, "--alone", "--suggest")[1])


def test_suggestions_for_a_pack_without_cases(run: Run, tmp_path: Path, wording: Wording) -> None:
    small = write(tmp_path / "small", FILES)
    status, said, complaint = run("test", small, "--alone")
    assert (status, said) == (2, "")
    assert "IK470" in codes_in(complaint)
    wording(complaint)
    status, said, _ = run("test", small, "--alone", "--suggest")
    assert (status, said.splitlines()[0]) == (0, "- id: bright_mood_true")


def test_mutations(run: Run, small: Path, wording: Wording) -> None:
    status, said, complaint = run("test", small, "--alone", "--mutate", "--most", "20")
    assert (status, complaint) == (0, "")
    wording(said)
    assert " of 20 changes are noticed; " in said
    assert len(run("test", small, "--alone", "--mutate", "--full")[1]) > len(said)


def test_no_mutations_while_cases_fail(run: Run, small: Path, wording: Wording) -> None:
    write(small, {"cases.yaml": CASES.replace("moderate", "severe")})
    status, said, complaint = run("test", small, "--alone", "--mutate")
    assert status == 1
    wording(said)
    wording(complaint)
    assert "mutation" not in said


def test_json(run: Run, small: Path) -> None:
    status, said, complaint = run("test", small, "--alone", "--mutate", "--suggest", "--json")
    assert (status, complaint) == (0, "")
    data = json.loads(said)
    assert (data["pack"], len(data["cases"])) == ("small", 3)
    assert data.keys() == {"pack", "cases", "coverage", "suggestions", "not_found", "mutation"}


def test_pack_that_builds_on_others(run: Run, small: Path, tmp_path: Path) -> None:
    above = {
        "pack.yaml": FILES["pack.yaml"].replace("name: small", "name: above"),
        "rules.yaml": rule("no_trust", "trust < 1"),
        "cases.yaml": "- {id: x, title: X, observations: {trust: 0}, expect: {levels: {mistrust: moderate}}}",
    }
    folder = write(tmp_path / "above", above)
    status, said, _ = run("test", folder, "--pack", small, "--alone")
    assert (status, said.splitlines()[-2]) == (0, "above: 1 case passed")


@pytest.mark.parametrize(
    ("arguments", "status", "found_codes"),
    [
        (("nowhere",), 2, ["IK101"]),
        (("small", "--pack", "nowhere"), 2, ["IK101"]),
        (("broken",), 1, ["IK110"]),
        (("small", "--most", "3"), 2, []),
    ],
)
def test_usage_errors(
    run: Run,
    small: Path,
    tmp_path: Path,
    arguments: tuple[str, ...],
    status: int,
    found_codes: list[str],
    wording: Wording,
) -> None:
    write(tmp_path / "broken", {**WITH_CASES, "cases.yaml": "not: a list"})
    ended, said, complained = run("test", *arguments, "--alone")
    assert (ended, said) == (status, "")
    assert set(codes_in(complained)) >= set(found_codes)
    wording(complained)


@pytest.mark.parametrize("arguments", [("--min-coverage", "101"), ("--most", "0")])
def test_numbers_outside_their_range_are_wrong_uses(run: Run, small: Path, arguments: tuple[str, ...]) -> None:
    ended, said, complained = run("test", small, *arguments)
    assert (ended, said) == (2, "")
    assert complained.startswith("Usage: ")


def test_colours_and_progress_bar_only_in_terminals(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    coloured = run("test", small, "--alone", "--mutate")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    plain = run("test", small, "--alone", "--mutate")[1]
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain
    assert len(plain) < len(coloured)
