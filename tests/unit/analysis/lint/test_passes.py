"""Passes: which checks are run to the end, and which diagnostics make others redundant."""

import sys

import pytest

from intimacy_kit.analysis.lint import solver
from tests.unit.analysis.lint.clean_pack import FILES, diagnostics, report, rule
from tests.unit.analysis.lint.rules.variations import BETWEEN, EXACT, RELIEVES, exact, rules
from tests.wording import Wording


def test_condition_that_is_never_true_has_no_other_diagnostic() -> None:
    files = rules(rule("work_hours > 50 and work_hours < 40 and work_hours >= 0"))
    pytest.importorskip("z3")
    assert [found.code for found in diagnostics(files, select=["IKL1"])] == ["IKL101"]


def test_constant_comparison_is_not_reported_as_redundant_too() -> None:
    files = rules(rule("rituals_kept < 3 and work_hours >= 0", "supports: distance"))
    assert [diagnostic.code for diagnostic in exact(files, "IKL103", "IKL104")] == ["IKL103"]


def test_exact_checks_are_skipped_without_the_solver(monkeypatch: pytest.MonkeyPatch, wording: Wording) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    made = report(rules(rule("work_hours > 50 and work_hours < 40", "supports: distance")))
    assert {diagnostic.code for diagnostic in made.diagnostics} == {"IKL109"}
    assert made.skipped is not None
    (why,) = set(made.skipped.values())
    wording(why)
    assert made.skipped == dict.fromkeys(EXACT, why)
    assert report(FILES, select=["IKL4"]).skipped == {}
    assert report(FILES, select=["IKL4", "IKL106"]).skipped == {"IKL106": why}


def test_comment_for_a_skipped_check_is_not_reported_as_unused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = rules("# lint: ignore[IKL107] it comes on top\n", rule("quality_time_hours < 2 and work_hours > 40"))
    monkeypatch.setitem(sys.modules, "z3", None)
    assert report(files).diagnostics == ()


def test_undecided_checks_are_reported_as_skipped(wording: Wording) -> None:
    pytest.importorskip("z3")
    made = report(rules(rule(BETWEEN)), select=["IKL101", "IKL107"])
    assert made.diagnostics == ()
    wording(made.skipped)
    assert made.skipped is not None
    assert [*made.skipped] == ["IKL101", "IKL107"]
    assert report(rules(rule(BETWEEN)), select=["IKL106"]).skipped == {"IKL106": made.skipped["IKL101"]}


@pytest.mark.parametrize(("limit", "about_one"), [("MAX_TRIED", True), ("MAX_QUESTIONS", True), ("MAX_PAIRS", False)])
def test_checks_are_reported_as_skipped_when_the_budget_is_exhausted(
    monkeypatch: pytest.MonkeyPatch, limit: str, about_one: bool, wording: Wording
) -> None:
    pytest.importorskip("z3")
    monkeypatch.setattr(solver, limit, 0)
    never = rule("work_hours > 50 and work_hours < 40")
    facet = [rule(f"rituals_kept < {n}", f"{RELIEVES}\n  facet: one", id=f"facet_{9 - n}") for n in (1, 2)]
    made = report(rules(never, rule("quality_time_hours < 3", id="other"), *facet), select=["IKL1"])
    pairs = ["IKL106", "IKL107", "IKL108", "IKL110", "IKL111", "IKL113"]
    assert [*(made.skipped or ())] == (sorted(EXACT) if about_one else pairs)
    wording(made.skipped)


def test_undecided_questions_are_limited(monkeypatch: pytest.MonkeyPatch, wording: Wording) -> None:
    pytest.importorskip("z3")
    monkeypatch.setattr(solver, "MAX_UNDECIDED", 0)
    wording(report(rules(rule(BETWEEN)), select=["IKL101"]).skipped)
