"""IKL110: steps that never count."""

import pytest

from intimacy_kit.analysis.lint import lint
from tests.unit.analysis.lint.clean_pack import FILES, rule
from tests.unit.analysis.lint.rules.stepped import stepped
from tests.unit.analysis.lint.rules.variations import about, exact, rules
from tests.wording import Wording, places_in

FEW, FEWER = ("rituals_kept < 4", 0.2), ("rituals_kept < 2", 0.3)
BOTH = ("rituals_kept < 1 and quality_time_hours < 5", 0.25)


def test_step_below_a_stronger_one_of_its_facet(wording: Wording) -> None:
    for long, column in ((False, 5), (True, 15)):
        first = stepped(FEW, BOTH, id="few", facet="habits", long=long)
        (only,) = exact(rules(first, stepped(FEWER, facet="habits", long=long)))
        assert (only.code, only.severity, only.entry) == ("IKL110", "warning", "few")
        assert only.place is not None
        assert (only.place.file, only.place.line, only.place.column) == ("rules/more.yaml", 4, column)
        assert places_in(only.message) == ["rules/more.yaml:9:7"]
        wording(only.message, "long" if long else "short")


def test_step_below_an_equal_one_that_comes_first(wording: Wording) -> None:
    first = stepped(FEW, (BOTH[0], 0.3), id="z_few", facet="habits")
    (only,) = exact(rules(first, stepped(FEWER, facet="habits")))
    assert (only.code, only.entry) == ("IKL110", "z_few")
    wording(only.message)
    first = stepped(FEW, (BOTH[0], 0.3), id="a_few", facet="habits")
    assert exact(rules(first, stepped(FEWER, facet="habits"))) == []


def test_step_below_several(wording: Wording) -> None:
    first = stepped(("rituals_kept < 6", 0.1), ("rituals_kept < 2", 0.2), id="few", facet="habits")
    others = [("rituals_kept < 2 and fears_partner", 0.3), ("rituals_kept < 2 and not fears_partner", 0.35)]
    assert exact(rules(first, stepped(*others, facet="habits"))) == [], "both may be unknown, and then it counts"
    others = [("rituals_kept < 1", 0.3), ("rituals_kept < 2 and rituals_kept >= 1", 0.35)]
    (only,) = exact(rules(first, stepped(*others, facet="habits")))
    assert (only.code, only.entry) == ("IKL110", "few")
    wording(only.message)


def test_step_that_is_never_true_together_with_the_condition_of_all(wording: Wording) -> None:
    files = rules(stepped(("rituals_kept > 5", 0.1), ("rituals_kept < 1", 0.3), when="rituals_kept < 4"))
    (only,) = exact(files)
    assert (only.code, only.entry) == ("IKL110", "extra")
    assert only.place is not None
    assert only.place.line == 4
    wording(only.message)
    assert about(exact(rules(stepped(("rituals_kept > 5", 0.1), when="rituals_kept < 4")))) == [("IKL110", "extra")]


def test_step_that_is_never_true_at_all(wording: Wording) -> None:
    files = rules(stepped(("rituals_kept < 3", 0.1), ("rituals_kept < 1 and rituals_kept > 2", 0.3)))
    assert about(exact(files)) == [("IKL101", "extra")]
    wording([found.message for found in exact(files, "IKL110")])


def test_covering_step_of_another_pack() -> None:
    pytest.importorskip("z3")
    manifest = FILES["pack.yaml"].replace("clean", "more")
    base = rules(stepped(FEWER, facet="habits"))
    more = {"pack.yaml": manifest, "rules.yaml": stepped(FEW, BOTH, id="few", facet="habits")}
    (only,) = lint(more, base, core=False, select=["IKL110"]).diagnostics
    assert "`rituals_kept < 2` of 'extra' is too" in only.message


@pytest.mark.parametrize(
    "texts",
    [
        [stepped(("rituals_kept < 4", 0.2), ("rituals_kept < 2", 0.3))],
        [stepped(FEW, BOTH, id="few", facet="habits"), stepped(FEWER, FEW, facet="others")],
        [rule("rituals_kept < 4", "supports: distance")],
    ],
)
def test_steps_that_count(texts: list[str]) -> None:
    assert exact(rules(*texts), "IKL110") == []
