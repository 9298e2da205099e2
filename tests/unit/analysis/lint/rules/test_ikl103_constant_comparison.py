"""IKL103: comparisons that are always or never true."""

import pytest

from tests.unit.analysis.lint.clean_pack import diagnostics, rule, with_file
from tests.unit.analysis.lint.rules.variations import (
    found,
)


@pytest.mark.parametrize(
    ("comparison", "message"),
    [
        ("work_hours >= 0", "`work_hours >= 0` is always true: work_hours is from 0 to 168"),
        ("work_hours > 168", "`work_hours > 168` is never true: work_hours is from 0 to 168"),
        ("lack_of_quality_time > 0.9", "`lack_of_quality_time > 0.9` is never true: the score of "
                                       "lack_of_quality_time is at most 0.82"),
        ("lack_of_quality_time <= 0.9", "`lack_of_quality_time <= 0.9` is always true: the score of "
                                        "lack_of_quality_time is at most 0.82"),
        ("lack_of_quality_time >= 0", "`lack_of_quality_time >= 0` is always true: the score of "
                                      "lack_of_quality_time is never under 0"),
        ('topic in ("money", "chores", "other")', '`topic in ("money", "chores", "other")` is always true: '
                                                  "these are all choices there are"),
        ('topic not in ("money", "chores", "other")', '`topic not in ("money", "chores", "other")` is never true: '
                                                      "these are all choices there are"),
    ],
)  # fmt: skip
def test_constant_comparison(comparison: str, message: str) -> None:
    both = "and" if "always" in message else "or"
    assert found(f"rituals_kept < 2 {both} {comparison}", "IKL103") == [message]


@pytest.mark.parametrize(
    "when", ["work_hours > 0", "lack_of_quality_time >= 0.75", 'topic in ("money", "chores")', "fears_partner"]
)
def test_comparison_that_is_not_constant(when: str) -> None:
    assert found(f"rituals_kept < 2 and {when}", "IKL103") == []


def test_constant_comparison_is_reported_at_its_place_and_without_its_direction() -> None:
    files = with_file("rules/more.yaml", rule("rituals_kept < 2 and work_hours <= 168", "supports: distance"))
    (only,) = diagnostics(files, select=["IKL103", "IKL109"])
    assert only.place is not None
    assert (only.entry, only.place.line, only.place.column, only.place.width) == ("extra", 2, 30, 17)
