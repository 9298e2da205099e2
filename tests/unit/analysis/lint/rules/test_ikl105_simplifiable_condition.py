"""IKL105: conditions with a shorter form."""

import pytest

from intimacy_kit.analysis.lint import fixed
from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics, rule, with_file
from tests.unit.analysis.lint.rules.stepped import stepped
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


@pytest.mark.parametrize("long", [False, True])
def test_condition_of_a_step_is_fixed_where_it_stands(long: bool) -> None:
    files = with_file(
        "rules/more.yaml", stepped(("not not rituals_kept < 4", 0.1), ("rituals_kept < 2", 0.2), long=long)
    )
    (only,) = diagnostics(files, select=["IKL105"])
    assert only.place is not None
    assert only.place.line == 3
    after = with_file("rules/more.yaml", stepped(("rituals_kept < 4", 0.1), ("rituals_kept < 2", 0.2), long=long))
    assert fixed(files, core=False) == {"rules/more.yaml": after["rules/more.yaml"].encode()}


def test_quoted_key_is_fixed_between_its_quotes() -> None:
    steps = stepped(("'at_least(2, rituals_kept < 4, work_hours > 60)'", 0.1))
    (only,) = fixed(with_file("rules/more.yaml", steps), core=False).values()
    assert b"    'rituals_kept < 4 and work_hours > 60': 0.1\n" in only


def test_regression_key_is_not_fixed_to_another_one() -> None:
    """The fix would make a duplicate key, and then nothing at all was fixed."""
    files = with_file(
        "rules/more.yaml",
        stepped(("not not rituals_kept < 4", 0.1), ("rituals_kept < 4", 0.2))
        + stepped(("not not quality_time_hours < 4", 0.1), id="more"),
    )
    first, second = diagnostics(files, select=["IKL105"])
    assert (first.edits, len(second.edits)) == ((), 1)
    (changed,) = fixed(files, core=False).values()
    assert b"    not not rituals_kept < 4: 0.1\n" in changed
    assert b"    quality_time_hours < 4: 0.1\n" in changed
