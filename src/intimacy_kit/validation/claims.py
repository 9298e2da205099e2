"""What is claimed: that a finding or an index goes with the outcome, or that the outcome has a trend by its levels."""

from __future__ import annotations

from collections.abc import Sequence

from statsmodels.stats.multitest import multipletests

from intimacy_kit.validation.results import Discrimination, Levels

SIGNIFICANT = 0.05
"""The chance that anything at all is claimed of an outcome that has nothing to do with the answers."""


def corrected(
    found: Sequence[Discrimination], by_level: Sequence[Levels]
) -> tuple[tuple[Discrimination, ...], tuple[Levels, ...]]:
    """Return both with each `p` corrected for all of both (Holm), and with what is clear by it."""
    raw = [*(each.p for each in found), *(each.p for each in by_level)]
    tested = [p for p in raw if p is not None]
    told = iter(multipletests(tested, method="holm")[1] if tested else ())
    p = [None if each is None else float(next(told)) for each in raw]
    clear = [each is not None and each < SIGNIFICANT for each in p]
    return (
        tuple(each.model_copy(update={"p": p[n], "clear": clear[n]}) for n, each in enumerate(found)),
        tuple(each.model_copy(update={"p": p[n]}) for n, each in enumerate(by_level, start=len(found))),
    )
