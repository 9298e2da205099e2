"""The smallest sets of changes that bring a score below a bound: an exact search, with an end.

Sets are looked at by their number of changes, so whatever is found first is smallest. A set is left out without a look
where even the most that its changes could do would not be enough, by two bounds: that of `reach`, and the `low` of the
engine with the signals of the set made unknown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from intimacy_kit.engines.compiled import NAN, CompiledEngine
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.reasoning.counterfactuals.actions import Action, Actions
from intimacy_kit.reasoning.counterfactuals.bounds import Bound, ScoreBounds

MOST_EVALUATIONS = 10_000
"""So many times the engine is asked in one search, at most. Then the search ends, and says so."""
MOST_SETS = 20 * MOST_EVALUATIONS
"""So many sets are weighed by `reach` alone, at most."""
_SLACK = 1e-9
"""Bounds are computed in another order than scores, so only what is clearly beyond one is left out."""


@dataclass(frozen=True, slots=True)
class Found:
    """A set of changes that is enough, the smallest total change for its signals (which are in ascending order)."""

    moves: Mapping[str, Action]
    change: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search came to.

    Attributes:
        found: fewest changes first, then the smallest total change, then by ids.
        looked: all sets of up to so many changes were looked at.
        complete: whether nothing is missing.
        impossible: whether it is certain that no set is enough.
    """

    found: tuple[Found, ...]
    looked: int
    complete: bool
    impossible: bool


class _Exhausted(Exception):
    """The search has taken as long as it may."""


