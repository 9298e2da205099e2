"""Compute how reliable a scale is among the people who answered it: Cronbach's alpha and McDonald's omega.

Both are of the people who answered all its items, as `psych::alpha` and `psych::omega(nfactors = 1)` have them in R:

- alpha: k / (k - 1) * (1 - trace(C) / sum(C)), of the covariances C of the k items, reversed ones turned. It is the raw
  alpha, not the standardized one.
- omega: omega total of one factor, 1 - sum(1 - loading^2) / sum(R), of the correlations R of the items, with loadings
  by minimum residuals (`fm = "minres"`): those that leave the least squares off the diagonal of R.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt

Matrix = Sequence[Sequence[float]]

MAX_ROUNDS = 10_000
TOLERANCE = 1e-12
"""At which change of any loading the search for loadings ends."""


def alpha(covariances: Matrix) -> float | None:
    """Return Cronbach's alpha; None for fewer than two items, or where nobody differs from the others."""
    count, whole = len(covariances), fsum(map(fsum, covariances))
    if count < 2 or whole <= 0:
        return None
    return count / (count - 1) * (1 - fsum(row[at] for at, row in enumerate(covariances)) / whole)


def omega(covariances: Matrix) -> float | None:
    """Return McDonald's omega total of one factor.

    None for fewer than three items, which do not determine a factor, for an item that all answer alike, and where the
    best loadings are none of one factor (they do not settle, or exceed 1).
    """
    deviations = [sqrt(row[at]) for at, row in enumerate(covariances)]
    if len(deviations) < 3 or not all(deviations):
        return None
    correlations = [
        [value / (one * other) for value, other in zip(row, deviations, strict=True)]
        for row, one in zip(covariances, deviations, strict=True)
    ]
    loadings = minres_loadings(correlations)
    if loadings is None or max(map(abs, loadings)) > 1:
        return None
    return 1 - fsum(1 - loading * loading for loading in loadings) / fsum(map(fsum, correlations))


def minres_loadings(correlations: Matrix) -> list[float] | None:
    """Return the loadings on one factor with the least squared residuals off the diagonal; None if none settle.

    Each loading in turn is the best one beside all others (Harman & Jones 1966), which has a closed form for one
    factor; so every round leaves less. The sum of the loadings is never negative.
    """
    count = len(correlations)
    start = sqrt(max(fsum(map(fsum, correlations)) - count, 1e-6) / (count * (count - 1)))
    loadings = [start] * count
    for _ in range(MAX_ROUNDS):
        change = 0.0
        for at, row in enumerate(correlations):
            others = [(row[other], loadings[other]) for other in range(count) if other != at]
            squares = fsum(loading * loading for _, loading in others)
            if squares == 0:
                return None
            best = fsum(value * loading for value, loading in others) / squares
            change = max(change, abs(best - loadings[at]))
            loadings[at] = best
        if change < TOLERANCE:
            return loadings if fsum(loadings) >= 0 else [-loading for loading in loadings]
    return None
