"""`intimacy-kit graph`."""

import json
from pathlib import Path

import pytest

import intimacy_kit as ik
from tests.unit.cli.conftest import Run
from tests.wording import Wording, codes_in

KB = ik.load_knowledge()


def test_mermaid_is_the_default(run: Run) -> None:
    assert run("graph") == (0, KB.picture().mermaid(), "")


@pytest.mark.parametrize("format", ["mermaid", "dot", "svg"])
def test_every_format_around_an_entry(run: Run, format: str) -> None:
    said = run("graph", "--around", "trust", "--steps", 2, "--format", format)

    assert said == (0, getattr(KB.picture("trust", steps=2), format)(), "")


def test_plain_data(run: Run) -> None:
    code, said, _ = run("graph", "--around", "trust", "--format", "json")

    assert code == 0
    assert json.loads(said) == KB.picture("trust").to_dict()


def test_packs_and_contexts(run: Run, pack: Path) -> None:
    _, said, _ = run("graph", "--around", "lack_of_quality_time", "--pack", pack)
    assert "n_dates --> n_no_dates\n" in said
    _, said, _ = run("graph", "--context", "friendship")
    assert "infidelity_risk" not in said


@pytest.mark.parametrize(
    ("name", "options", "begins"),
    [
        ("a.svg", [], "<svg "),
        ("a.GV", [], "digraph "),
        ("a.json", [], "{"),
        ("a.txt", [], "flowchart "),
        ("a.svg", ["--format", "dot"], "digraph "),
    ],
)
def test_format_follows_the_file_extension(
    run: Run, tmp_path: Path, name: str, options: list[str], begins: str
) -> None:
    assert run("graph", "--around", "fears_partner", "--out", name, *options) == (
        0,
        f"5 entries written to '{name}'\n",
        "",
    )
    assert (tmp_path / name).read_text("utf-8").startswith(begins)


@pytest.mark.parametrize(
    ("arguments", "code", "found_codes"),
    [
        (["--around", "trsut"], 2, ["IK401"]),
        (["--steps", "11"], 2, ["IK404"]),
        (["--out", "a.png"], 2, []),
        (["--out", "none/a.svg"], 2, []),
    ],
)
def test_usage_errors(run: Run, arguments: list[str], code: int, found_codes: list[str], wording: Wording) -> None:
    ended, said, complaint = run("graph", *arguments)

    assert (ended, said) == (code, "")
    assert set(codes_in(complaint)) >= set(found_codes)
    wording(complaint)


def test_an_unknown_format_is_a_wrong_use(run: Run) -> None:
    code, said, complaint = run("graph", "--format", "png")

    assert (code, said) == (2, "")
    assert complaint.startswith("Usage: ")
    assert "'png' is not one of" in complaint


def test_existing_files_are_not_overwritten(run: Run, tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "a.svg").write_text("mine")

    code, _, complaint = run("graph", "--out", "a.svg")

    assert code == 2
    wording(complaint)
    assert (tmp_path / "a.svg").read_text() == "mine"
