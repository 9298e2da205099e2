"""Conditions as expressions of JavaScript."""

import pytest

from intimacy_kit.engines.javascript.expressions import ExpressionAlgebra, number
from intimacy_kit.engines.predicates import Predicates
from intimacy_kit.packs.reading.condition_text import parse_condition

SIGNALS = {"trust": "X[0]", "betrayed": "X[1]", "topic": "X[2]"}
ALGEBRA = ExpressionAlgebra({"X[2]": ("money", "chores", "other")})
PREDICATES = Predicates(ALGEBRA, SIGNALS, {"distance": ("L[0]", "H[0]")})


@pytest.mark.parametrize(
    ("text", "true", "false"),
    [
        ("trust < 5", "X[0]<5", "X[0]>=5"),
        ("trust == 0.5", "X[0]===.5", "(X[0]<.5||X[0]>.5)"),
        ("betrayed", "X[1]===1", "X[1]===0"),
        ("not betrayed", "X[1]===0", "X[1]===1"),
        ('topic in ("money", "other")', "(X[2]===0||X[2]===2)", "X[2]===1"),
        ('topic in ("money", "chores", "other")', "(X[2]===0||X[2]===1||X[2]===2)", "false"),
        ("trust > 3 and betrayed", "(X[0]>3&&X[1]===1)", "(X[0]<=3||X[1]===0)"),
        ("at_least(1, betrayed, trust < 2)", "((X[1]===1)+(X[0]<2)>=1)", "((X[1]===0)+(X[0]>=2)>=2)"),
        ("distance >= 0.25", "L[0]>=.25", "H[0]<.25"),
        ("distance == 0.25", "(L[0]===.25&&H[0]===.25)", "(H[0]<.25||L[0]>.25)"),
    ],
)
def test_a_condition_is_true_and_false_by_these(text: str, true: str, false: str) -> None:
    condition = parse_condition(text)
    assert (PREDICATES.true(condition), PREDICATES.false(condition)) == (true, false)


@pytest.mark.parametrize(
    ("value", "text"), [(0.6, ".6"), (-0.25, "-.25"), (3.0, "3"), (0.0, "0"), (10.25, "10.25"), (5e-324, "5e-324")]
)
def test_numbers_are_written_as_javascript_does_with_fewer_characters(value: float, text: str) -> None:
    assert number(value) == text
