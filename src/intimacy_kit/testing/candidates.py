"""So few values of a signal that no other one could make a difference: those on the thresholds, and between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import ceil, floor, inf, nextafter

from intimacy_kit.model.conditions import Atom, Compare
from intimacy_kit.model.observations import Value
from intimacy_kit.model.signals import Signal


def candidates(signal: Signal, atoms: Iterable[Atom]) -> tuple[Value, ...]:
    """Values that these comparisons tell apart, one of each sort; plain ones first.

    Whatever is answered, one of these is taken for the same by all of the comparisons. Values beside a threshold are
    near it, so that a case with them notices when it is moved.
    """
    if signal.kind == "flag":
        return (True, False)
    if signal.kind == "choice":
        return signal.choices
    thresholds = {atom.value for atom in atoms if isinstance(atom, Compare) and atom.name == signal.id}

    def plainness(value: float) -> tuple[bool, bool, float]:
        return value != floor(value), value not in thresholds, value

    return tuple(sorted(_numbers(*signal.bounds, thresholds), key=plainness))


def score_candidates(low: float, high: float, thresholds: Iterable[float]) -> tuple[float, ...]:
    """The same for a score that lies from `low` to `high`, ends included."""
    return tuple(_numbers(low, high, set(thresholds)))


def _numbers(low: float, high: float, thresholds: set[float]) -> Iterator[float]:
    """The thresholds, and one number from each stretch between them."""
    inside = sorted(cut for cut in thresholds if low <= cut <= high)
    yield from inside
    ends = [nextafter(low, -inf), *inside, nextafter(high, inf)]
    for number, (before, after) in enumerate(pairwise(ends)):
        below = number < len(inside)  # there is a threshold above: stay near it
        if (inner := _between(before, after, near_end=below)) is not None:
            yield inner


def _between(before: float, after: float, *, near_end: bool) -> float | None:
    """A number strictly between the two: a whole one where there is one, near the end or the start of the stretch."""
    whole = ceil(after) - 1.0 if near_end else floor(before) + 1.0
    if before < whole < after:
        return whole + 0.0
    for decimals in (1, 2, 3):
        rounded = round(before + (after - before) / 2, decimals)
        if before < rounded < after:
            return rounded + 0.0
    middle = before + (after - before) / 2
    if before < middle < after:
        return middle
    neighbour = nextafter(before, inf)
    return neighbour if neighbour < after else None
