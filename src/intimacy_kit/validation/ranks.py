"""AUC and Spearman's correlation of weighted cases, for many sets of weights at once.

A draw of the bootstrap is a set of weights: how often each couple was drawn. scikit-learn and SciPy compute one draw at
a time, and Spearman's correlation without weights. For equal weights these are equal to theirs.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Ranking:
    """The order of values, in groups of equal ones.

    Args:
        values: one a case, without gaps.
    """

    def __init__(self, values: Floats) -> None:
        self.order: NDArray[np.intp] = np.argsort(values, kind="stable")
        new = np.diff(values[self.order]) != 0
        self.starts: NDArray[np.intp] = np.concatenate(([0], np.flatnonzero(new) + 1))
        self.sizes: NDArray[np.intp] = np.diff(np.append(self.starts, len(values)))

    def grouped(self, weights: Floats) -> Floats:
        """Return the weight of each group of equal values; weights have a row a draw and a column a case."""
        summed: Floats = np.add.reduceat(weights[:, self.order], self.starts, axis=1)
        return summed

    def midranks(self, weights: Floats) -> Floats:
        """Return for each case the weight of all below it, and half of that of its equals."""
        of_groups = self.grouped(weights)
        middle = np.cumsum(of_groups, axis=1) - of_groups / 2
        ranks = np.empty_like(weights)
        ranks[:, self.order] = np.repeat(middle, self.sizes, axis=1)
        return ranks


def auc(scores: Floats, events: Floats, weights: Floats) -> Floats:
    """Return the AUC by draw; NaN where a draw has no event or no other.

    Args:
        scores: one a case.
        events: 1 for a case with the event, else 0.
        weights: a row a draw, a column a case.
    """
    ranking = Ranking(scores)
    positive, negative = ranking.grouped(weights * events), ranking.grouped(weights * (1 - events))
    below = np.cumsum(negative, axis=1) - negative / 2
    return _ratio((positive * below).sum(axis=1), positive.sum(axis=1) * negative.sum(axis=1))


def ties(scores: Floats, events: Floats, weights: Floats) -> Floats:
    """Return the share of pairs of an event and another with the same score, by draw."""
    ranking = Ranking(scores)
    positive, negative = ranking.grouped(weights * events), ranking.grouped(weights * (1 - events))
    return _ratio((positive * negative).sum(axis=1), positive.sum(axis=1) * negative.sum(axis=1))


def rank_correlation(one: Floats, other: Floats, weights: Floats) -> Floats:
    """Return Spearman's correlation by draw; NaN where either has one value only."""
    total = weights.sum(axis=1, keepdims=True)
    centred = []
    for values in (one, other):
        ranks = Ranking(values).midranks(weights)
        centred.append(ranks - _ratio((weights * ranks).sum(axis=1, keepdims=True), total))
    both = (weights * centred[0] * centred[1]).sum(axis=1)
    spread = [(weights * each * each).sum(axis=1) for each in centred]
    return _ratio(both, np.sqrt(spread[0] * spread[1]))


def _ratio(above: Any, below: Any) -> Floats:
    """Return a quotient, NaN where there is none."""
    with np.errstate(divide="ignore", invalid="ignore"):
        quotient: Floats = np.where(below > 0, above / np.where(below > 0, below, 1.0), np.nan)
    return quotient
