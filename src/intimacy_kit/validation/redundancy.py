"""Which findings and indexes say nearly the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from intimacy_kit.validation.cases import Cases
from intimacy_kit.validation.ranks import rank_correlation
from intimacy_kit.validation.results import Alike

NEAR = 0.9


def alike(cases: Cases, ids: Sequence[str]) -> Iterator[Alike]:
    """Yield the pairs whose rank correlation is 0.9 or more, or -0.9 or less."""
    for one, other in combinations(ids, 2):
        both = cases.only(~np.isnan(cases.scores[one] + cases.scores[other]))
        if len(both.outcome) == 0:
            continue
        rank = float(rank_correlation(both.scores[one], both.scores[other], both.weights[np.newaxis, :])[0])
        if abs(rank) >= NEAR:
            yield Alike(one=one, other=other, rank=rank)
