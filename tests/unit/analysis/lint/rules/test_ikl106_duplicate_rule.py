"""IKL106: equivalent rules of the same effect, and equivalent safety rules."""

import pytest

from intimacy_kit.analysis.lint import lint
from tests.unit.analysis.lint.clean_pack import FILES, rule, with_file
from tests.unit.analysis.lint.rules.variations import EXACT, about, exact, rules, safety
from tests.wording import Wording, places_in


@pytest.mark.parametrize("when", ["quality_time_hours < 3", "not quality_time_hours >= 3"])
def test_equivalent_rule(when: str, wording: Wording) -> None:
    (only,) = exact(rules(rule(when, id="a_first")))
    assert (only.code, only.entry) == ("IKL106", "little_time")
    assert places_in(only.message) == ["rules/more.yaml:1:7"]
    wording(only.message)


def test_later_of_two_equivalent_rules_is_reported() -> None:
    assert about(exact(rules(rule("quality_time_hours < 3", id="z_last")))) == [("IKL106", "z_last")]


def test_rule_equivalent_to_one_of_a_base_pack() -> None:
    pytest.importorskip("z3")
    manifest = FILES["pack.yaml"].replace("clean", "more")
    for id in ("a_first", "z_last"):
        more = {"pack.yaml": manifest, "rules.yaml": rule("not quality_time_hours >= 3", id=id)}
        (only,) = lint(more, FILES, core=False, select=EXACT).diagnostics
        assert (only.code, only.entry) == ("IKL106", id)
        assert "'little_time', which" in only.message


def test_regression_equivalent_safety_rules(wording: Wording) -> None:
    """Nothing was said of them, though people would be told of one concern as if there were two."""
    (only,) = exact(with_file("safety/more.yaml", safety("not (not fears_partner)")), "IKL106")
    assert only.entry == "z_more"
    assert places_in(only.message) == ["safety.yaml:1:7"]
    wording(only.message)
    wording(only.help)


@pytest.mark.parametrize(
    "texts",
    [
        safety("fears_partner and work_hours > 100"),
        safety("fears_partner and not fears_partner") + safety("not fears_partner and fears_partner", "z_second"),
        safety("fears_partner or not fears_partner") + safety("not fears_partner or fears_partner", "z_second"),
        safety("work_hours > 100") + safety("rituals_kept < 1", "z_second"),
    ],
)
def test_safety_rules_that_are_not_equivalent(texts: str) -> None:
    assert exact(with_file("safety/more.yaml", texts), "IKL106", "IKL107", "IKL108") == []
