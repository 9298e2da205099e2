"""The arithmetic of scores, against numbers computed by hand."""

from math import log

import pytest

from intimacy_kit.engines.noisy_or import combine, log_weight, noisy_or, remaining


@pytest.mark.parametrize(
    ("weights", "left"),
    [((), 1.0), ((0.0,), 1.0), ((0.5,), 0.5), ((0.5, 0.5), 0.25), ((0.6, 0.25), 0.4 * 0.75)],
)
def test_remaining_is_the_product_of_the_complements(weights: tuple[float, ...], left: float) -> None:
    assert remaining(weights) == left
    assert noisy_or(weights) == 1.0 - left


def test_a_score_is_the_noisy_or_of_supports_and_links_times_the_complement_of_reliefs() -> None:
    assert combine([], [], []) == 0.0
    assert combine([0.5], [], []) == 0.5
    assert combine([0.5], [0.5], []) == 0.75
    assert combine([0.5], [0.5], [0.5]) == 0.375
    assert combine([], [], [0.5]) == 0.0, "where nothing supports, there is nothing to relieve"


def test_factors_are_multiplied_from_one_in_the_order_given() -> None:
    weights = [0.1, 0.2, 0.3, 0.7]
    assert remaining(weights) == (((1.0 * (1.0 - 0.1)) * (1.0 - 0.2)) * (1.0 - 0.3)) * (1.0 - 0.7)


def test_log_weights_add_up_where_complements_are_multiplied() -> None:
    assert log_weight(0.0) == 0.0
    assert log_weight(0.5) == log(2.0)
    assert log_weight(0.5) + log_weight(0.2) == pytest.approx(-log(remaining([0.5, 0.2])))
