"""IKL113: rules that are always covered by others of their facet."""

import pytest

from intimacy_kit.analysis.lint import lint
from tests.unit.analysis.lint.clean_pack import FILES, rule
from tests.unit.analysis.lint.rules.stepped import stepped
from tests.unit.analysis.lint.rules.variations import RELIEVES, about, exact, rules
from tests.wording import Wording, places_in

RISING = stepped(("rituals_kept < 4", 0.2), ("rituals_kept < 2", 0.3), id="few", facet="habits")


def covered(*steps: tuple[str, float], id: str = "extra", **more: str) -> str:
    return stepped(*steps, id=id, facet="habits", **more)


def test_covered_rule(wording: Wording) -> None:
    steps = (("rituals_kept < 3", 0.1), ("rituals_kept < 1 and work_hours > 50", 0.3))
    (only,) = exact(rules(RISING, covered(*steps)))
    assert (only.code, only.severity, only.entry) == ("IKL113", "warning", "extra")
    assert only.place is not None
    assert (only.place.line, only.place.column) == (9, 7)
    assert places_in(only.message) == ["rules/more.yaml:1:7"]
    wording([only.message, only.help])


def test_rule_of_one_condition_is_reported_there() -> None:
    text = rule("rituals_kept < 1", "supports: distance\n  facet: habits")
    (only,) = exact(rules(RISING, text))
    assert only.place is not None
    assert (only.code, only.place.line, only.place.column) == ("IKL113", 10, 9)


def test_rule_covered_by_several(wording: Wording) -> None:
    texts = [covered(("rituals_kept < 1", 0.2), id="a"), covered(("rituals_kept >= 1", 0.2), id="b")]
    (only,) = exact(rules(*texts, covered(("rituals_kept < 3", 0.15))), "IKL113")
    assert only.entry == "extra"
    wording(only.message)


def test_of_rules_that_cover_each_other_the_later_is_reported() -> None:
    texts = [covered((when, 0.2), id=id) for id, when in (("a", "rituals_kept < 3"), ("b", "not rituals_kept >= 3"))]
    assert about(exact(rules(*texts))) == [("IKL113", "b")]
    wide = covered(("rituals_kept < 5", 0.2), id="c")
    assert about(exact(rules(*texts, wide))) == [("IKL113", "a"), ("IKL113", "b")]


def test_rule_covered_by_one_of_another_pack(wording: Wording) -> None:
    pytest.importorskip("z3")
    more = {"pack.yaml": FILES["pack.yaml"].replace("clean", "more"), "rules.yaml": covered(("rituals_kept < 1", 0.1))}
    (only,) = lint(more, rules(RISING), core=False, select=["IKL113"]).diagnostics
    wording(only.message)
    own = {**more, "rules.yaml": covered(("rituals_kept < 5", 0.4))}
    assert lint(own, rules(RISING), core=False, select=["IKL113"]).diagnostics == ()


@pytest.mark.parametrize(
    "text",
    [
        covered(("rituals_kept < 1", 0.35)),
        covered(("rituals_kept < 3", 0.3)),
        stepped(("rituals_kept < 1", 0.1), facet="others"),
        stepped(("rituals_kept < 1", 0.1)),
        rule("rituals_kept < 1", f"{RELIEVES}\n  facet: habits"),
        covered(("rituals_kept < 1 and rituals_kept > 2", 0.1)),
    ],
)
def test_rules_that_are_not_covered(text: str) -> None:
    assert exact(rules(RISING, text), "IKL113") == []
