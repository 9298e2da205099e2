import json
from pathlib import Path

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


def test_what_new_rules_change(run: Run, folder: Path) -> None:
    status, said, complained = run("compare", "core", "core", "people.csv", "--fail-over", "0", "--json")
    assert (status, json.loads(said)["cases"]) == (0, 120), complained
    status, said, complained = run("compare", "core", "simulated", "people.csv", "--html", "page.html")
    assert status == 0, complained
    assert "Only in the new one" in said
