"""List one value of each equivalence class of a signal: those on the thresholds, and between them."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor

from intimacy_kit.model.conditions import Atom
from intimacy_kit.model.observations import Value
from intimacy_kit.model.partition import Cell, cells, named_values, thresholds
from intimacy_kit.model.signals import Signal


def candidates(signal: Signal, atoms: Iterable[Atom]) -> tuple[Value, ...]:
    """Return one value of each equivalence class of these comparisons; plain numbers first.

    Every possible answer is equivalent to one of these for all of the comparisons. Values beside a threshold are near
    it, so that a case with them detects when it is moved.
    """
    if not signal.is_number:
        return tuple(sorted(named_values(signal), key=lambda value: value is False))  # True first
    cuts = thresholds(atom for atom in atoms if atom.name == signal.id)

    def plainness(value: float) -> tuple[bool, bool, float]:
        return value != floor(value), value not in cuts, value

    return tuple(sorted(score_candidates(*signal.bounds, cuts), key=plainness))


def score_candidates(low: float, high: float, cuts: Iterable[float]) -> tuple[float, ...]:
    """Return the same for a score from `low` to `high`, ends included; the cuts first."""
    found = sorted(cells(low, high, cuts), key=lambda cell: not cell.is_point)
    return tuple(_plain(cell, near_end=cell.last < high) for cell in found)


def _plain(cell: Cell, *, near_end: bool) -> float:
    """Return a plain number of a cell: a whole one if there is one, near its end (a threshold) or start."""
    if cell.is_point:
        return cell.first
    if cell.whole:
        return float(cell.whole[-1 if near_end else 0])
    middle = cell.under + (cell.over - cell.under) / 2
    rounded = (round(middle, decimals) for decimals in (1, 2, 3))
    fallback = middle if cell.first <= middle <= cell.last else cell.first
    return next((number + 0.0 for number in rounded if cell.first <= number <= cell.last), fallback)
