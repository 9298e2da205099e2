"""What is simpler than rules: the best single answer, the plain sum, and a regression, on cases new to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import KFold, StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from intimacy_kit.validation.cases import Cases
from intimacy_kit.validation.discrimination import chance, figure
from intimacy_kit.validation.ranks import Floats, auc, rank_correlation
from intimacy_kit.validation.resampling import Draws
from intimacy_kit.validation.results import Baseline, Estimate

FOLDS, REPEATS = 5, 5
Rows = NDArray[np.intp]
Fold = tuple[Rows, Floats]
"""Cases that were held out, and what was said of them."""
Learn = Callable[[Cases, Floats, Rows, Rows], Floats]
"""From cases, answers, what to learn from and what to tell of: what is told of these."""


def baselines(cases: Cases, draws: Draws, seed: int) -> tuple[Baseline, ...]:
    """Return the figures of what is simpler than rules; nothing if nobody answered anything that has an order."""
    names = [name for name, values in cases.items.items() if np.isfinite(values).mean() >= 0.5 and _varies(values)]
    if not names:
        return ()
    answers = np.column_stack([cases.items[name] for name in names])
    leaning = [number for number, name in enumerate(names) if cases.leaning[name]]
    found = [_of_sum(cases, answers[:, leaning], draws)] if leaning else []
    parts = list(_parts(cases, seed))
    for id, learn in (("best_item", _best_item), ("regression", _regression)):
        folds = [(told, learn(cases, answers, learnt, told)) for learnt, told in parts]
        found.append(_told(id, cases, folds))
    return tuple(found)


def _varies(values: Floats) -> bool:
    return bool(np.nanmin(values) < np.nanmax(values))


def _of_sum(cases: Cases, answers: Floats, draws: Draws) -> Baseline:
    """Return the figures of the mean of what each person answered, each answer turned so that high is hard."""
    answered = np.isfinite(answers)
    rows: NDArray[np.bool_] = np.any(answered, axis=1).astype(bool)
    among = cases.only(rows)
    mean = np.nansum(answers[rows], axis=1) / answered[rows].sum(axis=1)
    drawn = draws.only(rows)
    area = drawn.estimate(lambda weights: auc(mean, among.outcome, weights))[0] if cases.event else None
    rank = drawn.estimate(lambda weights: rank_correlation(mean, among.outcome, weights))[0]
    return Baseline.model_validate({"id": "sum", "auc": area, "rank": rank})


def _parts(cases: Cases, seed: int) -> Iterator[tuple[Rows, Rows]]:
    """Yield what to learn from and what is held out, never one partner here and the other there."""
    of_couples = np.zeros(int(cases.clusters.max()) + 1)
    np.maximum.at(of_couples, cases.clusters, cases.outcome)
    for repeat in range(REPEATS):
        kind = StratifiedKFold if cases.event else KFold
        split = kind(FOLDS, shuffle=True, random_state=seed + repeat)
        for _, held_out in split.split(of_couples, of_couples):
            told = np.isin(cases.clusters, held_out)
            yield np.flatnonzero(~told), np.flatnonzero(told)


def _best_item(cases: Cases, answers: Floats, learnt: Rows, told: Rows) -> Floats:
    """Return the answer that goes best with the outcome in what is learnt from, turned as it goes there."""
    filled = SimpleImputer(keep_empty_features=True).fit(answers[learnt])
    seen, weights = filled.transform(answers[learnt]), cases.weights[np.newaxis, learnt]
    among = replace(cases, outcome=cases.outcome[learnt])
    figures = [float(figure(column, among, weights)[0]) - chance(cases) for column in seen.T]
    best = int(np.nanargmax(np.abs(figures)))
    values: Floats = filled.transform(answers[told])[:, best] * np.sign(figures[best])
    return values


def _regression(cases: Cases, answers: Floats, learnt: Rows, told: Rows) -> Floats:
    """Return what a ridge regression, logistic for events, makes of all answers."""
    last = LogisticRegression(max_iter=1000) if cases.event else Ridge()
    model = make_pipeline(SimpleImputer(keep_empty_features=True), StandardScaler(), last)
    model.fit(answers[learnt], cases.outcome[learnt], **{f"{model.steps[-1][0]}__sample_weight": cases.weights[learnt]})
    made: Floats = model.decision_function(answers[told]) if cases.event else model.predict(answers[told])
    return made


def _told(id: str, cases: Cases, folds: Sequence[Fold]) -> Baseline:
    """Return the mean of each figure over parts, since what was said of two parts is not on one scale.

    It has no interval: parts share what they learn from, and no estimate of how far their mean is off is unbiased
    (Bengio & Grandvalet 2004). Drawn from what is held out, it would miss chance far more often than it says.
    """

    def mean_of(measure: Callable[[Floats, Floats, Floats], Floats]) -> Estimate | None:
        figures = [float(measure(values, cases.outcome[rows], _row(cases, rows))[0]) for rows, values in folds]
        known = [each for each in figures if np.isfinite(each)]
        return Estimate(value=float(np.mean(known))) if known else None

    return Baseline.model_validate(
        {"id": id, "auc": mean_of(auc) if cases.event else None, "rank": mean_of(rank_correlation)}
    )


def _row(cases: Cases, rows: Rows) -> Floats:
    weights: Floats = cases.weights[np.newaxis, rows]
    return weights
