"""IKL109: rules against the direction of a signal."""

import pytest

from tests.unit.analysis.lint.clean_pack import FILES, diagnostics, rule, with_file
from tests.unit.analysis.lint.rules.variations import (
    found,
)
from tests.wording import Wording


@pytest.mark.parametrize(
    ("when", "effect"),
    [
        ("quality_time_hours > 5", "supports: lack_of_quality_time"),
        ("quality_time_hours < 5", "relieves: lack_of_quality_time"),
        ("not work_hours >= 50", "supports: distance"),
        ("work_hours == 50", "supports: distance"),
        ("lack_of_quality_time < 0.5", "supports: distance"),
        ("rituals_kept < 3 and work_hours < 50", "supports: distance"),
    ],
)
def test_rule_against_a_direction(when: str, effect: str) -> None:
    assert len(found(when, "IKL109", effect)) == 1


@pytest.mark.parametrize(
    ("when", "effect"),
    [
        ("quality_time_hours == 0", "supports: lack_of_quality_time"),
        ("work_hours == 168 or rituals_kept != 1000", "supports: distance"),
        ("not work_hours == 0", "supports: distance"),
        ("not lack_of_quality_time == 0", "supports: distance"),
    ],
)
def test_regression_comparison_with_the_end_of_a_range_is_not_reported(
    when: str, effect: str, wording: Wording
) -> None:
    """Never, or none at all, was said to stand against the direction of a signal."""
    assert found(when, "IKL109", effect) == []
    (wrong,) = found("work_hours == 0", "IKL109", "supports: distance")
    wording(wrong)


def test_rule_against_a_direction_is_reported_at_the_comparison(wording: Wording) -> None:
    files = with_file("rules/more.yaml", rule("rituals_kept < 3 and\n    not work_hours >= 50"))
    (only,) = diagnostics(files, select=["IKL109"])
    assert only.place is not None
    assert (only.place.line, only.place.column, only.place.width) == (3, 9, 16)
    wording(only.message)


def test_safety_rule_against_a_direction(wording: Wording) -> None:
    safety = FILES["safety.yaml"].replace("when: fears_partner", "when: not fears_partner")
    (only,) = diagnostics(with_file("safety.yaml", safety), select=["IKL109"])
    wording(only.message)