class Search:
    """A search for one case.

    Args:
        book: with the finding last, every rule true or false (see `upstream`).
        values: of the case.
        levers: what can be changed.
        bound: what the score must come below; it is not below it now.
        most: so many sets are wanted.
    """

    def __init__(self, book: RuleBook, values: Mapping[str, Value], actions: Actions, bound: float, most: int) -> None:
        engine = CompiledEngine(book)
        self.actions, self.bound, self.most = actions, bound, most
        self.run, self.now = engine.general, engine.slots(values)
        self.slot = {id: engine.order.index(id) for id in actions}
        self.unknown = {id: NAN if book.signals[id].is_number else None for id in actions}
        self.evaluations = self.sets = 0
        self.found: list[Found] = []
        self.fired = frozenset(self.run(self.now)[6])
        everything = self.run(self._with(self.unknown))
        self.least, undetermined = everything[3][-1], everything[7]
        self.certain = tuple(id for id in everything[6] if id not in undetermined)
        self.reach = ScoreBounds(book, values, actions, undetermined)

    def answer(self) -> Answer:
        """Look at all sets of one change, then of two, and so on; up to one more than the smallest that is enough."""
        if self.least >= self.bound:
            return Answer((), len(self.actions), complete=True, impossible=True)
        looked = 0
        try:
            for count in range(1, len(self.actions) + 1):
                if len(self.found) >= self.most or (self.found and count > 1 + len(self.found[0].moves)):
                    break
                self._look(count)
                looked = count
        except _Exhausted:
            self._sort()
            found = self.found or self._some_way()
            return Answer(tuple(found), looked, complete=False, impossible=False)
        return Answer(tuple(self.found), looked, complete=True, impossible=not self.found)

    def _look(self, count: int) -> None:
        """All sets of so many changes. Those that contain a smaller one that is enough are left out."""
        pull = self.reach.within(count, self.fired)
        order = sorted(self.actions, key=lambda id: (-pull.less[id] - pull.more[id], id))
        tails = [
            _Tail.of([pull.less[id] for id in order[n:]], [pull.more[id] for id in order[n:]])
            for n in range(len(order))
        ]
        smaller = [frozenset(one.moves) for one in self.found]
        before = len(self.found)
        self._choose(_Choice(order, tails, pull, smaller, before), [], 0, 0.0, 0.0, count)
        self._sort()

    def _sort(self) -> None:
        self.found.sort(key=lambda one: (len(one.moves), one.change, tuple(one.moves)))
        del self.found[self.most :]

    def _choose(self, choice: _Choice, chosen: list[str], start: int, less: float, more: float, left: int) -> None:
        if not left:
            self._try(choice, frozenset(chosen))
            return
        for position in range(start, len(choice.order) - left + 1):
            tail = choice.tails[position]
            if choice.pull.least(less + tail.less[left], more + tail.more[left]) > self.bound + _SLACK:
                return  # and the rest can do even less
            self.sets += 1
            if self.sets > MOST_SETS:
                raise _Exhausted
            id = choice.order[position]
            chosen.append(id)
            self._choose(
                choice, chosen, position + 1, less + choice.pull.less[id], more + choice.pull.more[id], left - 1
            )
            chosen.pop()

    def _try(self, choice: _Choice, some: frozenset[str]) -> None:
        if any(other <= some for other in choice.smaller):
            return
        ids = sorted(some)
        same = sorted(one.change for one in self.found[choice.before :])
        free = self.most - choice.before
        limit = same[free - 1] if len(same) >= free else float("inf")
        if fsum(self.actions[id][0].change for id in ids) <= limit and (found := self._best(ids, limit)):
            self.found.append(found)

    def _best(self, ids: Sequence[str], limit: float) -> Found | None:
        """The smallest total change of just these signals that is enough, if it is not over the limit."""
        least_after = [fsum(self.actions[id][0].change for id in ids[n:]) for n in range(len(ids) + 1)]
        slots = self._with({id: self.unknown[id] for id in ids})
        if not self._enough(slots):
            return None
        best: Found | None = None
        moves: list[Action] = []

        def descend() -> None:
            nonlocal best, limit
            at = len(moves)
            if at == len(ids):
                change = fsum(move.change for move in moves)
                if change < limit or (best is None and change == limit):
                    limit, best = change, Found(dict(zip(ids, moves, strict=True)), change)
                return
            so_far = fsum(move.change for move in moves)
            for move in self.actions[ids[at]]:
                if so_far + move.change + least_after[at + 1] > limit + _SLACK:
                    break
                slots[self.slot[ids[at]]] = move.value
                moves.append(move)
                if self._enough(slots):
                    descend()
                moves.pop()
            slots[self.slot[ids[at]]] = self.unknown[ids[at]]

        descend()
        return best

    def _some_way(self) -> list[Found]:
        """A way without any claim: always the change that does the most, then without those that are not needed."""
        self.evaluations = 0
        slots, chosen = [*self.now], dict[str, Action]()
        try:
            while not self._enough(slots):
                score = self._low(slots)
                steps = ((id, move) for id, moves in self.actions.items() if id not in chosen for move in moves)
                tried = [(self._low(self._with({id: move.value}, slots)), move.change, id, move) for id, move in steps]
                least, _, id, move = min(tried, default=(score, 0.0, "", Action(False, 0.0)), key=lambda one: one[:3])
                if least >= score:
                    return []
                chosen[id], slots[self.slot[id]] = move, move.value
            for id in sorted(chosen, key=lambda id: (-chosen[id].change, id)):
                without = self._with({id: self.now[self.slot[id]]}, slots)
                if self._enough(without):
                    del chosen[id]
                    slots = without
        except _Exhausted:
            return []
        moves = {id: chosen[id] for id in sorted(chosen)}
        return [Found(moves, fsum(move.change for move in moves.values()))]

    def _enough(self, slots: list[Value | None]) -> bool:
        """Whether the score can be below the bound, if what is made unknown here takes the best values."""
        return self._low(slots) < self.bound

    def _low(self, slots: list[Value | None]) -> float:
        self.evaluations += 1
        if self.evaluations > MOST_EVALUATIONS:
            raise _Exhausted
        low: float = self.run(slots)[3][-1]
        return low

    def _with(self, values: Mapping[str, Value | None], slots: Sequence[Value | None] = ()) -> list[Value | None]:
        slots = [*(slots or self.now)]
        for id, value in values.items():
            slots[self.slot[id]] = value
        return slots


@dataclass(frozen=True, slots=True)
class _Tail:
    """The most that one, two and so on of some signals can do: `less[2]` is that of two."""

    less: Sequence[float]
    more: Sequence[float]

    @classmethod
    def of(cls, less: Sequence[float], more: Sequence[float]) -> _Tail:
        return cls(_largest(less), _largest(more))


def _largest(each: Sequence[float]) -> list[float]:
    sums = [0.0]
    for one in sorted(each, reverse=True):
        sums.append(sums[-1] + one)
    return sums


@dataclass(frozen=True, slots=True)
class _Choice:
    """What stays the same while all sets of one size are looked at."""

    order: Sequence[str]
    tails: Sequence[_Tail]
    pull: Bound
    smaller: Sequence[frozenset[str]]
    before: int
