"""The arithmetic of scores: noisy-OR, the combination of causes of which each alone can be enough.

Factors are multiplied from 1.0 in the order given, in IEEE doubles, so that whoever gives the same weights in the same
order gets the same double. Weights are from 0 to under 1.
"""

from __future__ import annotations

from collections.abc import Iterable


def remaining(weights: Iterable[float]) -> float:
    """Return what the weights leave over: the product of 1 - weight; 1.0 if there are none."""
    product = 1.0
    for weight in weights:
        product *= 1.0 - weight
    return product


def noisy_or(weights: Iterable[float]) -> float:
    """Return the noisy-OR of the weights, from 0 to 1; 0.0 if there are none."""
    return 1.0 - remaining(weights)


def combine(supports: Iterable[float], links: Iterable[float], reliefs: Iterable[float]) -> float:
    """Return the score of a finding: the noisy-OR of rules and links that support it, times what reliefs leave over."""
    return (1.0 - remaining(supports) * remaining(links)) * remaining(reliefs)
