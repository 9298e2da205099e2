"""How near scores are to shares of events, and the outcome by level."""

from __future__ import annotations

import warnings

import numpy as np
import statsmodels.api as sm
from numpy.typing import NDArray
from scipy.special import logit
from sklearn.metrics import brier_score_loss

from intimacy_kit.validation.cases import Cases
from intimacy_kit.validation.discrimination import known
from intimacy_kit.validation.ranks import Floats
from intimacy_kit.validation.results import Calibration, Direction, Estimate, LevelOutcome, Levels
from intimacy_kit.validation.shares import share
from intimacy_kit.validation.targets import Target

KEPT = 0.01
"""Scores are kept so far from 0 and 1, whose logits are infinite."""
LEAST = 5
"""Cases that a level needs for a word about it."""
STEEPEST = 50.0
"""A slope beyond it is of scores that separate events from others completely, and means nothing."""


def calibration(cases: Cases, id: str) -> Calibration:
    """Return how near a score is to the share of events."""
    among, scores = known(cases, id)
    intercept, slope = _line(among, logit(np.clip(scores, KEPT, 1 - KEPT)))
    return Calibration(
        id=id,
        intercept=intercept,
        slope=slope,
        brier=float(brier_score_loss(among.outcome, scores, sample_weight=among.weights)),
        expected=float(np.average(scores, weights=among.weights)),
        observed=float(np.average(among.outcome, weights=among.weights)),
    )


def _line(cases: Cases, logits: Floats) -> tuple[Estimate | None, Estimate | None]:
    """Return intercept and slope of the logistic regression, with errors by couple."""
    if np.ptp(logits) == 0:
        return None, None
    model = sm.GLM(
        cases.outcome, sm.add_constant(logits), family=sm.families.Binomial(), freq_weights=_worth(cases.weights)
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of separation and convergence, which show in the slope
        fit = model.fit(cov_type="cluster", cov_kwds={"groups": cases.clusters})
        ends = fit.conf_int()
    if not (fit.converged and np.isfinite(ends).all() and abs(fit.params[1]) < STEEPEST):
        return None, None
    first, second = (_estimate(fit.params[at], ends[at]) for at in (0, 1))
    return first, second


def _worth(weights: Floats) -> Floats:
    """Return weights whose mean is 1."""
    worth: Floats = weights / weights.mean()
    return worth


def _estimate(value: float, ends: Floats) -> Estimate:
    return Estimate(value=float(value), low=float(ends[0]), high=float(ends[1]))


def levels(cases: Cases, target: Target) -> Levels:
    """Return the outcome by level, with its trend."""
    among, scores = known(cases, target.id)
    at = np.searchsorted(target.starts, scores, side="right") - 1
    every = tuple(_level(among, scores, at == number, id) for number, id in enumerate(target.levels))
    trend, p = _trend(among, at.astype(float))
    return Levels(id=target.id, levels=every, trend=trend, p=p, order=_order(every))


def _level(cases: Cases, scores: Floats, which: NDArray[np.bool_], id: str) -> LevelOutcome:
    weights, outcome, many = cases.weights[which], cases.outcome[which], int(which.sum())
    told: Estimate | None = None
    if many >= LEAST:
        mean = Estimate(value=float(np.average(outcome, weights=weights)))
        told = share(outcome, weights, cases.clusters[which]) if cases.event else mean
    score = float(np.average(scores[which], weights=weights)) if many else None
    return LevelOutcome(level=id, cases=many, score=score, outcome=told)


def _trend(cases: Cases, at: Floats) -> tuple[Estimate | None, float | None]:
    """Return the change of the outcome by level, and its p: a linear trend with errors by couple."""
    if np.ptp(at) == 0:
        return None, None
    model = sm.WLS(cases.outcome, sm.add_constant(at), weights=_worth(cases.weights))
    fit = model.fit(cov_type="cluster", cov_kwds={"groups": cases.clusters})
    p = float(fit.pvalues[1])
    return _estimate(fit.params[1], fit.conf_int()[1]), p if np.isfinite(p) else None


def _order(every: tuple[LevelOutcome, ...]) -> Direction:
    shares = [each.outcome.value for each in every if each.outcome is not None]
    steps = np.diff(shares)
    if len(steps) and (steps >= 0).all() and (steps > 0).any():
        return "rising"
    return "falling" if len(steps) and (steps <= 0).all() and (steps < 0).any() else "neither"
