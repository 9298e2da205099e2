"""How the result of a noisy-OR is divided among its causes."""

from math import fsum, isclose

import pytest

from intimacy_kit.reasoning.explanations.attribution import shares


@pytest.mark.parametrize(
    ("total", "weights", "expected"),
    [
        (0.0, [], []),
        (0.0, [0.0, 0.0], [0.0, 0.0]),
        (0.5, [0.5], [0.5]),
        (0.75, [0.5, 0.5], [0.375, 0.375]),
        (0.5, [0.5, 0.0], [0.5, 0.0]),
        (0.3, [0.5, 0.75], [0.1, 0.2]),  # 1 - 0.75 is (1 - 0.5) squared
    ],
)
def test_shares_are_proportional_to_logarithms(total: float, weights: list[float], expected: list[float]) -> None:
    divided = shares(total, weights)
    assert all(isclose(part, wanted) for part, wanted in zip(divided, expected, strict=True))
    assert isclose(fsum(divided), total)
