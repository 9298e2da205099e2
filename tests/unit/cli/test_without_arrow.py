"""Arrow is larger than all the rest: for one case it is not needed, and for many one is told what to install."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from intimacy_kit.cli.commands.demo import ANSWERS
from tests.unit.cli.conftest import Run
from tests.wording import Wording

pytest.importorskip("typer")

ROOT = Path(__file__).parents[3]
FRAMES = ("duckdb", "narwhals", "numpy", "pandas", "polars", "pyarrow")
WITHOUT = f"""
import sys
for name in {FRAMES}: sys.modules[name] = None
from intimacy_kit.cli import main
sys.exit(main())
"""


def ended(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mine.json").write_text(json.dumps(ANSWERS))
    (tmp_path / "cases.csv").write_text("name;trust;quality_time_hours\nx;8;1.5\ny;2;\n")
    (tmp_path / "cases.jsonl").write_text('{"name": "x", "trust": 8}\n{"name": "y", "trust": 2}\n')
    (tmp_path / "codebook.yaml").write_text("signals: {trust: {column: q1, from: [0, 10]}}")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ["diagnose", "mine.json", "--html", "page.html"],
        ["diagnose", "cases.csv", "--row", "2"],
        ["explain", "cases.jsonl", "--row", "1"],
        ["codebook", "cases.csv"],
        ["batch", "--help"],
        ["validate", "--help"],
        ["compare", "--help"],
    ],
)
def test_one_case_and_help_do_without(arguments: list[str], folder: Path) -> None:
    run = ended(folder, *arguments)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["batch", "cases.csv", "out.csv"],
        ["compare", "core", "core", "cases.csv"],
        ["diagnose", "cases.csv", "--row", "1", "--codebook", "codebook.yaml"],
        ["diagnose", "cases.parquet"],
    ],
)
def test_many_cases_are_told_what_to_install(
    arguments: list[str], folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, wording: Wording
) -> None:
    (folder / "cases.parquet").write_bytes(b"PAR1")
    monkeypatch.setattr("intimacy_kit.cli.files.required.find_spec", lambda name: None)
    status, said, told = run(*arguments)
    assert (status, said) == (2, "")
    assert "error[IK407]" in told
    assert 'pip install ".[batch]"' in told
    wording(told)


def test_validation_needs_it_too(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sklearn")
    monkeypatch.setattr("intimacy_kit.cli.files.required.find_spec", lambda name: None)
    status, said, told = run("validate", "cases.csv", "--outcome", "name")
    assert (status, said) == (2, "")
    assert "`intimacy-kit validate` needs" in told


def test_the_extra_cli_brings_no_dataframes() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert [requirement.partition(">=")[0] for requirement in extras["cli"]] == ["rich", "typer"]
    assert any(requirement.startswith("pyarrow") for requirement in extras["batch"])
