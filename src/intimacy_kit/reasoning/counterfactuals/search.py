"""Find the smallest sets of changes that reach an objective, by branch and bound.

Sets are enumerated by size, so the first that is found is smallest. A branch is pruned where a bound says that it does
not reach the objective. There are two such bounds: the quick one of `bounds` or `index_bounds`, which sums the largest
effects of the changes, and the interval that the engine computes with the signals of the set made unknown. Both budgets
are counts, not times, so the result does not depend on the machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import fsum
from operator import mul

from intimacy_kit.engines.compiled import NAN, CompiledEngine
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.reasoning.counterfactuals.actions import Action, Actions
from intimacy_kit.reasoning.counterfactuals.bounds import Factors
from intimacy_kit.reasoning.counterfactuals.objectives import Objective

EVALUATION_BUDGET = 10_000
"""Maximum engine evaluations per search; beyond it the result is marked incomplete."""
NODE_BUDGET = 20 * EVALUATION_BUDGET
"""Maximum nodes per search, where only the quick bound is computed; beyond it the result is marked incomplete."""
_SLACK = 1e-9
"""Tolerance of comparisons with a bound, as bounds are computed in another order than scores."""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """A set of changes that is enough, with the smallest total change for its signals.

    Attributes:
        actions: by signal, in ascending order of id.
        change: the total change.
    """

    actions: Mapping[str, Action]
    change: float


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The result of a search.

    Attributes:
        found: fewest changes first, then the smallest total change, then by ids.
        searched: all sets of up to this size were considered.
        complete: whether nothing is missing.
        infeasible: whether it is proven that no set is enough.
    """

    found: tuple[ChangeSet, ...]
    searched: int
    complete: bool
    infeasible: bool


class _BudgetExceeded(Exception):
    """The search has used up a budget."""


