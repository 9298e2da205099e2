"""A share of cases with Wilson's interval."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from statsmodels.stats.proportion import proportion_confint

from intimacy_kit.validation.ranks import Floats
from intimacy_kit.validation.results import Estimate


def share(there: Floats, weights: Floats, clusters: NDArray[np.intp]) -> Estimate:
    """Return a share with its interval.

    Wilson's interval is of independent cases of equal weight. It is told for as many of these as the cases are worth:
    no more than there are couples, and (Kish 1965) no more than the weights leave.

    Args:
        there: 1 or 0, at least one case.
        weights: of the cases.
        clusters: their couples.
    """
    value = float(np.average(there, weights=weights))
    worth = min(len(np.unique(clusters)), float(weights.sum() ** 2 / (weights**2).sum()))
    low, high = proportion_confint(value * worth, worth, method="wilson")
    return Estimate(value=value, low=float(low), high=float(high))
