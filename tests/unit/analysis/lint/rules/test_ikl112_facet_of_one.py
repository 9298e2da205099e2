"""IKL112: facets of one rule."""

from intimacy_kit.analysis.lint import lint
from tests.unit.analysis.lint.clean_pack import FILES, diagnostics, rule
from tests.unit.analysis.lint.rules.stepped import stepped
from tests.unit.analysis.lint.rules.variations import RELIEVES, SUPPORTS, about, rules
from tests.wording import Wording

HABITS = stepped(("rituals_kept < 4", 0.2), id="few", facet="habits")
HOURS = stepped(("quality_time_hours < 4", 0.2), facet="habit")


def test_facet_of_one_rule(wording: Wording) -> None:
    (only,) = diagnostics(rules(HABITS), select=["IKL112"])
    assert (only.severity, only.entry) == ("hint", "few")
    assert only.place is not None
    assert (only.place.line, only.place.column) == (7, 10)
    wording([only.message, only.help])


def test_facet_that_is_spelled_in_two_ways(wording: Wording) -> None:
    found = diagnostics(rules(HABITS, HOURS), select=["IKL112"])
    assert about(found) == [("IKL112", "few"), ("IKL112", "extra")]
    wording([each.help for each in found])
    assert diagnostics(rules(HABITS, HOURS.replace("habit\n", "habits\n")), select=["IKL112"]) == []


def test_each_effect_has_facets_of_its_own(wording: Wording) -> None:
    texts = [rule(f"rituals_kept {sign} 4", f"{effect}\n  facet: habits", id=f"r{sign == '<'}")
             for sign, effect in (("<", SUPPORTS), (">", RELIEVES))]  # fmt: skip
    wording([each.message for each in diagnostics(rules(*texts), select=["IKL112"])])


def test_rule_that_joins_a_facet_of_another_pack() -> None:
    more = {"pack.yaml": FILES["pack.yaml"].replace("clean", "more"), "rules.yaml": HABITS}
    below = rules(HOURS.replace("habit\n", "habits\n"))
    assert lint(more, below, core=False, select=["IKL112"]).diagnostics == ()
