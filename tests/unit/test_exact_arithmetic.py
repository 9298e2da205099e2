"""What reaches a diagnosis is computed by operations that are exact, or rounded alike, on every platform."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import intimacy_kit

SOURCES = Path(intimacy_kit.__file__).parent
EXACT = {"ceil", "floor", "frexp", "fsum", "inf", "isinf", "isnan", "ldexp", "nan", "nextafter", "prod", "sqrt"}
"""Names of `math` that give the same double everywhere; `prod` multiplies from left to right."""
ELSEWHERE = ("analysis", "testing", "validation")
"""Tools of authors, which draw cases at random, and statistics of many cases."""


def imported(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Each module that is imported, with the name that is taken from it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


def faults(source: str) -> list[tuple[str, str]]:
    return [
        (module, name)
        for module, name in imported(ast.parse(source))
        if module in ("random", "statistics", "cmath", "numpy") or (module == "math" and name not in EXACT)
    ]


@pytest.mark.parametrize("file", sorted(file.relative_to(SOURCES).as_posix() for file in SOURCES.rglob("*.py")))
def test_no_module_draws_at_random_or_takes_mathematics_of_the_platform(file: str) -> None:
    if not file.startswith(ELSEWHERE):
        assert faults((SOURCES / file).read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source", ["import math", "from math import exp", "import random", "from statistics import mean"]
)
def test_others_would_be_found(source: str) -> None:
    assert faults(source)
