"""Whether it holds for all groups of people alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from intimacy_kit.validation.cases import Cases
from intimacy_kit.validation.discrimination import figure, known
from intimacy_kit.validation.enough import enough
from intimacy_kit.validation.ranks import Floats
from intimacy_kit.validation.resampling import Draws
from intimacy_kit.validation.results import Subgroup, SubgroupFigure


def subgroups(cases: Cases, ids: Sequence[str], least: int, draws: Draws) -> Iterator[Subgroup]:
    """Yield each group with its figures, by label."""
    labels = np.array([label or "" for label in cases.labels])
    there = np.array([label is not None for label in cases.labels])
    for label in np.unique(labels[there]):
        inside = there & (labels == label)
        count, few = int(inside.sum()), not enough(cases.only(inside), least)
        figures = () if few else tuple(_figures(cases, inside, there & ~inside, ids, least, draws))
        yield Subgroup(label=str(label), cases=count, few=few, figures=figures)


def _figures(
    cases: Cases,
    inside: NDArray[np.bool_],
    outside: NDArray[np.bool_],
    ids: Sequence[str],
    least: int,
    draws: Draws,
) -> Iterator[SubgroupFigure]:
    both = enough(cases.only(outside), least)
    for id in ids:
        among, scores = known(cases, id)
        kept = ~np.isnan(cases.scores[id])
        drawn, within, without = draws.only(kept), inside[kept], outside[kept]

        def of(which: NDArray[np.bool_], weights: Floats) -> Floats:
            return figure(scores, among, weights * which)  # noqa: B023 - it is called before the next

        value = drawn.estimate(lambda weights: of(within, weights))[0]  # noqa: B023
        apart = drawn.estimate(lambda weights: of(within, weights) - of(without, weights))[0] if both else None  # noqa: B023
        if value is not None:
            yield SubgroupFigure(id=id, value=value, difference=apart)
