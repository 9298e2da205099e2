import json
from pathlib import Path
from runpy import run_path

import polars as pl
import pytest

from tests.simulated import PACK, people
from tests.unit.cli.conftest import Run

CHANCES = (0.02, 0.2, 0.4, 0.6, 0.8)
USUAL = ("--outcome", "event", "--draws", "20", "--no-leave-out", "--pack", "simulated")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a pack beside the core pack, and people."""
    (tmp_path / "simulated").mkdir()
    for name in ("pack", "signals", "challenges", "rules"):
        text = PACK[f"{name}.yaml"]
        for line in (", erodes: [nearness]", ",\n   leads_to: {parting: 0.9}"):
            text = text.replace(line, "")
        kept = [line for line in text.splitlines() if not line.startswith(("- {id: near", "- {id: hurt"))]
        (tmp_path / "simulated" / f"{name}.yaml").write_text("\n".join(kept).replace("id: topic", "id: themes"))
    people(120, CHANCES, 1).drop("topic", "mood").with_columns(trust=pl.lit(5.0)).write_csv(tmp_path / "people.csv")
    return tmp_path


def test_a_report_and_its_page(run: Run, folder: Path) -> None:
    status, said, complained = run(
        "validate", "people.csv", *USUAL, "--html", "page.html", "--fail-under", "distance.auc=.7"
    )
    assert (status, complained) == (0, "")
    assert "120 cases" in said
    assert "page.html" in said
    assert (folder / "page.html").read_text("utf-8").count("<svg") == 3


def test_a_gate_that_is_not_reached_ends_with_1(run: Run, folder: Path) -> None:
    status, said, complained = run("validate", "people.csv", *USUAL, "--json", "--fail-under", "auc=.99")
    assert status == 1
    assert json.loads(said)["outcome"] == "event"
    assert "not reached: auc=.99" in complained


@pytest.mark.slow
def test_a_file_of_spss_with_couples_and_a_codebook_of_ten_lines(run: Run, tmp_path: Path) -> None:
    for module in ("pandas", "pyreadstat", "sklearn", "statsmodels"):
        pytest.importorskip(module)
    examples = Path(__file__).parents[3] / "examples"
    run_path(str(examples / "simulated_study.py"))["write"](str(tmp_path / "study.sav"))
    codebook = examples / "data" / "simulated_study.yaml"
    assert len(codebook.read_text("utf-8").splitlines()) <= 10
    status, said, complained = run(
        "validate",
        "study.sav",
        "--codebook",
        codebook,
        "--outcome",
        "parted",
        "--draws",
        "50",
        "--html",
        "appendix.html",
    )
    assert (status, complained) == (0, "")
    told = " ".join(said.split())
    assert "240 cases of 240 couples or persons, 83 of them with the event." in told
    assert float(told.partition("most of all “Growing distance”: ")[2].split()[0]) == pytest.approx(0.8, abs=0.05)
    assert (tmp_path / "appendix.html").read_text("utf-8").count("<svg") == 3
    status, said, complained = run("validate", "study.sav", "--codebook", codebook, "--outcome", "party")
    assert (status, said) == (2, "")
    assert "error[IK467]" in complained
    assert "did you mean 'parted'?" in complained


def test_what_new_rules_change(run: Run, folder: Path) -> None:
    status, said, complained = run("compare", "core", "core", "people.csv", "--fail-over", "0", "--json")
    assert (status, json.loads(said)["cases"]) == (0, 120), complained
    status, said, complained = run("compare", "core", "simulated", "people.csv", "--html", "page.html")
    assert status == 0, complained
    assert "Only in the new one" in said


def test_more_changes_than_are_allowed_end_with_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "changed").mkdir()
    (tmp_path / "changed" / "pack.yaml").write_text(
        "{format: 1, name: changed, version: 1.0.0, title: Changed, license: MIT, overrides: [little_time_together],"
        " sources: {own: {title: Own}}}"
    )
    (tmp_path / "changed" / "rules.yaml").write_text(
        "- {id: little_time_together, when: quality_time_hours < 0.5, supports: lack_of_quality_time, strength: 0.1,"
        " because: Hardly any time is left., source: own}"
    )
    (tmp_path / "time.csv").write_text("quality_time_hours\n1\n1\n30\n")
    for allowed, wanted in (("0.7", 0), ("0.5", 1)):
        status, said, complained = run("compare", "core", "changed", "time.csv", "--fail-over", allowed, "--json")
        assert (status, json.loads(said)["cases"]) == (wanted, 3), complained
        assert ("more than 0.5 of all cases have another level" in complained) == bool(wanted)
