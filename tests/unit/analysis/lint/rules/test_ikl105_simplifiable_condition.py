"""IKL105: conditions with a shorter form."""

import pytest

from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics, rule, with_file
from tests.unit.analysis.lint.rules.variations import (
    found,
)


@pytest.mark.parametrize(
    ("when", "short"),
    [
        ("not not rituals_kept < 2", "rituals_kept < 2"),
        ("not (not (not rituals_kept < 2))", "not rituals_kept < 2"),
        ("at_least(1, rituals_kept < 2, work_hours > 50)", "rituals_kept < 2 or work_hours > 50"),
        ("at_least(2, rituals_kept < 2, work_hours > 50)", "rituals_kept < 2 and work_hours > 50"),
        ("at_least(1, rituals_kept < 2)", "rituals_kept < 2"),
        ("at_least(2, not not rituals_kept < 2, work_hours > 50, fears_partner)",
         "at_least(2, rituals_kept < 2, work_hours > 50, fears_partner)"),
        ("rituals_kept < 2 or rituals_kept < 2", "rituals_kept < 2"),
        ("rituals_kept < 2 and work_hours > 50 and rituals_kept < 2", "rituals_kept < 2 and work_hours > 50"),
        ('topic in ("money", "chores", "money")', 'topic in ("money", "chores")'),
        ("(rituals_kept < 2 or work_hours > 50) or at_least(1, rituals_kept < 2)",
         "rituals_kept < 2 or work_hours > 50"),
    ],
)  # fmt: skip
def test_condition_with_a_shorter_form(when: str, short: str) -> None:
    (only,) = diagnostics(with_file("rules/more.yaml", rule(when)), select=["IKL105"])
    assert only.help == f"write `{short}`"


@pytest.mark.parametrize(
    "when",
    [
        "2 <= rituals_kept < 5",
        "2 <= rituals_kept < 5 and work_hours > 50",
        "(rituals_kept < 2 or work_hours > 50) or fears_partner",
        "at_least(2, rituals_kept < 2, work_hours > 50, fears_partner)",
        'topic == "money"',
        "not fears_partner",
    ],
)
def test_condition_without_a_shorter_form(when: str) -> None:
    assert found(when, "IKL105") == []


def test_condition_of_a_safety_rule() -> None:
    safety = FILES["safety.yaml"].replace("when: fears_partner", "when: not not fears_partner")
    assert codes(with_file("safety.yaml", safety), select=["IKL1"]) == ["IKL105"]


def test_condition_over_several_lines_is_reported_at_its_start() -> None:
    files = with_file("rules/more.yaml", rule(">-\n    not not\n    rituals_kept < 2"))
    (only,) = diagnostics(files, select=["IKL105"])
    assert only.place is not None
    assert (only.place.line, only.place.column) == (3, 5)
    assert only.edits == ()
