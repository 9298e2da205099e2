"""Conditions without what a context leaves out are true in the same cases as with that unanswered."""

from __future__ import annotations

from itertools import product

import pytest

from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.observations import Value
from intimacy_kit.packs.linking.reduced import reduced
from intimacy_kit.packs.reading.condition_text import parse_condition

GONE = {"x", "y"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a", "a"),
        ("x", None),
        ("not x", None),
        ("a and x", None),
        ("a or x", "a"),
        ("a or b or x", "a or b"),
        ("not (a and x)", "not a"),
        ("not (a and b and x)", "not (a and b)"),
        ("not (a or x)", None),
        ("a and (b or x)", "a and b"),
        ("at_least(2, a, b, x)", "at_least(2, a, b)"),
        ("at_least(3, a, b, x)", None),
        ("at_least(1, x, y)", None),
        ("not at_least(2, a, b, x)", "not at_least(1, a, b)"),
        ("not at_least(1, a, x)", None),
        ("not at_least(3, a, x, y)", "not at_least(1, a)"),
    ],
)
def test_what_is_left_of_a_condition(text: str, left: str | None) -> None:
    found = reduced(parse_condition(text), GONE)
    assert (None if found is None else str(found)) == left


@pytest.mark.parametrize(
    "text",
    [
        "a and x or b", "not (a and (b or x))", "not (at_least(2, a, not x, b, y))", "at_least(2, a, not (b and x), y)",
        "not not (a or x)", "at_least(2, a and x, b, not y, not a)", "not (a or not (b and x))",
    ],
)  # fmt: skip
def test_it_is_true_in_the_same_cases(text: str) -> None:
    condition = parse_condition(text)
    found = reduced(condition, GONE)
    for a, b in product((True, False, None), repeat=2):
        case: dict[str, Value] = {id: value for id, value in (("a", a), ("b", b)) if value is not None}
        before = evaluate(condition, case.get).truth is Truth.TRUE
        assert before == (found is not None and evaluate(found, case.get).truth is Truth.TRUE)


def test_nothing_is_never_true() -> None:
    assert reduced(None, GONE) is None
