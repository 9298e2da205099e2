"""Define what can be asked of recourse: a level of a finding or of an index, for one person or for two partners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from intimacy_kit.errors import OptionError, Problem, UnknownIdError, shown, suggestion
from intimacy_kit.model.indexes import Index, IndexValue, Rung, index_level, index_value, open_within
from intimacy_kit.model.levels import LEVELS, MILD, MODERATE, SEVERE, Level, level
from intimacy_kit.model.observations import Values
from intimacy_kit.model.result import Finding, Record
from intimacy_kit.model.rulebook import Group, RuleBook
from intimacy_kit.model.values import plain_text
from intimacy_kit.reasoning.asked import id_of
from intimacy_kit.reasoning.case.case import Outcomes
from intimacy_kit.reasoning.counterfactuals.objectives import IndexFrom, Objective, ScoreBelow
from intimacy_kit.reasoning.counterfactuals.slicing import answered_slice, finding_slice, index_slice
from intimacy_kit.reasoning.diagnosing.context import DiagnosisContext

_BELOW: Mapping[float, Level] = dict(zip((MILD, MODERATE, SEVERE), LEVELS, strict=False))
"""The highest level of a score below each cut point."""
Objectives = tuple[Objective | None, ...]
"""An objective for each person; None for whom nothing has to change."""


class Goal(Protocol):
    """What is asked for: the level of a finding or of an index.

    Attributes:
        book: with all that it depends on.
        asked: the fields of a result that say what was asked for.
    """

    @property
    def book(self) -> RuleBook: ...
    @property
    def asked(self) -> dict[str, Any]: ...

    def searched(self, values: Values) -> RuleBook:
        """Return the part of the book that a search needs for the values of a person."""

    def tries(self, now: Outcomes) -> list[Objectives]:
        """Return the objectives to search for. Where there are several, each is one way among others to reach it."""

    def reached(self, outcomes: Outcomes) -> bool:
        """Return whether it is reached."""

    def after(self, outcomes: Outcomes) -> dict[str, Any]:
        """Return the fields of a path that say what comes of it, from the outcomes for its answers."""

    def holding(self) -> Iterator[Group]:
        """Yield the groups of rules that are in the way, those of the finding or the index itself first."""


@dataclass(frozen=True, slots=True)
class _FindingGoal:
    """The level of a finding that it is to have at most, below the cut point `bound`."""

    finding: Finding
    book: RuleBook
    bound: float

    def searched(self, values: Values) -> RuleBook:
        return answered_slice(self.book, values)

    def tries(self, now: Outcomes) -> list[Objectives]:
        """Of two it is reached where it is for each of them."""
        objective = ScoreBelow(self.bound)
        return [tuple(None if one.scores[-1] < self.bound else objective for one in now.each)]

    def reached(self, outcomes: Outcomes) -> bool:
        return outcomes.whole.scores[-1] < self.bound

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

    def after(self, outcomes: Outcomes) -> dict[str, Any]:
        whole = outcomes.whole
        score, low, high = whole.scores[-1], whole.lows[-1], whole.highs[-1]
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
    rung: Rung

    def searched(self, values: Values) -> RuleBook:  # noqa: ARG002 - the same for all values
        return self.book

    def tries(self, now: Outcomes) -> list[Objectives]:
        """Of two it is a mean: it can be reached by the changes of one of them, of the other, or of both."""
        wanted = self.rung.start
        objective = IndexFrom(self.index, wanted)
        if len(now.each) == 1:
            return [(objective,)]
        a, b = ((one.index_lows[0] + one.index_highs[0]) / 2 for one in now.each)
        both = tuple(None if objective.reached(one) else objective for one in now.each)
        return [(IndexFrom(self.index, 2 * wanted - b), None), (None, IndexFrom(self.index, 2 * wanted - a)), both]

    def reached(self, outcomes: Outcomes) -> bool:
        value = self._value(outcomes)
        return value is not None and value >= self.rung.start

    def _value(self, outcomes: Outcomes) -> float | None:
        if any(open_within(one.index_lows[0], one.index_highs[0]) for one in outcomes.each):
            return None
        return index_value(outcomes.whole.index_lows[0], outcomes.whole.index_highs[0])

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

    def after(self, outcomes: Outcomes) -> dict[str, Any]:
        low, high = outcomes.whole.index_lows[0], outcomes.whole.index_highs[0]
        value = self._value(outcomes)
        reached = index_level(self.index.levels, value)
        return {"level": reached, "score": value, "low": low, "high": high, "certain": low >= self.rung.start}

    def holding(self) -> Iterator[Group]:
        findings = {finding.id: finding for finding in self.book.findings}
        for part in self.index.of:
            finding = findings[part.of]
            yield from finding.reliefs if part.weight > 0 else finding.supports


def goal_of(context: DiagnosisContext, record: Record, id: object, wanted: object) -> Goal:
    """Return what is asked for.

    Raises:
        QuestionError: unknown finding or index (IK401), or unknown level (IK404).
    """
    name = id_of(id)
    for index in context.book.indexes:
        if index.id == name:
            (now,) = (one for one in record.indexes if one.id == name)
            return _IndexGoal(index, now, index_slice(context.book, index), _rung(index, wanted))
    finding = _finding(record, name)
    return _FindingGoal(finding, finding_slice(context.book, finding.id), _bound(wanted))


def _finding(record: Record, name: str | None) -> Finding:
    if name is None:
        help = "`dx.findings` and `dx.indexes` list all"
        raise UnknownIdError(Problem("IK401", "the id of a finding or an index must be text", help))
    findings = {finding.id: finding for finding in record.findings}
    if name in findings:
        return findings[name]
    if any(component.id == name for component in record.components):
        help = "paths lead away from challenges and consequences: `dx.findings` lists them"
        raise UnknownIdError(Problem("IK401", f"{shown(name)} is a component, which is good to have", help))
    known = [*findings, *(index.id for index in record.indexes)]
    help = suggestion(name, known, "`dx.findings` and `dx.indexes` list all")
    raise UnknownIdError(Problem("IK401", f"unknown challenge, consequence or index {shown(name)}", help))


def _bound(wanted: object) -> float:
    name = "none" if wanted is None else plain_text(wanted)
    for bound, below in _BELOW.items():
        if name == below:
            return bound
    raise OptionError(Problem("IK404", "unknown level", "`level` is 'none', 'mild' or 'moderate'"))


def _rung(index: Index, wanted: object) -> Rung:
    name = index.levels[-1].id if wanted is None else plain_text(wanted)
    for rung in index.levels:
        if name == rung.id:
            return rung
    levels = ", ".join(shown(rung.id) for rung in index.levels)
    raise OptionError(Problem("IK404", "unknown level", f"`level` of this index is one of {levels}"))
