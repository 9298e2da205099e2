"""IKL107: rules that imply another one of the same effect."""

import pytest

from intimacy_kit.analysis.lint import lint
from tests.unit.analysis.lint.clean_pack import FILES, report, rule
from tests.unit.analysis.lint.rules.variations import EXACT, about, exact, rules
from tests.wording import Wording, places_in


def test_rule_that_implies_another(wording: Wording) -> None:
    (only,) = exact(rules(rule("quality_time_hours < 2 and work_hours > 40")))
    assert (only.code, only.entry, only.severity) == ("IKL107", "extra", "hint")
    assert places_in(only.message) == ["rules.yaml:1:7"]
    wording(only.message)


def test_rule_implied_by_one_of_a_base_pack(wording: Wording) -> None:
    pytest.importorskip("z3")
    manifest = FILES["pack.yaml"].replace("clean", "more")
    more = {"pack.yaml": manifest, "rules.yaml": rule("quality_time_hours < 3 or work_hours > 60")}
    (only,) = lint(more, FILES, core=False, select=EXACT).diagnostics
    assert (only.code, only.entry) == ("IKL107", "extra")
    wording(only.message)


@pytest.mark.parametrize(
    "when", ["quality_time_hours < 1", "quality_time_hours <= 5", "not not quality_time_hours < 1"]
)
def test_other_threshold_is_not_reported(when: str) -> None:
    assert exact(rules(rule(when))) == []


def test_other_thresholds_of_several_comparisons_are_not_reported() -> None:
    two = [rule(f"quality_time_hours < {n} and not work_hours < {60 - 3 * n}", id=f"r{n}") for n in (4, 5)]
    three = rule("at_least(2, work_hours > 60, rituals_kept < 1, fears_partner)", id="r6", effect="supports: distance")
    four = rule("at_least(2, work_hours > 65, rituals_kept < 1, fears_partner)", id="r7", effect="supports: distance")
    assert exact(rules(*two, three, four)) == []


def test_scores_are_compared_as_numbers() -> None:
    found = exact(rules(rule("lack_of_quality_time >= 0.6 and work_hours > 60", "supports: distance")))
    assert about(found) == [("IKL107", "extra")]
    assert report(rules(rule("lack_of_quality_time >= 0.6", "supports: distance"))).skipped == {}
