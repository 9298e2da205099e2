"""The tool that holds how many symbols have a type that every type checker sees."""

import importlib.util
import json
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.wording import Wording, places_in

ROOT = Path(__file__).parents[2]
AMBIGUOUS = {
    "name": "package.Thing.size",
    "isExported": True,
    "isTypeKnown": False,
    "diagnostics": [{"file": "a/thing.py", "message": "no annotation\nmore", "range": {"start": {"line": 6}}}],
}
CLASS = {"name": "package.Thing", "isExported": True, "isTypeKnown": False, "diagnostics": []}
KNOWN = {"name": "package.make", "isExported": True, "isTypeKnown": True, "diagnostics": []}
HIDDEN = {"name": "package._other", "isExported": False, "isTypeKnown": False, "diagnostics": []}


@pytest.fixture
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("type_completeness", ROOT / "tools/type_completeness.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pyright_says(monkeypatch: pytest.MonkeyPatch, output: str) -> None:
    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, output, "")

    monkeypatch.setattr(subprocess, "run", run)


def report(score: float, *symbols: dict[str, Any]) -> str:
    return json.dumps({"typeCompleteness": {"completenessScore": score, "symbols": symbols}})


def test_enough_known_types_pass(tool: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys, wording: Wording) -> None:
    pyright_says(monkeypatch, report(0.98, KNOWN, AMBIGUOUS))
    tool.main("package", "0.98")
    wording(capsys.readouterr().out)


def test_too_few_known_types_fail_and_the_incomplete_ones_are_listed(
    tool, monkeypatch, capsys, wording: Wording
) -> None:
    pyright_says(monkeypatch, report(0.97, CLASS, AMBIGUOUS, KNOWN, HIDDEN))
    with pytest.raises(SystemExit) as stopped:
        tool.main("package", "0.98")
    assert stopped.value.code == 1
    told = capsys.readouterr().out.splitlines()[1:]
    assert places_in(told) == ["thing.py:7"]
    wording(told)


def test_a_long_list_of_incomplete_types_is_cut(tool, monkeypatch, capsys) -> None:
    pyright_says(monkeypatch, report(0.5, *[AMBIGUOUS] * 50))
    with pytest.raises(SystemExit):
        tool.main("package", "0.98")
    assert capsys.readouterr().out.splitlines()[-1] == "... and 10 more"


@pytest.mark.parametrize("output", ["", "no such option", "{}", report(0.0)])
def test_no_report_is_told_with_what_pyright_says(output, tool, monkeypatch, wording: Wording) -> None:
    pyright_says(monkeypatch, output)
    with pytest.raises(SystemExit) as stopped:
        tool.main("package", "0.98")
    wording(str(stopped.value.code))


def test_make_types_holds_type_completeness_at_98_percent() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    target = makefile.partition("\ntypes:")[2].partition("\n\n")[0]
    assert "tools/type_completeness.py intimacy_kit 0.98\n" in target + "\n"
