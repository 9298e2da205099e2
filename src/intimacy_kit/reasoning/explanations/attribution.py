"""Attribute the result of a noisy-OR to its causes."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from intimacy_kit.engines.noisy_or import log_weight


def shares(total: float, weights: Sequence[float]) -> list[float]:
    """Divide `total` among weights in proportion to -log(1 - weight).

    Equal weights have equal shares, and the share of a weight does not depend on how the others are grouped, as the
    logarithms of the factors of a product add up.

    Args:
        total: to be divided.
        weights: each from 0 to under 1.

    Returns:
        One share for each weight; they add up to `total` but for rounding. All are 0 if all weights are 0.
    """
    logs = [log_weight(weight) for weight in weights]
    sum_of_logs = fsum(logs)
    return [total * (part / sum_of_logs) if sum_of_logs else 0.0 for part in logs]
