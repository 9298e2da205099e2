"""What explanations are made of: what is missing, what is waited for, and how a score is divided."""

from math import fsum, isclose

import pytest

from intimacy_kit import Truth, parse_condition
from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.model.levels import level, score_text
from intimacy_kit.reasoning.diagnosing.unknown import waits_for
from intimacy_kit.reasoning.explanations.attribution import shares
from intimacy_kit.reasoning.explanations.residual import residual, without_not

FACTS = {"trust": 3.0, "afraid": True, "hurt": False, "topic": "money"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trust < 5", "trust < 5"),
        ("not trust < 5", "trust >= 5"),
        ("not trust == 5", "trust != 5"),
        ("not trust != 5", "trust == 5"),
        ("not trust <= 5", "trust > 5"),
        ("not trust > 5", "trust <= 5"),
        ("not trust >= 5", "trust < 5"),
        ("hurt", "hurt"),
        ("not hurt", "not hurt"),
        ("not not hurt", "hurt"),
        ('not topic == "money"', 'topic != "money"'),
        ('not topic not in ("money", "chores")', 'topic in ("money", "chores")'),
        ("not (hurt and trust < 5)", "not hurt or trust >= 5"),
        ("not (hurt or not afraid)", "not hurt and afraid"),
        ("at_least(2, hurt, afraid, not trust < 5)", "at_least(2, hurt, afraid, trust >= 5)"),
        ("not at_least(2, hurt, afraid, not trust < 5)", "at_least(2, not hurt, not afraid, trust < 5)"),
        ("not at_least(1, hurt, afraid)", "at_least(2, not hurt, not afraid)"),
    ],
)
def test_not_is_moved_to_the_comparisons(text: str, expected: str) -> None:
    condition = parse_condition(text)
    assert str(without_not(condition)) == expected
    assert evaluate(without_not(condition), FACTS.get).truth is evaluate(condition, FACTS.get).truth


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("trust < 5", None),
        ("trust > 5", "trust > 5"),
        ("mood > 5", "mood > 5"),
        ("not trust < 5", "trust >= 5"),
        ("trust < 5 and hurt", "hurt"),
        ("trust > 5 and hurt and afraid", "trust > 5 and hurt"),
        ("trust > 5 or hurt", "trust > 5 or hurt"),
        ("trust < 5 or hurt", None),
        ("not (afraid or trust < 5)", "not afraid and trust >= 5"),
        ("at_least(2, afraid, hurt, mood > 5)", "at_least(1, hurt, mood > 5)"),
        ("at_least(2, afraid, hurt, trust < 5)", None),
        ("at_least(3, afraid, hurt, mood > 5)", "at_least(2, hurt, mood > 5)"),
        ("at_least(2, afraid, hurt)", "hurt"),
        ("afraid and (hurt or mood > 5)", "hurt or mood > 5"),
    ],
)
def test_what_is_missing(text: str, missing: str | None) -> None:
    rest = residual(parse_condition(text), FACTS.get)
    assert (None if rest is None else str(rest)) == missing


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("trust < 5", set()),
        ("mood > 5", {"mood"}),
        ("mood > 5 and hurt", set()),
        ("mood > 5 and afraid", {"mood"}),
        ("mood > 5 and (sad or trust < 5)", {"mood"}),
        ("not (mood > 5 or sad)", {"mood", "sad"}),
        ("at_least(2, afraid, mood > 5, hurt and sad)", {"mood"}),
    ],
)
def test_what_is_waited_for(text: str, names: set[str]) -> None:
    assert waits_for(parse_condition(text), FACTS.get) == names
    if names:
        assert evaluate(parse_condition(text), FACTS.get).truth is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("total", "weights", "expected"),
    [
        (0.0, [], []),
        (0.0, [0.0, 0.0], [0.0, 0.0]),
        (0.5, [0.5], [0.5]),
        (0.75, [0.5, 0.5], [0.375, 0.375]),
        (0.5, [0.5, 0.0], [0.5, 0.0]),
        (0.3, [0.5, 0.75], [0.1, 0.2]),  # 1 - 0.75 is (1 - 0.5) squared
    ],
)
def test_a_score_is_divided(total: float, weights: list[float], expected: list[float]) -> None:
    divided = shares(total, weights)
    assert all(isclose(part, wanted) for part, wanted in zip(divided, expected, strict=True))
    assert isclose(fsum(divided), total)


@pytest.mark.parametrize(
    ("score", "text"),
    [(0.0, "0.00"), (0.625, "0.62"), (0.25, "0.25"), (0.2499, "0.2499"), (0.4996, "0.4996"), (0.996, "1.00")],
)
def test_a_score_is_never_rounded_to_another_level(score: float, text: str) -> None:
    assert score_text(score) == text
    assert level(float(text)) == level(score)
