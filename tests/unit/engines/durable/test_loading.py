"""Loading of durable-rules if it is not installed, or was built for an older Python."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import intimacy_kit as ik
from intimacy_kit.engines.durable import memory
from tests.small_pack import small_knowledge
from tests.wording import Wording

RECIPE = "CPPFLAGS='-DPyEval_CallObject=PyObject_CallObject' pip install "
EXTRA = '".[durable]" in the folder of your checkout of intimacy-kit'


def problem(kb: ik.KnowledgeBase) -> tuple[str, str, str]:
    with pytest.raises(ik.QuestionError) as caught:
        kb.diagnose({}, engine="durable")
    error = caught.value
    with pytest.raises(ik.QuestionError) as caught:
        kb.session(engine="durable")
    assert caught.value.problems == error.problems
    return error.code, error.message, error.help


@pytest.mark.parametrize(
    ("version", "command"), [((3, 11), "pip install "), ((3, 12), "pip install "), ((3, 13), RECIPE), ((3, 14), RECIPE)]
)
def test_missing_durable_rules_error_says_how_to_install_it(
    version: tuple[int, int], command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    monkeypatch.setattr(memory, "sys", SimpleNamespace(version_info=version))
    message = "the engine 'durable' needs the package durable-rules"
    assert problem(small_knowledge()) == ("IK407", message, f"install it: {command}{EXTRA}")


def test_broken_durable_rules_error_says_how_to_build_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wording: Wording
) -> None:
    text = 'raise ImportError("undefined symbol: PyEval_CallObject")'
    (tmp_path / "durable_rules_engine.py").write_text(text, "utf-8")
    monkeypatch.delitem(sys.modules, "durable_rules_engine", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    code, message, help = problem(small_knowledge())
    assert code == "IK407"
    wording(message)
    wording(help)


def test_compiled_engine_and_definitions_work_without_durable_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    kb = small_knowledge()
    assert kb.diagnose({}, engine="compiled") == kb.diagnose({})
    assert kb.to_durable()["format"] == 1


@pytest.mark.parametrize("engine", ["steam", "", "Durable", None, 1, ["durable"]])
def test_an_unknown_engine_is_refused(engine: object, wording: Wording) -> None:
    kb = small_knowledge()
    for ask in (lambda: kb.diagnose({}, engine=engine), lambda: kb.session(engine=engine)):  # type: ignore[call-overload,arg-type]  # the point
        with pytest.raises(ik.QuestionError) as caught:
            ask()
        wording(str(caught.value))
        assert caught.value.code == "IK404"
        wording(caught.value.help)
