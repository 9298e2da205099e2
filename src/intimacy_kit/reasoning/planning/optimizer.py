"""Choose the best practices: a multiple-choice knapsack with precedence between its classes.

Each progression is a class, of which one item is chosen or none; the capacity is the minutes of a week and a number of
practices, and the value is the sum of the values of the items. In addition a strategy starts in a week after those that
it needs, and its steps must fit into the weeks. Whether each strategy is chosen is decided by branch and bound, as that
fixes the weeks; the items are chosen by dynamic programming over minutes and practices, keeping the selections that are
not dominated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intimacy_kit.model.concepts import Practice
from intimacy_kit.reasoning.planning.progressions import NO_PRACTICES, Item, Name, Progression

STARTS_PER_WEEK = 2
"""Maximum strategies that start in one week; further ones start in later weeks."""

WEEKS_PER_STEP = 2
"""Weeks from one step of a strategy to the next."""

Chosen = tuple[tuple[Practice, ...], ...]
"""For each progression the chosen practices, by step."""


@dataclass(frozen=True, slots=True)
class Selection:
    """One item of each of the first progressions.

    Attributes:
        minutes, value, preference: sums over the items.
        count: number of practices.
        chosen: the practices of each item.
        names: of the items, for the last tie-break.
    """

    minutes: int
    count: int
    value: int
    preference: int
    chosen: Chosen
    names: tuple[Name, ...]

    def with_item(self, item: Item) -> Selection:
        return Selection(
            self.minutes + item.minutes,
            self.count + len(item.practices),
            self.value + item.value,
            self.preference + item.preference,
            (*self.chosen, item.practices),
            (*self.names, item.name),
        )

    @property
    def rank(self) -> tuple[int, int, int, tuple[Name, ...]]:
        """The sort key: the largest value first, then by preference, then the fewest minutes, then by names."""
        return -self.value, self.preference, self.minutes, self.names


def start_week(progression: Progression, started: Sequence[int | None]) -> int | None:
    """Return the week in which a progression starts; None if one that it needs is not chosen.

    Args:
        progression: the next one.
        started: the weeks in which those before it start; None for those that are not chosen.
    """
    earlier = [started[position] for position in progression.needs]
    if None in earlier:
        return None
    chosen = sum(week is not None for week in started)
    return max([1 + chosen // STARTS_PER_WEEK, *(1 + week for week in earlier if week is not None)])


def start_weeks(progressions: Sequence[Progression], chosen: Chosen) -> Iterator[int | None]:
    """Yield the week in which each progression starts; None for those that are not chosen."""
    started: list[int | None] = []
    for progression, practices in zip(progressions, chosen, strict=True):
        started.append(start_week(progression, started) if practices else None)
        yield started[-1]


def best_selection(progressions: Sequence[Progression], capacity: int, weeks: int, count: int) -> Chosen:
    """Return the practices of the selection of the largest value.

    Args:
        progressions: highest priority first.
        capacity: the minutes of a week.
        weeks: within which all steps must start.
        count: maximum number of practices.
    """
    return _BranchAndBound(progressions, capacity, weeks, count).incumbent.chosen


class _BranchAndBound:
    """The search: for each progression in turn, one branch with it and one without it."""

    def __init__(self, progressions: Sequence[Progression], capacity: int, weeks: int, count: int) -> None:
        self.progressions, self.capacity, self.weeks, self.count = progressions, capacity, weeks, count
        self.known: dict[tuple[int, int], tuple[Item, ...]] = {}
        self.remaining_value = [
            sum(one.value(min(count, len(one.steps))) for one in progressions[n:]) for n in range(len(progressions) + 1)
        ]
        self.incumbent = Selection(0, 0, 0, 0, ((),) * len(progressions), (NO_PRACTICES.name,) * len(progressions))
        self.branch((Selection(0, 0, 0, 0, (), ()),), [])

    def branch(self, selections: Sequence[Selection], started: list[int | None]) -> None:
        """Decide on the next progression.

        Args:
            selections: of those decided on, not dominated.
            started: the weeks in which they start.
        """
        number = len(started)
        if max(selection.value for selection in selections) + self.remaining_value[number] < self.incumbent.value:
            return
        if number == len(self.progressions):
            self.incumbent = min(self.incumbent, *selections, key=lambda selection: selection.rank)
            return
        week = start_week(self.progressions[number], started)
        if week is not None and week <= self.weeks:
            extended = self.extended(selections, self.items(number, 1 + (self.weeks - week) // WEEKS_PER_STEP))
            if extended:
                self.branch(extended, [*started, week])
        self.branch([selection.with_item(NO_PRACTICES) for selection in selections], [*started, None])

    def items(self, number: int, steps: int) -> tuple[Item, ...]:
        steps = min(steps, self.count, len(self.progressions[number].steps))
        if (number, steps) not in self.known:
            self.known[number, steps] = self.progressions[number].items(steps, self.capacity)
        return self.known[number, steps]

    def extended(self, selections: Sequence[Selection], items: Sequence[Item]) -> list[Selection]:
        """Return each selection with each item, within the capacity and without the dominated ones."""
        best: dict[tuple[int, int], Selection] = {}
        for selection in selections:
            for item in items:
                minutes = selection.minutes + item.minutes
                if minutes > self.capacity:
                    break
                key = (minutes, selection.count + len(item.practices))
                if key[1] > self.count:
                    continue
                there = best.get(key)
                value, preference = selection.value + item.value, selection.preference + item.preference
                if there is not None and (-value, preference) > (-there.value, there.preference):
                    continue
                extended = selection.with_item(item)
                if there is None or extended.rank < there.rank:
                    best[key] = extended
        kept: list[Selection] = []
        for key in sorted(best):
            selection = best[key]
            if all(selection.rank[:2] < other.rank[:2] for other in kept if other.count <= selection.count):
                kept.append(selection)
        return kept
