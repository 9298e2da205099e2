"""Find recourse: the smallest changes after which a finding is at most at a level."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from intimacy_kit.engines.interpret import run
from intimacy_kit.errors import Problem, QuestionError, shown, suggestion
from intimacy_kit.messages.catalogue import gettext_noop
from intimacy_kit.model.levels import LEVELS, MILD, MODERATE, SEVERE, Level, level
from intimacy_kit.model.observations import Value
from intimacy_kit.model.result import Finding, Record
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.rules import Rule
from intimacy_kit.model.values import plain_text
from intimacy_kit.reasoning.case.case import Case
from intimacy_kit.reasoning.counterfactuals.actions import Action, actions
from intimacy_kit.reasoning.counterfactuals.recourse_result import Obstacle, Path, Paths, Step
from intimacy_kit.reasoning.counterfactuals.search import BranchAndBound, ChangeSet, SearchResult
from intimacy_kit.reasoning.counterfactuals.slicing import answered_slice, finding_slice
from intimacy_kit.reasoning.diagnosing.record import DiagnosisContext, unknown
from intimacy_kit.reasoning.diagnosing.support import support_in
from intimacy_kit.reasoning.explanations.words import Words

MAX_ALTERNATIVES = 3
_BELOW: Mapping[float, Level] = dict(zip((MILD, MODERATE, SEVERE), LEVELS, strict=False))
"""The highest level of a score below each cut point."""
_STEPS: Mapping[str, str] = {
    "at": gettext_noop("{title}: {supposed} (now: {now})"),
    "over": gettext_noop("{title}: over {supposed} (now: {now})"),
    "under": gettext_noop("{title}: under {supposed} (now: {now})"),
}


def path_to(context: DiagnosisContext, values: Mapping[str, Value], record: Record, id: str, wanted: str) -> Paths:
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
    case = _Case(context, book, values, bound)
    if finding.score < bound:
        result, certain = SearchResult((ChangeSet({}, 0.0),), 0, complete=True, infeasible=False), ()
    else:
        known = answered_slice(book, values)
        search = BranchAndBound(known, values, actions(context.book, known, values), bound, MAX_ALTERNATIVES)
        result, certain = search.solve(), search.certain
    return Paths(
        id=finding.id,
        title=finding.title,
        kind=finding.kind,
        before=finding.level,
        level=_BELOW[bound],
        alternatives=tuple(case.path(found) for found in result.found),
        possible=bool(result.found) or (False if result.infeasible else None),
        complete=result.complete,
        searched=result.searched,
        obstacles=_obstacles(book, certain) if result.infeasible else (),
        unknown=unknown(replace(context, book=book), Case(values), run(book, values)),
        support=told,
        locale=context.locale,
    )


@dataclass(frozen=True, slots=True)
class _Case:
    """A builder of paths: results of changed answers come from the reference engine."""

    context: DiagnosisContext
    book: RuleBook
    values: Mapping[str, Value]
    bound: float

    def path(self, found: ChangeSet) -> Path:
        outcome = run(self.book, {**self.values, **{id: action.value for id, action in found.actions.items()}})
        score, low, high = outcome.scores[-1], outcome.lows[-1], outcome.highs[-1]
        return Path(
            steps=tuple(self.step(id, action) for id, action in found.actions.items()),
            change=found.change,
            level=level(score),
            score=score,
            low=low,
            high=high,
            certain=high < self.bound,
        )

    def step(self, id: str, action: Action) -> Step:
        say, before = self.context.messages, self.values[id]
        words = Words.of(self.context.book, say)
        side, value = action.beside or ("at", action.value)
        return Step(
            id=id,
            title=words.name(id),
            before=before,
            to=action.value,
            change=action.change,
            words=say.gettext(
                _STEPS[side], title=words.name(id), supposed=words.fact(id, value), now=words.fact(id, before)
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
