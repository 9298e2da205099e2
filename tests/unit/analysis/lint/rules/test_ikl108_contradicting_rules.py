"""IKL108: rules with opposite effects of which one implies the other."""

from tests.unit.analysis.lint.clean_pack import rule
from tests.unit.analysis.lint.rules.variations import RELIEVES, about, exact, rules
from tests.wording import Wording, places_in


def test_contradicting_rules(wording: Wording) -> None:
    found = exact(rules(rule("quality_time_hours < 1", RELIEVES)))
    assert about(found) == [("IKL108", "extra")]
    assert places_in(found[0].message) == ["rules.yaml:1:7"]
    wording(found[0].message)
    assert about(exact(rules(rule("quality_time_hours < 5", RELIEVES)))) == [("IKL108", "little_time")]
    assert about(exact(rules(rule("quality_time_hours < 3", RELIEVES, id="a_first")))) == [("IKL108", "little_time")]
