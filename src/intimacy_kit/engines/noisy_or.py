"""Combine weights by noisy-OR, the arithmetic of all scores: each cause alone can be sufficient.

Factors are multiplied from 1.0 in the given order, in IEEE doubles: the same weights in the same order give the same
double. Weights are in [0, 1).
"""

from __future__ import annotations

from collections.abc import Iterable

from intimacy_kit.engines.elementary import log1p
from intimacy_kit.model.levels import MILD


def remaining(weights: Iterable[float]) -> float:
    """Return the product of 1 - weight over all weights, the complement of their noisy-OR; 1.0 if there are none."""
    product = 1.0
    for weight in weights:
        product *= 1.0 - weight
    return product


def noisy_or(weights: Iterable[float]) -> float:
    """Return the noisy-OR of the weights, in [0, 1]; 0.0 if there are none."""
    return 1.0 - remaining(weights)


def carried(strength: float, score: float) -> float:
    """Return what a link carries over from a finding, or a strategy finds to help with: 0.0 if it is not present."""
    return strength * score if score >= MILD else 0.0


def log_weight(weight: float) -> float:
    """Return -log(1 - weight), from 0: log weights add up where the complements of weights are multiplied."""
    return -log1p(-weight)


def combine(supports: Iterable[float], links: Iterable[float], reliefs: Iterable[float]) -> float:
    """Return the score of a finding: the noisy-OR of supports and links, times what remains after the reliefs."""
    return (1.0 - remaining(supports) * remaining(links)) * remaining(reliefs)
