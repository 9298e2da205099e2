"""IKL101, IKL102, IKL104, IKL106, IKL107 and IKL108: what the solver decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from intimacy_kit.analysis.lint.checks import CHECKS
from intimacy_kit.analysis.lint.diagnostics import Diagnostic
from intimacy_kit.analysis.lint.pairs import are_steps, related
from intimacy_kit.analysis.lint.parts import without_one
from intimacy_kit.analysis.lint.rules.rule_checks import atom_place, plain_truth, when_place
from intimacy_kit.analysis.lint.simpler import simpler
from intimacy_kit.analysis.lint.solver import BudgetExhausted, SolverQuestions, solver_for
from intimacy_kit.analysis.lint.subject import Subject, remark
from intimacy_kit.engines.truth import Truth
from intimacy_kit.errors import shown
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.packs.reading.reader import Located

EXACT = frozenset(code for code, check in CHECKS.items() if check.exact)
_Any = Rule | SafetyRule
_ABOUT_PAIRS = frozenset({"IKL106", "IKL107", "IKL108"})
_ABOUT_SAFETY = frozenset({"IKL106"})
_ABOUT_ONE = EXACT - _ABOUT_PAIRS
WITHOUT = 'it needs z3: pip install "intimacy-kit[analysis]"'
UNDECIDED = "some conditions are too hard to decide"
TOO_MUCH = "the pack is too large to decide everything"


def check_exactly(subject: Subject, wanted: frozenset[str]) -> tuple[list[Diagnostic], dict[str, str]]:
    """The remarks of these checks, and why some of them were skipped, or not made to the end."""
    wanted &= EXACT
    if not wanted:
        return [], {}
    solver = solver_for(subject.contents)
    if solver is None:
        return [], dict.fromkeys(sorted(wanted), WITHOUT)
    found: list[Diagnostic] = []
    skipped: dict[str, str] = {}
    for codes, check in ((_ABOUT_ONE, _conditions), (_ABOUT_PAIRS, _pairs), (_ABOUT_SAFETY, _safety_pairs)):
        before = solver.undecided
        try:
            for each in check(subject, solver) if wanted & codes else ():
                found.append(each)  # noqa: PERF402 - what is found before it is too much counts too
        except BudgetExhausted:
            skipped |= dict.fromkeys(wanted & codes, TOO_MUCH)
        else:
            if solver.undecided > before:
                skipped |= dict.fromkeys(wanted & codes, UNDECIDED)
    return found, skipped


def _conditions(subject: Subject, solver: SolverQuestions) -> Iterator[Diagnostic]:
    """Each condition by itself."""
    for located, rule in subject.conditions():
        plain = plain_truth(subject, rule.when)
        place = when_place(located)
        if plain is Truth.FALSE or solver.never(rule.when):
            help = "see whether an `and` should be an `or`, or a comparison points the other way"
            yield remark("IKL101", located, "no answers at all make this true", help, place)
        elif plain is Truth.TRUE or solver.always(rule.when):
            help = "narrow it down: what is true of everybody says nothing"
            yield remark("IKL102", located, "this is true whatever is answered", help, place)
        elif simpler(rule.when) is None:
            yield from _needless(located, rule.when, solver)


def _needless(located: Located, when: Condition, solver: SolverQuestions) -> Iterator[Diagnostic]:
    """The largest part without which the condition is true in the same cases."""
    for without in sorted(without_one(when), key=lambda without: (len(without.rest.atoms), -without.position)):
        if solver.same(when, without.rest):
            message = f"`{without.part}` changes nothing here"
            help = f"`{without.rest}` is true in just the same cases, once everything is answered"
            yield remark("IKL104", located, message, help, atom_place(located, without.position))
            return


def _pairs(subject: Subject, solver: SolverQuestions) -> Iterator[Diagnostic]:
    """Each rule of the pack with each other rule of the same finding."""
    own = {located.id: located for located, _ in subject.rules()}
    for first, second in related(subject.contents.rules, own):
        forth, back = solver.implies(first.when, second.when), solver.implies(second.when, first.when)
        narrow, wide = (first, second) if forth else (second, first)
        if not (forth or back) or solver.never(narrow.when) or solver.always(wide.when):
            continue
        if (narrow.supports is None) != (wide.supports is None):
            help = "see whether one has the wrong effect, or should leave out the case of the other"
            yield _pair("IKL108", own, narrow, wide, forth and back, help)
        elif forth and back:
            yield _pair("IKL106", own, narrow, wide, True, "keep one: both count, so one thing weighs twice")
        elif not are_steps(narrow.when, wide.when):
            help = "if that is meant, see that the strength is only that of what comes on top"
            yield _pair("IKL107", own, narrow, wide, False, help)


def _safety_pairs(subject: Subject, solver: SolverQuestions) -> Iterator[Diagnostic]:
    """Each safety rule of the pack with each other one. That one implies another is well: both tell something."""
    own = {located.id: located for located in subject.own("safety")}
    for first, second in related(subject.contents.safety, own):
        same = solver.implies(first.when, second.when) and solver.implies(second.when, first.when)
        if same and not solver.never(first.when) and not solver.always(first.when):
            yield _pair("IKL106", own, first, second, True, "keep one: both are told, side by side")


def _pair(code: str, own: Mapping[str, Located], narrow: _Any, wide: _Any, same: bool, help: str) -> Diagnostic:
    """Told at the narrow one, if it is of this pack; of two that are the same, at the later one."""
    here = narrow if narrow.id in own and not (same and wide.id in own and wide.id > narrow.id) else wide
    other = wide if here is narrow else narrow
    name = shown(other.id)
    if other.id in own:
        name += f" ({own[other.id].place('id')})"
    message = f"whenever {name} is true, this is too"
    if same:
        message = f"this is true in just the same cases as {name}"
    elif here is narrow:
        message = f"whenever this is true, {name} is too"
    effect = "raises a concern"
    if isinstance(other, Rule):
        effect = f"{'supports' if other.supports else 'relieves'} {other.finding}"
    return remark(code, own[here.id], f"{message}, which {effect}", help, when_place(own[here.id]))
