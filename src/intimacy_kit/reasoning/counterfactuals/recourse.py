"""Find recourse: the smallest changes after which a finding is at most at a level, or an index at least at one."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from intimacy_kit.engines.interpret import run
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.errors import Problem, QuestionError, shown, suggestion
from intimacy_kit.messages.catalogue import gettext_noop
from intimacy_kit.model.indexes import Index, IndexValue, Rung, index_level, index_value
from intimacy_kit.model.levels import LEVELS, MILD, MODERATE, SEVERE, Level, level
from intimacy_kit.model.observations import Value
from intimacy_kit.model.result import Finding, Record
from intimacy_kit.model.rulebook import Group, RuleBook
from intimacy_kit.model.rules import Rule
from intimacy_kit.model.values import plain_text
from intimacy_kit.reasoning.case.case import Case
from intimacy_kit.reasoning.counterfactuals.actions import Action, actions
from intimacy_kit.reasoning.counterfactuals.objectives import IndexFrom, Objective, ScoreBelow
from intimacy_kit.reasoning.counterfactuals.recourse_result import Obstacle, Path, Paths, Step
from intimacy_kit.reasoning.counterfactuals.search import BranchAndBound, ChangeSet, SearchResult
from intimacy_kit.reasoning.counterfactuals.slicing import answered_slice, finding_slice, index_slice
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


def path_to(
    context: DiagnosisContext, values: Mapping[str, Value], record: Record, id: str, wanted: str | None
) -> Paths:
    """Return the smallest changes after which a finding is at most, or an index at least, at the wanted level.

    Raises:
        QuestionError: as for `Diagnosis.path_to`.
    """
    goal = _goal(context, values, record, id, wanted)
    told = support_in(record)
    if told is not None:
        help = "safety comes first: show the person `support` of the diagnosis"
        raise QuestionError(Problem("IK421", "no recourse is computed under a safety concern", help))
    certain: tuple[str, ...] = ()
    if goal.reached:
        result = SearchResult((ChangeSet({}, 0.0),), 0, complete=True, infeasible=False)
    else:
        possible = actions(context.book, answered_slice(goal.book, values), values)
        search = BranchAndBound(goal.searched, values, possible, goal.objective, MAX_ALTERNATIVES)
        result, certain = search.solve(), search.certain
    return Paths(
        **goal.asked,
        alternatives=tuple(_path(goal, Words.of(context.book, context.messages), found) for found in result.found),
        possible=bool(result.found) or (False if result.infeasible else None),
        complete=result.complete,
        searched=result.searched,
        obstacles=_obstacles(goal, certain) if result.infeasible else (),
        unknown=unknown(replace(context, book=goal.book), Case(values), run(goal.book, values)),
        support=told,
        locale=context.locale,
    )


class _Goal(Protocol):
    """What is asked for: the level of a finding or of an index.

    Attributes:
        book: with all that it depends on.
        searched: the part of it that a search needs.
        values: the answers now.
        objective: for the search.
        reached: whether it is reached now.
        asked: the fields of a result that say what was asked for.
    """

    @property
    def book(self) -> RuleBook: ...
    @property
    def searched(self) -> RuleBook: ...
    @property
    def values(self) -> Mapping[str, Value]: ...
    @property
    def objective(self) -> Objective: ...
    @property
    def reached(self) -> bool: ...
    @property
    def asked(self) -> dict[str, Any]: ...

    def after(self, outcome: Outcome) -> dict[str, Any]:
        """Return the fields of a path that say what comes of it, from the outcome for its answers."""

    def holding(self) -> Iterator[Group]:
        """Yield the groups of rules that are in the way, those of the finding or the index itself first."""


@dataclass(frozen=True, slots=True)
class _FindingGoal:
    """The level of a finding that it is to have at most, below the cut point `bound`."""

    finding: Finding
    book: RuleBook
    values: Mapping[str, Value]
    bound: float

    @property
    def searched(self) -> RuleBook:
        return answered_slice(self.book, self.values)

    @property
    def objective(self) -> ScoreBelow:
        return ScoreBelow(self.bound)

    @property
    def reached(self) -> bool:
        return self.finding.score < self.bound

    @property
    def asked(self) -> dict[str, Any]:
        finding = self.finding
        return {
            "id": finding.id,
            "title": finding.title,
            "kind": finding.kind,
            "before": finding.level,
            "level": _BELOW[self.bound],
        }

    def after(self, outcome: Outcome) -> dict[str, Any]:
        score, low, high = outcome.scores[-1], outcome.lows[-1], outcome.highs[-1]
        return {"level": level(score), "score": score, "low": low, "high": high, "certain": high < self.bound}

    def holding(self) -> Iterator[Group]:
        for finding in reversed(self.book.findings):
            yield from finding.supports


@dataclass(frozen=True, slots=True)
class _IndexGoal:
    """The level of an index that it is to have at least."""

    index: Index
    now: IndexValue
    book: RuleBook
    values: Mapping[str, Value]
    rung: Rung

    @property
    def searched(self) -> RuleBook:
        return self.book

    @property
    def objective(self) -> IndexFrom:
        return IndexFrom(self.index, self.rung.start)

    @property
    def reached(self) -> bool:
        return self.now.value is not None and self.now.value >= self.rung.start

    @property
    def asked(self) -> dict[str, Any]:
        wanted = index_level(self.index.levels, self.rung.start)
        index = self.index
        return {
            "id": index.id,
            "title": index.title,
            "kind": "index",
            "levels": index.levels,
            "before": self.now.level,
            "level": wanted,
        }

    def after(self, outcome: Outcome) -> dict[str, Any]:
        low, high = outcome.index_lows[0], outcome.index_highs[0]
        value = index_value(low, high)
        reached = index_level(self.index.levels, value)
        return {"level": reached, "score": value, "low": low, "high": high, "certain": low >= self.rung.start}

    def holding(self) -> Iterator[Group]:
        findings = {finding.id: finding for finding in self.book.findings}
        for part in self.index.of:
            finding = findings[part.of]
            yield from finding.reliefs if part.weight > 0 else finding.supports


def _path(goal: _Goal, words: Words, found: ChangeSet) -> Path:
    """Return a path; what comes of it is from the reference engine."""
    after = run(goal.book, {**goal.values, **{id: action.value for id, action in found.actions.items()}})
    steps = tuple(_step(words, id, action, goal.values[id]) for id, action in found.actions.items())
    return Path(steps=steps, change=found.change, **goal.after(after))


def _step(words: Words, id: str, action: Action, before: Value) -> Step:
    side, value = action.beside or ("at", action.value)
    told = words.say.gettext(
        _STEPS[side], title=words.name(id), supposed=words.fact(id, value), now=words.fact(id, before)
    )
    return Step(id=id, title=words.name(id), before=before, to=action.value, change=action.change, words=told)


def _goal(context: DiagnosisContext, values: Mapping[str, Value], record: Record, id: object, wanted: object) -> _Goal:
    """Return what is asked for.

    Raises:
        QuestionError: unknown finding or index (IK401), or unknown level (IK404).
    """
    name = plain_text(id)
    for index in context.book.indexes:
        if index.id == name:
            (now,) = (one for one in record.indexes if one.id == name)
            return _IndexGoal(index, now, index_slice(context.book, index), values, _rung(index, wanted))
    finding = _finding(record, name)
    return _FindingGoal(finding, finding_slice(context.book, finding.id), values, _bound(wanted))


def _finding(record: Record, name: str | None) -> Finding:
    if name is None:
        raise QuestionError(Problem("IK401", "the id of a finding or an index must be text", "`dx.findings` lists all"))
    findings = {finding.id: finding for finding in record.findings}
    if name in findings:
        return findings[name]
    if any(component.id == name for component in record.components):
        help = "paths lead away from challenges and consequences: `dx.findings` lists them"
        raise QuestionError(Problem("IK401", f"{shown(name)} is a component, which is good to have", help))
    known = [*findings, *(index.id for index in record.indexes)]
    help = suggestion(name, known, "`dx.findings` and `dx.indexes` list all")
    raise QuestionError(Problem("IK401", f"unknown challenge, consequence or index {shown(name)}", help))


def _bound(wanted: object) -> float:
    name = "none" if wanted is None else plain_text(wanted)
    for bound, below in _BELOW.items():
        if name == below:
            return bound
    raise QuestionError(Problem("IK404", "unknown level", "`level` is 'none', 'mild' or 'moderate'"))


def _rung(index: Index, wanted: object) -> Rung:
    name = index.levels[-1].id if wanted is None else plain_text(wanted)
    for rung in index.levels:
        if name == rung.id:
            return rung
    levels = ", ".join(shown(rung.id) for rung in index.levels)
    raise QuestionError(Problem("IK404", "unknown level", f"`level` of this index is one of {levels}"))


def _obstacles(goal: _Goal, certain: Container[str]) -> tuple[Obstacle, ...]:
    """Return the rules in the way that are certain."""
    rules = [rule for group in goal.holding() for rule in group.rules if rule.id in certain]
    return tuple(Obstacle(id=rule.id, because=_gentlest(rule)) for rule in rules)


def _gentlest(rule: Rule) -> str:
    """Return the reason of the weakest step of a rule, which is what stays whatever is changed."""
    return rule.reason(min(rule.steps, key=lambda step: step.strength))
