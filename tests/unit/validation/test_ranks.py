import numpy as np
import pytest
from scipy.stats import spearmanr
from sklearn.metrics import roc_auc_score

from intimacy_kit.validation.ranks import auc, rank_correlation, ties

RNG = np.random.default_rng(5)
SCORES = RNG.integers(0, 6, size=80) / 5
EVENTS = (RNG.random(80) < 0.2 + 0.5 * SCORES).astype(float)
DRAWS = np.vstack([np.ones(80), RNG.integers(0, 4, size=(5, 80))]).astype(float)


def test_the_auc_is_that_of_scikit_learn_for_every_draw() -> None:
    expected = [roc_auc_score(EVENTS, SCORES, sample_weight=weights) for weights in DRAWS]
    assert auc(SCORES, EVENTS, DRAWS) == pytest.approx(expected, abs=1e-12)


def test_the_rank_correlation_is_that_of_scipy_for_cases_that_were_drawn_so_often() -> None:
    other = SCORES + RNG.normal(size=80)
    drawn = [np.repeat(np.arange(80), weights.astype(int)) for weights in DRAWS]
    expected = [spearmanr(SCORES[rows], other[rows]).statistic for rows in drawn]
    assert rank_correlation(SCORES, other, DRAWS) == pytest.approx(expected, abs=1e-12)


def test_ties_are_the_pairs_with_one_score() -> None:
    assert ties(np.array([0.0, 0, 1, 1]), np.array([0.0, 1, 0, 1]), np.ones((1, 4))) == pytest.approx([0.5])


def test_nothing_is_told_where_there_is_nothing_to_compare() -> None:
    assert np.isnan(auc(np.array([0.0, 1]), np.ones(2), np.ones((1, 2)))).all()
    assert np.isnan(rank_correlation(np.zeros(3), np.arange(3.0), np.ones((1, 3)))).all()
