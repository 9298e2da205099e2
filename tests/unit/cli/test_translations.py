"""`intimacy-kit translations`."""

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tests.wording import Wording


@pytest.fixture
def french(tmp_path: Path) -> str:
    """A pack that brings a little of the core pack into French."""
    folder = tmp_path / "french"
    (folder / "locales").mkdir(parents=True)
    (folder / "pack.yaml").write_text("{format: 1, name: french, version: 0.1.0, title: French, license: MIT}")
    (folder / "locales" / "fr.yaml").write_text("trust: {title: la confiance}\nanxiety: {title: l'inquiétude}", "utf-8")
    return "french"


def test_the_core_pack(run: Run) -> None:
    status, said, complained = run("translations")
    assert (status, complained) == (0, "")
    assert said.splitlines()[0] == "core 1.0.0, in en"


def test_missing_translations_are_listed(run: Run, french: str) -> None:
    status, said, complained = run("translations", french)
    lines = said.splitlines()
    assert (status, complained) == (0, "")
    assert lines[0] == "french 0.1.0, in en"
    assert lines[1].startswith("  fr  2 of ")
    assert lines[2] == "missing in fr:"
    assert "  anxiety: question, unit, unit_one" in lines
    assert len(lines) == 24
    assert lines[-1].endswith(" entries; --json tells all")


def test_as_data(run: Run, french: str) -> None:
    status, said, _ = run("translations", french, "--json")
    data = json.loads(said)
    assert (status, data["pack"], data["version"], data["language"]) == (0, "french", "0.1.0", "en")
    found = data["locales"]["fr"]
    assert found["texts"] - found["translated"] == sum(len(keys) for keys in found["missing"].values())
    assert found["missing"]["trust"] == ["question"]


def test_fail_under(run: Run, french: str) -> None:
    assert run("translations", french, "--fail-under", "0")[0] == 0
    assert run("translations", french, "--fail-under", "50")[0] == 1
    assert run("translations", "--locale", "fr-CA", "--fail-under", "0.1")[0] == 1
    assert run("translations", "--locale", "en", "--fail-under", "100")[0] == 0


def test_a_pack_without_translations(run: Run, pack: Path, wording: Wording) -> None:
    status, said, _ = run("translations", pack)
    assert status == 0
    wording(said.splitlines())
    assert run("translations", pack, "--locale", "DE")[1].splitlines()[1:] == [
        "  de  0 of 3 texts (0 %)",
        "missing in de:",
        "  dates: title, question",
        "  no_dates: because",
    ]


def test_fail_under_without_translations(run: Run, pack: Path) -> None:
    """In CI, a folder of translations that was lost would have gone unnoticed."""
    assert run("translations", pack, "--fail-under", "1")[0] == 1
    assert run("translations", pack, "--fail-under", "0")[0] == 0


def test_packs_that_it_builds_on(run: Run, pack: Path, french: str) -> None:
    (pack / "locales").mkdir()
    (pack / "locales" / "fr.yaml").write_text("dates: {title: rendez-vous}")
    assert run("translations", french, "--pack", pack)[0] == 0
    status, _, complained = run("translations", pack, "--alone")
    assert status == 1
    assert "error[IK113]" in complained


def test_another_version_of_the_core_pack_replaces_it(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "core"
    folder.mkdir()
    (folder / "pack.yaml").write_text("{format: 1, name: core, version: 9.0.0, title: Core, license: MIT}")
    assert run("translations", "./core")[1].startswith("core 9.0.0, in en")


def test_usage_errors(run: Run, wording: Wording) -> None:
    status, said, complaint = run("translations", "--locale", "../x")
    assert (status, said) == (2, "")
    wording(complaint)
    assert run("translations", "nowhere")[0] == 2
    assert run("translations", "--fail-under", "101")[0] == 2
