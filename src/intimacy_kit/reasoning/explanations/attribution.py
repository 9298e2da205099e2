"""How a noisy-OR divides among what contributed to it."""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p


def shares(total: float, weights: Sequence[float]) -> list[float]:
    """Divide `total` among weights (each from 0 to under 1) in proportion to -log(1 - weight).

    Under this division equal weights share equally, and a weight counts the same however the others are grouped: in a
    product of factors it is the logarithms that add up. The shares add up to `total` (but for rounding).
    """
    logs = [-log1p(-weight) for weight in weights]
    sum_of_logs = sum(logs)
    return [total * (part / sum_of_logs) if sum_of_logs else 0.0 for part in logs]
