"""Which pairs of rules are compared."""

import pytest

from tests.unit.analysis.lint.clean_pack import rule
from tests.unit.analysis.lint.rules.stepped import stepped
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


def test_rules_of_one_facet_are_not_compared() -> None:
    one, other = (
        stepped(("rituals_kept < 2", strength), id=id, facet="one") for id, strength in (("a", 0.1), ("b", 0.2))
    )
    assert exact(rules(one, other), "IKL106", "IKL107") == []
    assert about(exact(rules(one, other.replace("one", "other")), "IKL106", "IKL107")) == [("IKL106", "b")]


def test_rules_with_steps_are_compared_as_a_whole_and_reported_at_their_ids() -> None:
    wide = stepped(("rituals_kept < 4 and work_hours > 60", 0.1), ("rituals_kept < 2", 0.2), id="a")
    narrow = stepped(("rituals_kept < 2 and work_hours > 70", 0.1), ("rituals_kept < 2 and fears_partner", 0.2), id="b")
    (only,) = exact(rules(wide, narrow), "IKL106", "IKL107")
    assert only.place is not None
    assert (only.code, only.place.line, only.place.column) == ("IKL107", 8, 7)


def test_steps_of_other_thresholds_are_not_reported() -> None:
    one = stepped(("rituals_kept < 4", 0.1), ("rituals_kept < 2", 0.2), id="a")
    assert exact(rules(one, stepped(("rituals_kept < 3", 0.1))), "IKL107") == []
