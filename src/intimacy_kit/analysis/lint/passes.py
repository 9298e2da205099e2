"""Run the passes of the registry over a pack."""

from __future__ import annotations

from collections.abc import Iterable

from intimacy_kit.analysis.lint.checks import Check, run_checks
from intimacy_kit.analysis.lint.diagnostics import Diagnostic
from intimacy_kit.analysis.lint.registry import CHECKS, PASSES, SOLVER_PASSES
from intimacy_kit.analysis.lint.solver import BudgetExhausted, solver_for
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.installing import install_extra

NO_SOLVER = f"it needs z3: {install_extra('analysis')}"
UNDECIDED = "some conditions are too hard to decide"
TOO_LARGE = "the pack is too large to decide everything"


def run_passes(subject: Subject, wanted: frozenset[str]) -> tuple[list[Diagnostic], dict[str, str]]:
    """Return the diagnostics of these checks, and why some checks were skipped or not run to the end, by code."""
    found: list[Diagnostic] = []
    skipped: dict[str, str] = {}
    for each in PASSES:
        reasons = {check.code: check.skip_reason(subject) for check in each.checks if check.code in wanted}
        skipped |= {code: reason for code, reason in reasons.items() if reason is not None}
        if reasons.keys() - skipped.keys():  # a final check is run for the others of its pass even if it is not wanted
            found += run_checks(each.checks, each.items(subject))
    exact, undecided = _run_solver_passes(subject, wanted)
    return _without_redundant([*found, *exact], wanted), skipped | undecided


def _run_solver_passes(subject: Subject, wanted: frozenset[str]) -> tuple[list[Diagnostic], dict[str, str]]:
    wanted &= frozenset(code for code, check in CHECKS.items() if check.exact)
    if not wanted:
        return [], {}
    solver = solver_for(subject.contents)
    if solver is None:
        return [], dict.fromkeys(sorted(wanted), NO_SOLVER)
    found: list[Diagnostic] = []
    skipped: dict[str, str] = {}
    for each in SOLVER_PASSES:
        codes = wanted & _codes(each.checks)
        before = solver.undecided
        try:
            for diagnostic in run_checks(each.checks, each.items(subject, solver)) if codes else ():
                found.append(diagnostic)  # noqa: PERF402 - what is found before the budget is exhausted counts too
        except BudgetExhausted:
            skipped |= dict.fromkeys(codes, TOO_LARGE)
        else:
            if solver.undecided > before:
                skipped |= dict.fromkeys(codes, UNDECIDED)
    return found, skipped


def _codes(checks: Iterable[Check[object]]) -> frozenset[str]:
    return frozenset(check.code for check in checks)


def _without_redundant(found: Iterable[Diagnostic], wanted: frozenset[str]) -> list[Diagnostic]:
    """Return the wanted diagnostics, without those that another one makes redundant."""
    kept = [diagnostic for diagnostic in found if diagnostic.code in wanted]
    entries = {(diagnostic.code, diagnostic.entry) for diagnostic in kept}
    places = {(diagnostic.code, diagnostic.entry, diagnostic.place) for diagnostic in kept}

    def is_redundant(diagnostic: Diagnostic) -> bool:
        check = CHECKS[diagnostic.code]
        by_entry = any((code, diagnostic.entry) in entries for code in check.unless_entry)
        return by_entry or any((code, diagnostic.entry, diagnostic.place) in places for code in check.unless_place)

    return [diagnostic for diagnostic in kept if not is_redundant(diagnostic)]
