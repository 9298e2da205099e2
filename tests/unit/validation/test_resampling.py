import numpy as np
import pytest

from intimacy_kit.validation import resampling
from intimacy_kit.validation.ranks import Floats
from intimacy_kit.validation.resampling import Draws

VALUES = np.arange(40.0)


def mean(weights: Floats) -> Floats:
    return (weights @ VALUES) / weights.sum(axis=1)


def draws(seed: int = 0, many: int = 400) -> Draws:
    return Draws.of(np.arange(40, dtype=np.intp), np.ones(40), many, seed)


def test_the_error_of_a_mean_is_as_the_formula_has_it() -> None:
    estimate, error = draws().estimate(mean)
    assert estimate is not None
    assert error == pytest.approx(VALUES.std() / 40**0.5, rel=0.1)
    assert estimate.low == pytest.approx(19.5 - 1.96 * VALUES.std() / 40**0.5, abs=0.7)


def test_one_seed_gives_the_same_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resampling, "AT_ONCE", 100)
    by_parts = draws().drawn(mean)
    monkeypatch.undo()
    assert (draws().drawn(mean) == by_parts).all()
    assert (draws(seed=1).drawn(mean) != by_parts).any()


def test_partners_are_drawn_together() -> None:
    clusters = np.repeat(np.arange(20, dtype=np.intp), 2)
    drawn = Draws.of(clusters, np.ones(40), 10, 0).counts[:, clusters]
    assert (drawn[:, ::2] == drawn[:, 1::2]).all()
    assert (drawn.sum(axis=1) == 40).all()


def test_no_interval_where_most_draws_tell_nothing() -> None:
    def seldom(weights: Floats) -> Floats:
        return np.where(np.arange(len(weights)) == 0, 1.0, np.nan)

    estimate, error = draws(many=20).estimate(seldom)
    assert estimate is not None
    assert (estimate.value, estimate.low, error) == (1.0, None, None)
    assert draws(many=20).estimate(lambda weights: np.full(len(weights), np.nan)) == (None, None)
