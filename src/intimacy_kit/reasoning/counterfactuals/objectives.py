"""Define what a search for recourse is to reach: a score of a finding below a threshold, or a level of an index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.truth import Interval
from intimacy_kit.model.indexes import OPEN_ABOVE, Index, index_value
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.reasoning.counterfactuals.actions import Actions
from intimacy_kit.reasoning.counterfactuals.bounds import Bound, ScoreBounds
from intimacy_kit.reasoning.counterfactuals.index_bounds import IndexBounds


class Bounds(Protocol):
    """The quick bounds of an objective, prepared for one case."""

    def after(self, changes: int) -> Bound:
        """Return the bound after a number of changes, from 1; it must not be above the limit of the objective."""


class Objective(Protocol):
    """What is to be reached.

    Attributes:
        limit: what the quick bound must not exceed.
    """

    @property
    def limit(self) -> float: ...

    def possible(self, outcome: Outcome) -> bool:
        """Return whether it may be reached for some values of what is unknown on purpose; False is a proof."""

    def reached(self, outcome: Outcome) -> bool:
        """Return whether it is reached, where nothing is unknown on purpose."""

    def distance(self, outcome: Outcome) -> float:
        """Return how far it is from being reached, at most, to choose among changes that are not enough."""

    def bounds(
        self, book: RuleBook, values: Mapping[str, Value], actions: Actions, now: Outcome, widest: Outcome
    ) -> Bounds:
        """Return the quick bounds for a case.

        Args:
            book: of the search.
            values: of the case.
            actions: possible changes by signal.
            now: the outcome of the case.
            widest: its outcome if everything that can be changed were unknown.
        """


@dataclass(frozen=True, slots=True)
class ScoreBelow:
    """The score of the last finding is to come below a limit.

    In its book every rule is true or false, see `slicing`: an interval shows what is unknown on purpose only.
    """

    limit: float

    def possible(self, outcome: Outcome) -> bool:
        return self.distance(outcome) < self.limit

    def reached(self, outcome: Outcome) -> bool:
        return self.possible(outcome)

    def distance(self, outcome: Outcome) -> float:
        return outcome.lows[-1]

    def bounds(
        self, book: RuleBook, values: Mapping[str, Value], actions: Actions, now: Outcome, widest: Outcome
    ) -> ScoreBounds:
        scores = dict(zip((finding.id for finding in book.findings), now.scores, strict=True))
        return ScoreBounds(book, values, actions, scores, widest.undetermined)


@dataclass(frozen=True, slots=True)
class IndexFrom:
    """The value of the one index of the book is to be at least the wanted one, and not open."""

    index: Index
    wanted: float
    limit: float = 0.0

    def possible(self, outcome: Outcome) -> bool:
        return outcome.index_highs[0] >= self.wanted

    def reached(self, outcome: Outcome) -> bool:
        value = index_value(outcome.index_lows[0], outcome.index_highs[0])
        return value is not None and value >= self.wanted

    def distance(self, outcome: Outcome) -> float:
        low, high = outcome.index_lows[0], outcome.index_highs[0]
        return max(0.0, self.wanted - (low + high) / 2) + max(0.0, high - low - OPEN_ABOVE)

    def bounds(
        self, book: RuleBook, values: Mapping[str, Value], actions: Actions, now: Outcome, widest: Outcome
    ) -> IndexBounds:
        before, after = _intervals(book, now), _intervals(book, widest)
        return IndexBounds(book, self.index, self.wanted, values, actions, before, after)


def _intervals(book: RuleBook, outcome: Outcome) -> Mapping[str, Interval]:
    ends = zip(book.findings, outcome.lows, outcome.highs, strict=True)
    return {finding.id: Interval(low, high) for finding, low, high in ends}
