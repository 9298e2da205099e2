"""IKL104: parts of conditions that change nothing."""

import pytest

from tests.unit.analysis.lint.clean_pack import rule
from tests.unit.analysis.lint.rules.variations import exact, rules
from tests.wording import Wording


@pytest.mark.parametrize(
    ("when", "needless"),
    [
        ("work_hours > 40 and work_hours > 30 and rituals_kept < 3", "work_hours > 30"),
        ("work_hours > 40 or work_hours > 60 or rituals_kept < 3", "work_hours > 60"),
        ("rituals_kept < 3 and (work_hours > 40 or work_hours > 60)", "work_hours > 60"),
        ("not (work_hours > 40 or work_hours > 60) and rituals_kept < 3", "work_hours > 60"),
        ("at_least(2, work_hours > 40, rituals_kept < 3, quality_time_hours < 3, quality_time_hours < 0)",
         "quality_time_hours < 0"),
        ("rituals_kept < 3 and (fears_partner or not fears_partner)", "fears_partner or not fears_partner"),
        ("fears_partner and rituals_kept < 3 or fears_partner", "fears_partner and rituals_kept < 3"),
    ],
)  # fmt: skip
def test_redundant_part(when: str, needless: str) -> None:
    (only,) = exact(rules(rule(when, "supports: distance")), "IKL104")
    assert only.message == f"`{needless}` changes nothing here"


def test_redundant_part_is_reported_at_its_place(wording: Wording) -> None:
    (only,) = exact(rules(rule("rituals_kept < 3 and\n    (work_hours > 40 or work_hours > 60)")), "IKL104")
    assert only.place is not None
    assert (only.place.line, only.place.column, only.place.width) == (3, 25, 15)
    wording(only.help)


@pytest.mark.parametrize(
    "when",
    ["work_hours > 40 and rituals_kept < 3", "30 < work_hours < 40", "at_least(2, work_hours > 40, rituals_kept < 3, "
     "quality_time_hours < 3)", "not fears_partner", "not not work_hours > 50"],
)  # fmt: skip
def test_condition_without_redundant_parts(when: str) -> None:
    assert exact(rules(rule(when, "supports: distance")), "IKL104") == []
