"""Conditions in negation normal form, and the parts of a condition that are still missing."""

import pytest

from intimacy_kit import parse_condition
from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.reasoning.explanations.residual import negation_normal_form, residual

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
def test_negation_normal_form_is_equivalent(text: str, expected: str) -> None:
    condition = parse_condition(text)
    assert str(negation_normal_form(condition)) == expected
    assert evaluate(negation_normal_form(condition), FACTS.get).truth is evaluate(condition, FACTS.get).truth


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
def test_residual_has_only_the_missing_parts(text: str, missing: str | None) -> None:
    rest = residual(parse_condition(text), FACTS.get)
    assert (None if rest is None else str(rest)) == missing