class BranchAndBound:
    """A search for one case.

    Args:
        book: that the objective needs (see `objectives`).
        values: of the case.
        actions: possible changes by signal.
        objective: what is to be reached; it is not reached now.
        wanted: maximum number of sets to find.
    """

    def __init__(
        self, book: RuleBook, values: Mapping[str, Value], actions: Actions, objective: Objective, wanted: int
    ) -> None:
        engine = CompiledEngine(book)
        self.actions, self.objective, self.wanted = actions, objective, wanted
        self.compiled, self.now = engine.general, engine.slots(values)
        self.slot = {id: engine.order.index(id) for id in actions}
        self.unknown = {id: NAN if book.signals[id].is_number else None for id in actions}
        self.evaluations = self.nodes = 0
        self.found: list[ChangeSet] = []
        self.widest = Outcome._make(self.compiled(self._with(self.unknown)))
        self.certain = tuple(id for id in self.widest.fired if id not in self.widest.undetermined)
        self.bounds = objective.bounds(book, values, actions, Outcome._make(self.compiled(self.now)), self.widest)

    def solve(self) -> SearchResult:
        """Return the best sets: all sizes are searched up to one more than that of the smallest set that is enough."""
        if not self.objective.possible(self.widest):
            return SearchResult((), len(self.actions), complete=True, infeasible=True)
        searched = 0
        try:
            for size in range(1, len(self.actions) + 1):
                if len(self.found) >= self.wanted or (self.found and size > 1 + len(self.found[0].actions)):
                    break
                self._search_size(size)
                searched = size
        except _BudgetExceeded:
            self._sort()
            found = self.found or self._greedy()
            return SearchResult(tuple(found), searched, complete=False, infeasible=False)
        return SearchResult(tuple(self.found), searched, complete=True, infeasible=not self.found)

    def _search_size(self, size: int) -> None:
        """Search all sets of one size, but for supersets of a smaller set that is enough."""
        bound = self.bounds.after(size)
        order = sorted(self.actions, key=lambda id: (-bound.less[id] - bound.more[id], id))
        factors = bound.factors()
        rests = [_Rest.of(factors, order[n:]) for n in range(len(order))]
        smaller = [frozenset(one.actions) for one in self.found]
        self._branch(_Size(order, rests, factors, smaller, len(self.found)), [], 0, 1.0, 1.0, size)
        self._sort()

    def _sort(self) -> None:
        self.found.sort(key=lambda one: (len(one.actions), one.change, tuple(one.actions)))
        del self.found[self.wanted :]

    def _branch(self, size: _Size, chosen: list[str], start: int, less: float, more: float, left: int) -> None:
        """Extend the chosen signals by `left` more of `order[start:]`; prune where the bound is above the limit."""
        if not left:
            self._consider(size, frozenset(chosen))
            return
        limit = self.objective.limit + _SLACK
        for position in range(start, len(size.order) - left + 1):
            rest = size.rests[position]
            if size.factors.lowest_score(less * rest.less[left], more * rest.more[left]) > limit:
                return  # signals are in descending order of effect: the remaining branches have no lower bounds
            self.nodes += 1
            if self.nodes > NODE_BUDGET:
                raise _BudgetExceeded
            id = size.order[position]
            chosen.append(id)
            self._branch(
                size, chosen, position + 1, less * size.factors.less[id], more * size.factors.more[id], left - 1
            )
            chosen.pop()

    def _consider(self, size: _Size, some: frozenset[str]) -> None:
        """Add the best changes of just these signals to what is found, if they are among the wanted ones."""
        if any(other <= some for other in size.smaller):
            return
        ids = sorted(some)
        same = sorted(one.change for one in self.found[size.before :])
        free = self.wanted - size.before
        limit = same[free - 1] if len(same) >= free else float("inf")
        best = self._smallest_change(ids, limit)
        if best is not None:
            self.found.append(best)

    def _smallest_change(self, ids: Sequence[str], limit: float) -> ChangeSet | None:
        """Return the smallest total change of just these signals that is enough; None if it is over the limit."""
        slots = self._with({id: self.unknown[id] for id in ids})
        least = [self.actions[id][0].change for id in ids]
        if fsum(least) > limit or not self.objective.possible(self._run(slots)):
            return None
        least_after = [fsum(least[n:]) for n in range(len(ids) + 1)]
        incumbent: ChangeSet | None = None
        chosen: list[Action] = []

        def descend() -> None:
            nonlocal incumbent, limit
            at = len(chosen)
            if at == len(ids):
                change = fsum(action.change for action in chosen)
                if change < limit or (incumbent is None and change == limit):
                    limit, incumbent = change, ChangeSet(dict(zip(ids, chosen, strict=True)), change)
                return
            so_far = fsum(action.change for action in chosen)
            holds = self.objective.reached if at + 1 == len(ids) else self.objective.possible
            for action in self.actions[ids[at]]:
                if so_far + action.change + least_after[at + 1] > limit + _SLACK:
                    break
                slots[self.slot[ids[at]]] = action.value
                chosen.append(action)
                if holds(self._run(slots)):
                    descend()
                chosen.pop()
            slots[self.slot[ids[at]]] = self.unknown[ids[at]]

        descend()
        return incumbent

    def _greedy(self) -> list[ChangeSet]:
        """Return one set without a claim to be smallest: the largest effect first, then without what is not needed."""
        self.evaluations = 0
        slots, chosen = [*self.now], dict[str, Action]()
        try:
            outcome = self._run(slots)
            while not self.objective.reached(outcome):
                far = self.objective.distance(outcome)
                steps = ((id, action) for id, some in self.actions.items() if id not in chosen for action in some)
                tried = [(self._distance({id: one.value}, slots), one.change, id, one) for id, one in steps]
                least, _, id, best = min(tried, default=(far, 0.0, "", Action(False, 0.0)), key=lambda one: one[:3])
                if least >= far:
                    return []
                chosen[id], slots[self.slot[id]] = best, best.value
                outcome = self._run(slots)
            while (without := self._superfluous(chosen, slots)) is not None:
                del chosen[without]
                slots[self.slot[without]] = self.now[self.slot[without]]
        except _BudgetExceeded:
            return []
        actions = {id: chosen[id] for id in sorted(chosen)}
        return [ChangeSet(actions, fsum(action.change for action in actions.values()))]

    def _superfluous(self, chosen: Mapping[str, Action], slots: Sequence[Value | None]) -> str | None:
        """Return the signal with the largest change that can be left out; None if each is needed."""
        for id in sorted(chosen, key=lambda id: (-chosen[id].change, id)):
            if self.objective.reached(self._run(self._with({id: self.now[self.slot[id]]}, slots))):
                return id
        return None

    def _distance(self, values: Mapping[str, Value | None], slots: Sequence[Value | None]) -> float:
        return self.objective.distance(self._run(self._with(values, slots)))

    def _run(self, slots: list[Value | None]) -> Outcome:
        self.evaluations += 1
        if self.evaluations > EVALUATION_BUDGET:
            raise _BudgetExceeded
        return Outcome._make(self.compiled(slots))

    def _with(self, values: Mapping[str, Value | None], slots: Sequence[Value | None] = ()) -> list[Value | None]:
        slots = [*(slots or self.now)]
        for id, value in values.items():
            slots[self.slot[id]] = value
        return slots


@dataclass(frozen=True, slots=True)
class _Rest:
    """The most that the signals not yet chosen can do: `less[2]` is the product of the two largest factors."""

    less: Sequence[float]
    more: Sequence[float]

    @classmethod
    def of(cls, factors: Factors, ids: Sequence[str]) -> _Rest:
        less, more = sorted((factors.less[id] for id in ids), reverse=True), sorted(factors.more[id] for id in ids)
        return cls([*accumulate(less, mul, initial=1.0)], [*accumulate(more, mul, initial=1.0)])


@dataclass(frozen=True, slots=True)
class _Size:
    """What is the same in the search of all sets of one size.

    Attributes:
        order: the signals, the largest effect first.
        rests: for each position in the order, the effects of the signals from there on.
        factors: the bound for changes of this number.
        smaller: sets that are enough with fewer changes.
        before: how many sets had been found before.
    """

    order: Sequence[str]
    rests: Sequence[_Rest]
    factors: Factors
    smaller: Sequence[frozenset[str]]
    before: int
