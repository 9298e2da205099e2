"""Each recommended strategy as a ladder: its practices by difficulty, and what is best of it for so many minutes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.result import Remedy

DIFFICULTIES = ("joint", "vulnerability", "conflict")
"""The tags that make a practice more difficult, each more than the one before; without any it is gentle."""

TIMES_A_WEEK: Mapping[str, int] = {"daily": 7, "several_times_a_week": 3}
"""All others count once: a monthly practice needs its minutes in the week in which it is done."""

MOST_STRATEGIES = 8
"""A plan draws on so many strategies at most."""

WHOLE = 1 << (len(DIFFICULTIES) + 1)
"""Halved once for each step that is taken: at most one for each difficulty."""

FINEST = 2**54
"""Priorities are taken to so many parts, as whole numbers: so sums are exact, and ties are ties."""


def difficulty(practice: Practice) -> int:
    """0 gentle, 1 for both, 2 opens up, 3 touches a disagreement."""
    return max((number for number, tag in enumerate(DIFFICULTIES, 1) if tag in practice.tags), default=0)


def week_minutes(practice: Practice) -> int:
    """The most minutes that a practice takes in a week."""
    return practice.minutes * TIMES_A_WEEK.get(practice.cadence, 1)


def done_by_one(practice: Practice) -> bool:
    """Whether a person can do it though the partner does not take part."""
    return practice.who == "one" and "joint" not in practice.tags


Name = tuple[bool, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """Some practices of a ladder, in ascending difficulty, one a step.

    Attributes:
        value: how much they help, as a whole number.
        places: the sum of their places among the practices of the strategy, from what is preferred down.
    """

    minutes: int
    value: int
    places: int
    practices: tuple[Practice, ...]

    @property
    def name(self) -> Name:
        """To decide between what is as good: something before nothing, then by ids."""
        return not self.practices, tuple(practice.id for practice in self.practices)

    @property
    def rank(self) -> tuple[int, int, Name]:
        """The smaller, the better."""
        return -self.value, self.places, self.name


@dataclass(frozen=True, slots=True)
class Progression:
    """The practices of a strategy that there is time for.

    Attributes:
        weight: the priority of the remedy, as a whole number.
        steps: the practices of each difficulty there is, ascending, each with its place, from what is preferred down.
        needs: positions of the ladders that have to be begun in an earlier week.
    """

    remedy: Remedy
    weight: int
    steps: tuple[tuple[tuple[int, Practice], ...], ...]
    needs: tuple[int, ...]

    def value(self, steps: int) -> int:
        """What so many steps are worth: the first half of the priority, each further one half of what is left."""
        return self.weight * (WHOLE - (WHOLE >> steps))

    def parts(self, most_steps: int, minutes: int) -> tuple[Part, ...]:
        """The parts that can be best in a plan: minutes ascend, and each is better than those that take less.

        Each has a practice of the gentlest step, and at most `most_steps` steps.
        """
        reached: dict[tuple[int, int], Part] = {}
        for number, step in enumerate(self.steps):
            found = list(reached.values())
            for place, practice in step:
                for part in found if number else [Part(0, 0, 0, ())]:
                    count = len(part.practices) + 1
                    total = part.minutes + week_minutes(practice)
                    if count <= most_steps and total <= minutes:
                        longer = (*part.practices, practice)
                        longer_part = Part(total, self.value(count), part.places + place, longer)
                        keep_best(reached, (count, total), longer_part)
        return undominated(reached.values())


def keep_best(best: dict[tuple[int, int], Part], key: tuple[int, int], part: Part) -> None:
    if key not in best or part.rank < best[key].rank:
        best[key] = part


def undominated(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Those that are better than all that take as long or less."""
    kept: list[Part] = []
    for part in sorted(parts, key=lambda part: (part.minutes, part.rank)):
        if not kept or part.rank[:2] < kept[-1].rank[:2]:
            kept.append(part)
    return tuple(kept)


def progressions(remedies: Sequence[Remedy], minutes: int, *, together: bool) -> tuple[Progression, ...]:
    """The ladders of the remedies, in their order; those without a practice that fits are left out.

    A practice of several strategies counts for the first of them.
    """
    built: list[Progression] = []
    position: dict[str, int] = {}
    taken: set[str] = set()
    for remedy in remedies:
        steps: dict[int, list[tuple[int, Practice]]] = {}
        for place, practice in enumerate(_preferred(remedy, together=together)):
            fits = week_minutes(practice) <= minutes and (together or done_by_one(practice))
            if fits and practice.id not in taken:
                steps.setdefault(difficulty(practice), []).append((place, practice))
                taken.add(practice.id)
        if steps and len(built) < MOST_STRATEGIES:
            needs = tuple(sorted(position[id] for id in remedy.strategy.after if id in position))
            position[remedy.strategy.id] = len(built)
            ascending = tuple(tuple(steps[number]) for number in sorted(steps))
            built.append(Progression(remedy, int(remedy.priority * FINEST), ascending, needs))
    return tuple(built)


def _preferred(remedy: Remedy, *, together: bool) -> list[Practice]:
    """What both do comes first where both take part, then what is named first: in a context, what suits it."""
    return sorted(remedy.practices, key=lambda practice: together and practice.who == "one")
