"""Turn each recommended strategy into a class of items of the multiple-choice knapsack that `optimizer` solves.

The practices of a strategy form a progression of steps: those that suit the case, then the others, each by ascending
difficulty. An item is a choice of practices, one per step: it starts with the first step, takes minutes of the week,
and has a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intimacy_kit.model.cadences import CADENCES
from intimacy_kit.model.concepts import DIFFICULTIES, Practice
from intimacy_kit.model.result import Remedy

MAX_STRATEGIES = 8
"""Maximum strategies in a plan; those of lower priority are left out."""

VALUE_SCALE = 1 << 2 * (len(DIFFICULTIES) + 1)
"""Scale of values: a power of two, so that it can be halved exactly once per step."""

PRIORITY_SCALE = 2**54
"""Scale of priorities. Values are whole numbers, so sums are exact, and ties are ties."""

COMES_FIRST = 2 * MAX_STRATEGIES * PRIORITY_SCALE * VALUE_SCALE
"""What any practice of a strategy that comes first adds to its value: more than all priorities of a plan together."""


def week_minutes(practice: Practice) -> int:
    """Return the maximum minutes that a practice takes in a week."""
    return practice.minutes * CADENCES[practice.cadence].times_per_week


def done_by_one(practice: Practice) -> bool:
    """Return whether one person can do the practice without the partner."""
    return practice.who == "one" and "joint" not in practice.tags


Name = tuple[bool, tuple[str, ...]]
"""Sort key of the last tie-break: practices before none, then by their ids."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the knapsack: practices of one progression, at most one per step, in their order.

    Attributes:
        minutes: per week.
        value: as a whole number.
        preference: sum of the positions of the practices in the order of preference; the smaller, the better.
    """

    minutes: int
    value: int
    preference: int
    practices: tuple[Practice, ...]

    @property
    def name(self) -> Name:
        """The key of the last tie-break."""
        return not self.practices, tuple(practice.id for practice in self.practices)

    @property
    def rank(self) -> tuple[int, int, Name]:
        """The sort key: the largest value first, then by preference, then by name."""
        return -self.value, self.preference, self.name


NO_PRACTICES = Item(0, 0, 0, ())
"""The item for not choosing the strategy."""


@dataclass(frozen=True, slots=True)
class Progression:
    """A class of the knapsack: the practices of a strategy that fit into a week.

    Attributes:
        weight: the priority of the remedy, as a whole number.
        steps: the practices by step, each with its position in the order of preference.
        needs: positions of the progressions that must start in an earlier week.
    """

    remedy: Remedy
    weight: int
    steps: tuple[tuple[tuple[int, Practice], ...], ...]
    needs: tuple[int, ...]

    def value(self, steps: int) -> int:
        """Return the value of a number of steps: half of the priority for one, half of the rest for each further.

        Where the strategy comes first, its first step outweighs all that do not.
        """
        weighed = self.weight * (VALUE_SCALE - (VALUE_SCALE >> steps))
        return weighed + COMES_FIRST if self.remedy.first and steps else weighed

    def items(self, max_steps: int, capacity: int) -> tuple[Item, ...]:
        """Return the items that are not dominated, in ascending order of minutes.

        Args:
            max_steps: of an item.
            capacity: the minutes of a week.
        """
        reached: dict[tuple[int, int], Item] = {}
        for number, step in enumerate(self.steps):
            found = list(reached.values())
            for place, practice in step:
                for item in found if number else [NO_PRACTICES]:
                    count = len(item.practices) + 1
                    minutes = item.minutes + week_minutes(practice)
                    if count <= max_steps and minutes <= capacity:
                        practices = (*item.practices, practice)
                        longer = Item(minutes, self.value(count), item.preference + place, practices)
                        _keep_best(reached, (count, minutes), longer)
        return _without_dominated(reached.values())


def _keep_best(best: dict[tuple[int, int], Item], key: tuple[int, int], item: Item) -> None:
    if key not in best or item.rank < best[key].rank:
        best[key] = item


def _without_dominated(items: Iterable[Item]) -> tuple[Item, ...]:
    """Leave out each item for which another one has no more minutes and practices, and is at least as good."""
    kept: list[Item] = []
    for item in sorted(items, key=lambda item: (item.minutes, item.rank)):
        rivals = (other for other in kept if len(other.practices) <= len(item.practices))
        if all(item.rank[:2] < other.rank[:2] for other in rivals):
            kept.append(item)
    return tuple(kept)


def progressions(remedies: Sequence[Remedy], capacity: int, *, together: bool) -> tuple[Progression, ...]:
    """Return the progressions of the remedies, in their order, without those that have no practice that fits.

    A practice of several strategies belongs to the first of them.

    Args:
        remedies: highest priority first.
        capacity: the minutes of a week.
        together: whether both partners take part.
    """
    built: list[Progression] = []
    position: dict[str, int] = {}
    taken: set[str] = set()
    for remedy in remedies:
        suited = {each.practice for each in remedy.suited}
        steps: dict[tuple[bool, int], list[tuple[int, Practice]]] = {}
        for place, practice in enumerate(_preferred(remedy, together=together)):
            fits = week_minutes(practice) <= capacity and (together or done_by_one(practice))
            if fits and practice.id not in taken:
                step = (practice.id not in suited, practice.difficulty)
                steps.setdefault(step, []).append((place, practice))
                taken.add(practice.id)
        if steps and len(built) < MAX_STRATEGIES:
            needs = tuple(sorted(position[id] for id in remedy.strategy.after if id in position))
            position[remedy.strategy.id] = len(built)
            ascending = tuple(tuple(steps[number]) for number in sorted(steps))
            built.append(Progression(remedy, int(remedy.priority * PRIORITY_SCALE), ascending, needs))
    return tuple(built)


def _preferred(remedy: Remedy, *, together: bool) -> list[Practice]:
    """Order practices: what suits, then those for both where both take part, then as the strategy lists them."""
    suited = {each.practice for each in remedy.suited}
    return sorted(remedy.practices, key=lambda one: (one.id not in suited, together and one.who == "one"))
