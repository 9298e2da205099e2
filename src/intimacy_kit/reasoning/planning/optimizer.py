"""The best choice of practices: all ways to choose strategies, cut off where they cannot become best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intimacy_kit.model.concepts import Practice
from intimacy_kit.reasoning.planning.progressions import Name, Part, Progression

STRATEGIES_A_WEEK = 2
"""So many strategies are begun in a week at most."""

WEEKS_A_STEP = 2
"""So many weeks after a practice the next one of its strategy begins."""

Chosen = tuple[tuple[Practice, ...], ...]
"""For each ladder the practices that are chosen of it, in ascending difficulty."""


@dataclass(frozen=True, slots=True)
class Total:
    """What was chosen of the first ladders, as a whole. `names` decide between choices that are as good."""

    minutes: int
    value: int
    places: int
    chosen: Chosen
    names: tuple[Name, ...]

    def with_part(self, part: Part) -> Total:
        return Total(
            self.minutes + part.minutes,
            self.value + part.value,
            self.places + part.places,
            (*self.chosen, part.practices),
            (*self.names, part.name),
        )

    @property
    def rank(self) -> tuple[int, int, int, tuple[Name, ...]]:
        """The smaller, the better: most help, then what is preferred, then least time, then names."""
        return -self.value, self.places, self.minutes, self.names


NOTHING = Part(0, 0, 0, ())


def first_week(ladder: Progression, begun: Sequence[int | None]) -> int | None:
    """The week in which a ladder begins after those before it; None if one that it needs is not begun.

    Two strategies begin in a week, each in a later one than those it comes after.
    """
    earlier = [begun[position] for position in ladder.needs]
    if None in earlier:
        return None
    chosen = sum(week is not None for week in begun)
    return max([1 + chosen // STRATEGIES_A_WEEK, *(1 + week for week in earlier if week is not None)])


def first_weeks(progressions: Sequence[Progression], chosen: Chosen) -> Iterator[int | None]:
    """The week in which each ladder begins; None for those of which nothing is chosen."""
    begun: list[int | None] = []
    for ladder, practices in zip(progressions, chosen, strict=True):
        begun.append(first_week(ladder, begun) if practices else None)
        yield begun[-1]


def best(progressions: Sequence[Progression], minutes: int, weeks: int) -> Chosen:
    """The choice that helps most, of all that fit into the minutes of a week and into the weeks."""
    return _Search(progressions, minutes, weeks).best.chosen


class _Search:
    """Ladder by ladder: with it or without it; of each way, the totals that can still be best, by minutes."""

    def __init__(self, progressions: Sequence[Progression], minutes: int, weeks: int) -> None:
        self.progressions, self.minutes, self.weeks = progressions, minutes, weeks
        self.known: dict[tuple[int, int], tuple[Part, ...]] = {}
        self.still = [
            sum(ladder.value(len(ladder.steps)) for ladder in progressions[i:]) for i in range(len(progressions) + 1)
        ]
        self.best = Total(0, 0, 0, ((),) * len(progressions), (NOTHING.name,) * len(progressions))
        self.look((Total(0, 0, 0, (), ()),), [])

    def look(self, totals: Sequence[Total], begun: list[int | None]) -> None:
        number = len(begun)
        if totals[-1].value + self.still[number] < self.best.value:
            return
        if number == len(self.progressions):
            self.best = min(self.best, totals[-1], key=lambda total: total.rank)
            return
        week = first_week(self.progressions[number], begun)
        if week is not None and week <= self.weeks:
            extended = self.extended(totals, self.parts(number, 1 + (self.weeks - week) // WEEKS_A_STEP))
            if extended:
                self.look(extended, [*begun, week])
        self.look([total.with_part(NOTHING) for total in totals], [*begun, None])

    def parts(self, number: int, steps: int) -> tuple[Part, ...]:
        steps = min(steps, len(self.progressions[number].steps))
        if (number, steps) not in self.known:
            self.known[number, steps] = self.progressions[number].parts(steps, self.minutes)
        return self.known[number, steps]

    def extended(self, totals: Sequence[Total], parts: Sequence[Part]) -> list[Total]:
        """Each total with each part, as far as there is time; only those better than all that take less."""
        by_minutes: dict[int, Total] = {}
        for total in totals:
            for part in parts:
                minutes = total.minutes + part.minutes
                if minutes > self.minutes:
                    break
                there = by_minutes.get(minutes)
                value, places = total.value + part.value, total.places + part.places
                if there is not None and (-value, places) > (-there.value, there.places):
                    continue
                extended = total.with_part(part)
                if there is None or extended.rank < there.rank:
                    by_minutes[minutes] = extended
        kept: list[Total] = []
        for minutes in sorted(by_minutes):
            total = by_minutes[minutes]
            if not kept or total.rank[:2] < kept[-1].rank[:2]:
                kept.append(total)
        return kept
