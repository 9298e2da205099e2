"""Partition the values of a signal into equivalence classes that conditions cannot distinguish.

Thresholds divide the range of a number into cells: each threshold is a cell, and so is each open interval between two
of them. Every comparison has the same result for all numbers of a cell. For flags and choices every value is a class.
Callers choose a representative of each cell themselves (the most likely, the nearest, or the simplest number).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import ceil, floor, inf, nextafter
from typing import NamedTuple

from intimacy_kit.model.conditions import Atom, Compare, Condition
from intimacy_kit.model.observations import Value
from intimacy_kit.model.signals import Signal


class Cell(NamedTuple):
    """An equivalence class of numbers: all doubles from `first` to `last`, both included."""

    first: float
    last: float

    @property
    def is_point(self) -> bool:
        """Whether it is a single number, such as a threshold."""
        return self.first == self.last

    @property
    def under(self) -> float:
        """The next double below it: a threshold, unless it is at the start of the range."""
        return nextafter(self.first, -inf)

    @property
    def over(self) -> float:
        """The next double above it: a threshold, unless it is at the end of the range."""
        return nextafter(self.last, inf)

    @property
    def whole(self) -> range:
        """The integers in it."""
        return range(ceil(self.first), floor(self.last) + 1)


def cells(low: float, high: float, cuts: Iterable[float]) -> tuple[Cell, ...]:
    """Return the cells of the numbers from `low` to `high`, ascending. Cuts outside the range are ignored."""
    inside = sorted({cut + 0.0 for cut in cuts if low <= cut <= high})
    found = [Cell(cut, cut) for cut in inside]
    for under, over in pairwise([nextafter(low, -inf), *inside, nextafter(high, inf)]):
        first, last = nextafter(under, inf), nextafter(over, -inf)
        if first <= last:
            found.append(Cell(first + 0.0, last + 0.0))
    return tuple(sorted(found))


def thresholds(atoms: Iterable[Atom]) -> list[float]:
    """Return the numbers that comparisons compare with, ascending, each once."""
    return sorted({atom.value for atom in atoms if isinstance(atom, Compare)})


def atoms_by_name(conditions: Iterable[Condition]) -> dict[str, tuple[Atom, ...]]:
    """Return the distinct comparisons in conditions, by the signal or finding that they read."""
    found: dict[str, dict[str, Atom]] = {}
    for condition in conditions:
        for atom in condition.atoms:
            found.setdefault(atom.name, {})[str(atom)] = atom
    return {name: tuple(atoms.values()) for name, atoms in found.items()}


def named_values(signal: Signal) -> tuple[Value, ...]:
    """Return all values of a flag or a choice, each a class of its own; none of a number."""
    return (False, True) if signal.spec.value_type == "flag" else signal.choices


def extreme_values(signal: Signal, cuts: Iterable[float]) -> tuple[Value, ...]:
    """Return all values of a flag or choice, or both ends of each cell of a number.

    Those are the ends of the range, the thresholds, and the doubles next to each threshold.
    """
    if not signal.is_number:
        return named_values(signal)
    return tuple(sorted({end for cell in cells(*signal.bounds, cuts) for end in cell}))
