"""Bound the value of an index from above after a given number of changes, to prune the branch and bound in `search`.

The value is the middle of an interval, each end of which is a mean of ends of findings. What a set of changes can do to
an end of a finding is at most the sum of what each of them can do: flip a step by flip, each changes the score by no
more than the difference of the weights, times the largest that the other factors of the score can be. Where a step
needs several changes to flip, each of them counts for its share. A link follows its origin, and carries all or nothing
where that becomes present or no longer is: a change counts for its share of the way there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from math import fsum, prod
from typing import Literal, NamedTuple

from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.noisy_or import carried
from intimacy_kit.engines.truth import Fact, Interval, Truth
from intimacy_kit.model.indexes import Index
from intimacy_kit.model.levels import MILD
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import Group, Incoming, RuleBook, Scored
from intimacy_kit.model.rules import Step
from intimacy_kit.reasoning.counterfactuals.actions import Actions
from intimacy_kit.reasoning.counterfactuals.bounds import Bound
from intimacy_kit.reasoning.counterfactuals.flip_costs import FlipCost, flip_cost

_NEAR = 1e-9
"""A score that is so near to a level is taken to reach it with any change."""

End = Literal["low", "high"]
Way = Literal["falls", "rises"]
Intervals = Mapping[str, Interval]


def _certainly(truth: Truth) -> bool:
    return truth is Truth.TRUE


def _perhaps(truth: Truth) -> bool:
    return truth is not Truth.FALSE


@dataclass(slots=True)
class _Effect:
    """What changes can do at most: `by` each signal, and `anyway`, which any change can do, however many there are."""

    anyway: float = 0.0
    by: dict[str, float] = field(default_factory=dict)

    def add(self, other: _Effect, factor: float) -> None:
        self.anyway += factor * other.anyway
        for id, change in other.by.items():
            self.by[id] = self.by.get(id, 0.0) + factor * change


class _Factor(NamedTuple):
    """A support, a link or a relief at one end: its weight now, the one it can come to, and what changes can do to it.

    A weight comes to its `best`, in the way that is asked for, at most.
    """

    now: float
    best: float
    effect: _Effect


class IndexBounds:
    """The bounds for one index. Prepared once for a case.

    Args:
        book: with the findings that the index rests on.
        index: its value is to rise.
        wanted: the value that it is to have.
        values: of the case.
        actions: possible changes by signal.
        now: the intervals of the findings now.
        widest: the same if everything that can be changed were unknown.
    """

    def __init__(
        self,
        book: RuleBook,
        index: Index,
        wanted: float,
        values: Mapping[str, Value],
        actions: Actions,
        now: Intervals,
        widest: Intervals,
    ) -> None:
        self.values, self.actions, self.now, self.widest = values, actions, now, widest
        total = fsum(abs(part.weight) for part in index.of)
        value, effect = 0.0, _Effect()
        for end in ("low", "high"):
            effects = {way: self._effects(book, end, way) for way in ("falls", "rises")}
            for part in index.of:
                share = abs(part.weight) / total / 2
                score = getattr(now[part.of], end)
                value += share * (score if part.weight > 0 else 1.0 - score)
                effect.add(effects["rises" if part.weight > 0 else "falls"][part.of], share)
        less = {id: effect.by.get(id, 0.0) for id in actions}
        self.bound = Bound(a=wanted - value - effect.anyway, r=0.0, less=less, more=dict.fromkeys(actions, 0.0))

    def after(self, changes: int) -> Bound:  # noqa: ARG002 - the same for any number
        """Return the bound: the support that is left is how far the value is from the one that is wanted."""
        return self.bound

    def _effects(self, book: RuleBook, end: End, way: Way) -> Mapping[str, _Effect]:
        """Return what changes can do to an end of each finding, in one way."""
        effects: dict[str, _Effect] = {}
        for finding in book.findings:
            effects[finding.id] = self._effect(finding, end, way, effects)
        return effects

    def _effect(self, finding: Scored, end: End, way: Way, origins: Mapping[str, _Effect]) -> _Effect:
        supported, relieved = (_certainly, _perhaps) if end == "low" else (_perhaps, _certainly)
        rises = way == "rises"
        causes = [self._group(group, supported, rises=rises) for group in finding.supports]
        causes += [self._link(link, end, origins[link.origin], rises=rises) for link in finding.links]
        reliefs = [self._group(group, relieved, rises=not rises) for group in finding.reliefs]
        found = _Effect()
        relief = prod(1.0 - min(one.now, one.best) for one in reliefs)
        for one, others in _each(causes):
            found.add(one.effect, relief * prod(1.0 - min(other.now, other.best) for other in others))
        caused = 1.0 - prod(1.0 - max(one.now, one.best) for one in causes)
        for one, others in _each(reliefs):
            found.add(one.effect, caused * prod(1.0 - min(other.now, other.best) for other in others))
        return found

    def _group(self, group: Group, counts: Callable[[Truth], bool], *, rises: bool) -> _Factor:
        """Return a group as a factor: what it weighs at an end, and what changes can do to that."""
        now = next((step.strength for _, _, step in group.chain if counts(self._truth(step))), 0.0)
        costs = [(step.strength, counts(self._truth(step)), self._cost(step, counts)) for _, _, step in group.chain]
        if rises:
            gains = [(weight - now, cost) for weight, _, cost in costs if weight > now and cost is not None]
        else:
            stays = max((weight for weight, counting, cost in costs if counting and cost is None), default=0.0)
            first = next((cost for weight, counting, cost in costs if counting and weight == now), None)
            gains = [(now - stays, first)] if first is not None and now > stays else []
        most = max((gain for gain, _ in gains), default=0.0)
        return _Factor(now, now + most if rises else now - most, _shared(gains))

    def _link(self, link: Incoming, end: End, origin: _Effect, *, rises: bool) -> _Factor:
        """Return a link as a factor; it follows an end of the score of its origin."""
        score: float = getattr(self.now[link.origin], end)
        reach = self.widest[link.origin]
        now, best = carried(link.strength, score), carried(link.strength, reach.high if rises else reach.low)
        if now == best:
            return _Factor(now, best, _Effect())
        steepest, jump = link.strength, 0.0
        present = score >= MILD
        if present != rises:  # it may come to be present, or no longer be
            near = score + origin.anyway if rises else score - origin.anyway
            way, whole = abs(MILD - near), link.strength * (near if rises else score)
            if way > _NEAR and (near < MILD) == rises:
                steepest = link.strength + whole / way if rises else max(link.strength, whole / way)
            else:
                jump = whole
        limit = abs(best - now)
        found = _Effect(
            min(limit, max(jump, link.strength * origin.anyway)),
            {id: min(limit, steepest * change) for id, change in origin.by.items()},
        )
        return _Factor(now, best, found)

    def _truth(self, step: Step) -> Truth:
        return evaluate(step.when, self._facts(self.now)).truth

    def _cost(self, step: Step, counts: Callable[[Truth], bool]) -> FlipCost | None:
        """Return what it takes to flip whether a step counts; None if nothing does."""
        unknown = {id: value for id, value in self.values.items() if id not in self.actions}
        widest = self._facts(self.widest, unknown)
        if evaluate(step.when, widest).truth is not Truth.UNKNOWN:
            return None
        return flip_cost(step, self.values, self.actions, self.now, counts)

    def _facts(self, intervals: Intervals, values: Mapping[str, Value] | None = None) -> Callable[[str], Fact]:
        known = self.values if values is None else values
        return lambda name: intervals[name] if name in intervals else known.get(name)


def _each(factors: list[_Factor]) -> Iterator[tuple[_Factor, Iterable[_Factor]]]:
    """Yield each factor with the others."""
    for at, one in enumerate(factors):
        yield one, chain(factors[:at], factors[at + 1 :])


def _shared(gains: Iterable[tuple[float, FlipCost]]) -> _Effect:
    """Return the effect of flips of which only one counts, each shared out among the changes that it needs."""
    found = _Effect()
    for gain, cost in gains:
        if not cost.signals:
            found.anyway = max(found.anyway, gain)
        for id in cost.signals:
            found.by[id] = max(found.by.get(id, 0.0), gain / cost.count)
    return found
