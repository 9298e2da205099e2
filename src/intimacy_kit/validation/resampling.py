"""The bootstrap: whole couples are drawn, so two partners are never taken for two independent people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from intimacy_kit.validation.ranks import Floats
from intimacy_kit.validation.results import Estimate

AT_ONCE = 4_000_000
"""Weights that are held at once."""
Statistic = Callable[[Floats], Floats]
"""A figure by draw, from weights with a row a draw and a column a case."""


@dataclass(frozen=True)
class Draws:
    """The draws for some cases, always the same for one seed.

    Attributes:
        counts: how often each couple was drawn: a row a draw, a column a couple of all cases.
        clusters: the column of each case.
        weights: of each case.
    """

    counts: NDArray[np.uint8]
    clusters: NDArray[np.intp]
    weights: Floats

    @classmethod
    def of(cls, clusters: NDArray[np.intp], weights: Floats, many: int, seed: int) -> Draws:
        """Draw as many couples as there are, `many` times."""
        rng, count = np.random.default_rng(seed), int(clusters.max()) + 1
        counts = np.empty((many, count), dtype=np.uint8)  # nobody is drawn 256 times
        for draw in range(many):
            counts[draw] = np.bincount(rng.integers(count, size=count), minlength=count)
        return cls(counts, clusters, weights)

    def only(self, which: NDArray[np.bool_]) -> Draws:
        """Return the same draws for some of the cases."""
        return Draws(self.counts, self.clusters[which], self.weights[which])

    def of_all(self, statistic: Statistic) -> float:
        """Return a figure of all cases."""
        return float(statistic(self.weights[np.newaxis, :])[0])

    def drawn(self, statistic: Statistic) -> Floats:
        """Return a figure by draw."""
        at_once = max(1, AT_ONCE // max(1, len(self.weights)))
        return np.concatenate(
            [
                statistic(self.counts[start : start + at_once, self.clusters] * self.weights)
                for start in range(0, len(self.counts), at_once)
            ]
        )

    def estimate(self, statistic: Statistic) -> tuple[Estimate | None, float | None]:
        """Return a figure with its interval, and its standard error; None for what cannot be computed."""
        value = self.of_all(statistic)
        if np.isnan(value):
            return None, None
        drawn = self.drawn(statistic)
        known = drawn[~np.isnan(drawn)]
        if len(known) < len(drawn) / 2:
            return Estimate(value=value), None
        low, high = np.percentile(known, [2.5, 97.5])
        return Estimate(value=value, low=float(low), high=float(high)), float(known.std(ddof=1))
