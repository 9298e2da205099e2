"""Which pairs of rules are compared."""

import pytest

from tests.unit.analysis.lint.clean_pack import rule
from tests.unit.analysis.lint.rules.variations import (
    RELIEVES,
    SUPPORTS,
    about,
    exact,
    rules,
)


@pytest.mark.parametrize(
    ("when", "effect"),
    [
        ("quality_time_hours > 8", RELIEVES),
        ("rituals_kept < 4 and quality_time_hours < 5", SUPPORTS),
        ("quality_time_hours < 3", "supports: distance"),
    ],
)
def test_unrelated_rules_are_not_reported(when: str, effect: str) -> None:
    assert exact(rules(rule(when, effect))) == []


def test_conditions_that_are_never_or_always_true_are_not_compared() -> None:
    never, always = rule("work_hours > 50 and work_hours < 40", id="never"), rule("work_hours >= 0", id="always")
    assert about(exact(rules(never, always))) == [("IKL101", "never"), ("IKL102", "always")]
