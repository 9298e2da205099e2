"""IKL103, IKL105 and IKL109: what can be seen of conditions without solving them."""

import pytest

from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics, rule, with_file
from tests.wording import Wording


def found(when: str, code: str, effect: str = "supports: distance") -> list[str]:
    """The messages of one check about a rule with this condition."""
    files = with_file("rules/more.yaml", rule(when, effect))
    return [diagnostic.message for diagnostic in diagnostics(files, select=[code])]


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
def test_a_comparison_that_comes_out_the_same(comparison: str, message: str) -> None:
    both = "and" if "always" in message else "or"
    assert found(f"rituals_kept < 2 {both} {comparison}", "IKL103") == [message]


@pytest.mark.parametrize(
    "when", ["work_hours > 0", "lack_of_quality_time >= 0.75", 'topic in ("money", "chores")', "fears_partner"]
)
def test_a_comparison_that_makes_a_difference(when: str) -> None:
    assert found(f"rituals_kept < 2 and {when}", "IKL103") == []


def test_a_comparison_is_told_at_its_place_and_not_once_more_for_its_direction() -> None:
    files = with_file("rules/more.yaml", rule("rituals_kept < 2 and work_hours <= 168", "supports: distance"))
    (only,) = diagnostics(files, select=["IKL103", "IKL109"])
    assert only.place is not None
    assert (only.entry, only.place.line, only.place.column, only.place.width) == ("extra", 2, 30, 17)


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
def test_a_condition_that_can_be_written_more_simply(when: str, short: str) -> None:
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
def test_a_condition_that_is_simple(when: str) -> None:
    assert found(when, "IKL105") == []


def test_conditions_of_safety_rules_are_looked_at_too() -> None:
    safety = FILES["safety.yaml"].replace("when: fears_partner", "when: not not fears_partner")
    assert codes(with_file("safety.yaml", safety), select=["IKL1"]) == ["IKL105"]


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
def test_a_rule_against_a_direction(when: str, effect: str) -> None:
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
def test_the_end_of_a_range_is_no_value_in_the_middle(when: str, effect: str, wording: Wording) -> None:
    """Never, or none at all, was said to stand against the direction of a signal."""
    assert found(when, "IKL109", effect) == []
    (wrong,) = found("work_hours == 0", "IKL109", "supports: distance")
    wording(wrong)


def test_a_rule_against_a_direction_is_told_at_the_comparison(wording: Wording) -> None:
    files = with_file("rules/more.yaml", rule("rituals_kept < 3 and\n    not work_hours >= 50"))
    (only,) = diagnostics(files, select=["IKL109"])
    assert only.place is not None
    assert (only.place.line, only.place.column, only.place.width) == (3, 9, 16)
    wording(only.message)


def test_a_safety_rule_against_a_direction(wording: Wording) -> None:
    safety = FILES["safety.yaml"].replace("when: fears_partner", "when: not fears_partner")
    (only,) = diagnostics(with_file("safety.yaml", safety), select=["IKL109"])
    wording(only.message)


def test_a_condition_over_several_lines_is_told_where_it_begins() -> None:
    files = with_file("rules/more.yaml", rule(">-\n    not not\n    rituals_kept < 2"))
    (only,) = diagnostics(files, select=["IKL105"])
    assert only.place is not None
    assert (only.place.line, only.place.column) == (3, 5)
    assert only.edits == ()
