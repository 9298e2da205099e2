"""Find recourse: the smallest changes after which a finding is at most at a level."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from functools import partial

from intimacy_kit.engines.interpret import run
from intimacy_kit.errors import Problem, QuestionError, shown, suggestion
from intimacy_kit.messages.catalogue import gettext_noop
from intimacy_kit.model.couple import PARTNERS
from intimacy_kit.model.levels import LEVELS, MILD, MODERATE, SEVERE, Level, level
from intimacy_kit.model.result import Finding, Record
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.rules import Rule
from intimacy_kit.model.values import plain_text
from intimacy_kit.reasoning.case.case import Case
from intimacy_kit.reasoning.counterfactuals.actions import Action
from intimacy_kit.reasoning.counterfactuals.recourse_result import Obstacle, Path, Paths, Step
from intimacy_kit.reasoning.counterfactuals.slicing import finding_slice
from intimacy_kit.reasoning.counterfactuals.smallest_changes import Changes, changed, smallest_changes, total
from intimacy_kit.reasoning.diagnosing.record import DiagnosisContext, unknown
from intimacy_kit.reasoning.diagnosing.support import support_in
from intimacy_kit.reasoning.explanations.words import Words, of_partner_told

_BELOW: Mapping[float, Level] = dict(zip((MILD, MODERATE, SEVERE), LEVELS, strict=False))
"""The highest level of a score below each cut point."""
_STEPS: Mapping[str, str] = {
    "at": gettext_noop("{title}: {supposed} (now: {now})"),
    "over": gettext_noop("{title}: over {supposed} (now: {now})"),
    "under": gettext_noop("{title}: under {supposed} (now: {now})"),
}


def path_to(context: DiagnosisContext, case: Case, record: Record, id: str, wanted: str) -> Paths:
    """Return the smallest changes after which a finding is at most at the wanted level.

    Raises:
        QuestionError: as for `Diagnosis.path_to`.
    """
    finding, bound = _finding(record, id), _bound(wanted)
    id = finding.id
    told = support_in(record)
    if told is not None:
        help = "safety comes first: show the person `support` of the diagnosis"
        raise QuestionError(Problem("IK421", "no recourse is computed under a safety concern", help))
    book = finding_slice(context.book, id)
    found = smallest_changes(context.book, book, case, bound)
    outcomes = case.run(book, partial(run, book))
    return Paths(
        id=finding.id,
        title=finding.title,
        kind=finding.kind,
        before=finding.level,
        level=_BELOW[bound],
        alternatives=tuple(_path(context, book, case, changes, bound) for changes in found.alternatives),
        possible=bool(found.alternatives) or (False if found.infeasible else None),
        complete=found.complete,
        searched=found.searched,
        obstacles=_obstacles(book, found.certain) if found.infeasible else (),
        unknown=unknown(replace(context, book=book), case, outcomes),
        support=told,
        locale=context.locale,
    )


def _path(context: DiagnosisContext, book: RuleBook, case: Case, changes: Changes, bound: float) -> Path:
    """Return a path; its results come from the reference engine."""
    outcome = changed(case, changes).run(book, partial(run, book)).whole
    score, low, high = outcome.scores[-1], outcome.lows[-1], outcome.highs[-1]
    return Path(
        steps=tuple(_step(context, case, person, id, action) for (person, id), action in sorted(changes.items())),
        change=total(changes),
        level=level(score),
        score=score,
        low=low,
        high=high,
        certain=high < bound,
    )


def _step(context: DiagnosisContext, case: Case, person: int, id: str, action: Action) -> Step:
    say, before = context.messages, case.people[person][id]
    partner = PARTNERS[person] if case.of_two else None
    words = Words.of(context.book, say)
    side, value = action.beside or ("at", action.value)
    title = words.name(id)
    return Step(
        id=id,
        title=title,
        partner=partner,
        before=before,
        to=action.value,
        change=action.change,
        words=say.gettext(
            _STEPS[side],
            title=of_partner_told(title, partner, say),
            supposed=words.fact(id, value),
            now=words.fact(id, before),
        ),
    )


def _finding(record: Record, id: object) -> Finding:
    findings = {finding.id: finding for finding in record.findings}
    name = plain_text(id)
    if name is None:
        raise QuestionError(Problem("IK401", "a finding id must be text", "`dx.findings` lists all"))
    if name in findings:
        return findings[name]
    if any(component.id == name for component in record.components):
        help = "paths lead away from challenges and consequences: `dx.findings` lists them"
        raise QuestionError(Problem("IK401", f"{shown(name)} is a component, which is good to have", help))
    help = suggestion(name, [*findings], "`dx.findings` lists all")
    raise QuestionError(Problem("IK401", f"unknown challenge or consequence {shown(name)}", help))


def _bound(wanted: object) -> float:
    name = plain_text(wanted)
    for bound, below in _BELOW.items():
        if name == below:
            return bound
    raise QuestionError(Problem("IK404", "unknown level", "`level` is 'none', 'mild' or 'moderate'"))


def _obstacles(book: RuleBook, certain: Container[str]) -> tuple[Obstacle, ...]:
    """Return the certain rules: those of the finding itself first, then those of its dependencies."""
    groups = [group for finding in reversed(book.findings) for group in finding.supports]
    rules = [rule for group in groups for rule in group.rules if rule.id in certain]
    return tuple(Obstacle(id=rule.id, because=_gentlest(rule)) for rule in rules)


def _gentlest(rule: Rule) -> str:
    """Return the reason of the weakest step of a rule, which is what stays whatever is changed."""
    return rule.reason(min(rule.steps, key=lambda step: step.strength))
