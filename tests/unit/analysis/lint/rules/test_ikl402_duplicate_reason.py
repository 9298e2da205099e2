"""IKL402: rules with the same reason."""

from tests.unit.analysis.lint.clean_pack import diagnostics, rule, with_file
from tests.unit.analysis.lint.rules.variations import said
from tests.wording import Wording


def test_two_rules_with_the_same_reason(wording: Wording) -> None:
    (only,) = diagnostics(said("a few hours a week leave little room, to bond!"), select=["IKL402"])
    assert only.entry == "little_time"
    wording(only.message)


def test_one_of_two_own_rules_with_the_same_reason_is_reported() -> None:
    files = with_file("rules/more.yaml", rule("work_hours > 60", id="a") + rule("work_hours > 65", id="b"))
    same = files["rules/more.yaml"].replace("reason of b", "reason of a")
    assert [found.entry for found in diagnostics({**files, "rules/more.yaml": same}, select=["IKL402"])] == ["b"]
