"""How well each finding and index tells cases with the event from others."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student
from sklearn.metrics import roc_curve

from intimacy_kit.model.levels import MILD
from intimacy_kit.validation.cases import Cases
from intimacy_kit.validation.ranks import Floats, auc, rank_correlation, ties
from intimacy_kit.validation.resampling import Draws
from intimacy_kit.validation.results import Curve, Discrimination, Estimate, Flagged
from intimacy_kit.validation.shares import share
from intimacy_kit.validation.targets import Target


def figure(values: Floats, cases: Cases, weights: Floats) -> Floats:
    """Return the AUC by draw, or the rank correlation with a graded outcome."""
    return (auc if cases.event else rank_correlation)(values, cases.outcome, weights)


def chance(cases: Cases) -> float:
    """Return the figure of what tells nothing."""
    return 0.5 if cases.event else 0.0


def is_known(cases: Cases, id: str) -> NDArray[np.bool_]:
    """Return in which cases a finding or an index is known."""
    return ~np.isnan(cases.scores[id])


def known(cases: Cases, id: str) -> tuple[Cases, Floats]:
    """Return the cases in which a finding or an index is known, and its scores."""
    among = cases.only(is_known(cases, id))
    return among, among.scores[id]


def discriminations(cases: Cases, targets: Mapping[str, Target], draws: Draws) -> tuple[Discrimination, ...]:
    """Return the figures of each finding and index, the most distant from chance first; `p` is not corrected yet."""
    found: list[Discrimination] = []
    for target in targets.values():
        among, scores = known(cases, target.id)
        if len(scores) and np.ptp(among.outcome) > 0:
            found.append(_one(among, scores, target, draws.only(is_known(cases, target.id))))
    return tuple(sorted(found, key=lambda each: -each.distance))


def _one(cases: Cases, scores: Floats, target: Target, draws: Draws) -> Discrimination:
    rank, rank_error = draws.estimate(lambda weights: rank_correlation(scores, cases.outcome, weights))
    area, error = draws.estimate(lambda weights: auc(scores, cases.outcome, weights)) if cases.event else (None, None)
    tested, spread = (area, error) if cases.event else (rank, rank_error)
    p = None if tested is None or rank is None or spread is None else _p(tested.value - chance(cases), spread, draws)
    weights = cases.weights
    top = scores >= target.starts[-1]
    return Discrimination(
        id=target.id,
        title=target.title,
        kind=target.kind,
        cases=len(scores),
        auc=area,
        rank=rank,
        p=p,
        clear=False,
        ties=draws.of_all(lambda weights: ties(scores, cases.outcome, weights)) if cases.event else None,
        floor=float(weights[scores == 0].sum() / weights.sum()),
        ceiling=float(weights[top].sum() / weights.sum()),
    )


def _p(distance: float, error: float, draws: Draws) -> float:
    """Return the chance of a distance as large as this one; where no draw differs from another it is 0.

    It is by Student's distribution, since the error is estimated from no more than the draws.
    """
    return float(2 * student.sf(abs(distance) / error, len(draws.counts) - 1)) if error > 0 else 0.0


def curves(cases: Cases, found: tuple[Discrimination, ...]) -> tuple[Curve, ...]:
    """Return the receiver operating characteristic of each finding and index, without its thresholds."""
    drawn = []
    for each in found:
        among, scores = known(cases, each.id)
        others, events, _ = roc_curve(among.outcome, scores, sample_weight=among.weights)
        drawn.append(Curve(id=each.id, others=tuple(map(float, others)), events=tuple(map(float, events))))
    return tuple(drawn)


def flags(cases: Cases, found: tuple[Discrimination, ...]) -> tuple[Flagged, ...]:
    """Return how often each finding is present among events and others."""
    return tuple(_flagged(cases, each.id) for each in found if each.kind != "index")


def _flagged(cases: Cases, id: str) -> Flagged:
    present = (cases.scores[id] >= MILD).astype(float)
    events, others = (_share(present, cases, cases.outcome == value) for value in (1, 0))
    return Flagged(id=id, events=events, others=others)


def _share(present: Floats, cases: Cases, which: NDArray[np.bool_]) -> Estimate:
    return share(present[which], cases.weights[which], cases.clusters[which])
