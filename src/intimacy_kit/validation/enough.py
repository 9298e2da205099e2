"""Whether there are enough cases to tell anything."""

from __future__ import annotations

import numpy as np

from intimacy_kit.validation.cases import Cases


def enough(cases: Cases, least: int) -> bool:
    """Return whether so many couples have the event, and as many not; for a graded outcome, twice so many in all.

    Partners count once: two of one couple are not two independent people.
    """
    if not cases.event:
        return len(np.unique(cases.clusters)) >= 2 * least
    return all(len(np.unique(cases.clusters[cases.outcome == value])) >= least for value in (0, 1))
