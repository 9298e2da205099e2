"""The tool that changes the source in one small place at a time."""

import ast
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = """
from __future__ import annotations

@cached(True)
def weight(a: Literal[1], b: float = 2.0) -> dict[str, 3]:
    \'\'\'Return 1 or 2.\'\'\'
    if TYPE_CHECKING:
        return 5
    if a < b and not a:
        raise ValueError(f"größer {a + 1}", a == 1)
    return -min(a, 4) if a is None else (a
        * b)
"""


@pytest.fixture(scope="module")
def tool() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("mutants", ROOT / "tools/mutants.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mutants"] = module  # a named tuple with annotations as texts asks for it
    spec.loader.exec_module(module)
    yield module
    del sys.modules["mutants"]


def test_what_is_computed_is_changed_and_nothing_else(tool: ModuleType) -> None:
    assert [str(mutant) for mutant in tool.mutants("engines", "a.py", SOURCE)] == [
        "a.py:9: a < b and (not a) -> a < b or not a",
        "a.py:9: a < b -> a <= b",
        "a.py:9: not a -> a",
        "a.py:10: a == 1 -> a != 1",
        "a.py:10: 1 -> 2",
        "a.py:11: -min(a, 4) if a is None else a * b -> a * b if a is None else -min(a, 4)",
        "a.py:11: a is None -> a is not None",
        "a.py:11: -min(a, 4) -> min(a, 4)",
        "a.py:11: min(a, 4) -> max(a, 4)",
        "a.py:11: 4 -> 5",
        "a.py:11: a * b -> a / b",
    ]


def test_a_mutant_differs_just_there(tool: ModuleType) -> None:
    """Also behind a letter of two bytes, and over two lines."""
    for mutant in tool.mutants("engines", "a.py", SOURCE):
        changed = mutant.applied(SOURCE)
        assert ast.dump(ast.parse(changed)) != ast.dump(ast.parse(SOURCE))
        assert f"({mutant.after})" in changed
    *_, last = tool.mutants("engines", "a.py", SOURCE)
    assert last.applied(SOURCE).endswith("    return -min(a, 4) if a is None else ((a / b))\n")


def test_every_place_has_mutants_and_tests(tool: ModuleType) -> None:
    found = tool.all_mutants(list(tool.PLACES))
    assert {mutant.place for mutant in found} == set(tool.PLACES)
    assert len({(mutant.file, mutant.line, mutant.column, mutant.before, mutant.after) for mutant in found}) == len(
        found
    )
    assert [path for tests in tool.PLACES.values() for path in tests if not (ROOT / path).exists()] == []
