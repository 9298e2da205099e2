"""Compare what two indexes mean: their parts with the proportions of their weights, and their levels."""

from __future__ import annotations

from collections.abc import Iterator
from math import frexp

from intimacy_kit.analysis.diff.examples import NEITHER, one_sided, shown
from intimacy_kit.analysis.diff.proofs import Proof
from intimacy_kit.analysis.diff.result import Compared
from intimacy_kit.analysis.diff.sampling import Case, Pair
from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.engines.noisy_or import remaining
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.indexes import Index, IndexValue, index_level, index_value
from intimacy_kit.model.rulebook import Scored

NEAR = 1e-9
"""Differences of values up to this may come from rounding, and are no example."""
NORMAL = 1e-290
"""Products that are larger than this are not rounded otherwise if they are halved or doubled a few times."""


def indexes_of(knowledge: KnowledgeBase) -> dict[str, tuple[int, Index]]:
    """Return the indexes that have a part, with their positions in the outcome of an engine."""
    return {index.id: (position, index) for position, index in enumerate(knowledge.runtime.built.rulebook.indexes)}


def compared_index(pair: Pair, proof: Proof, id: str) -> Compared:
    """Return the verdict about an index."""
    before, after = indexes_of(pair.old), indexes_of(pair.new)
    if (there := one_sided(id, before, after)) is not None:
        return there
    (old_at, old), (new_at, new) = before[id], after[id]
    if _only_rounding(proof, old, new):
        if _same_to_the_last_bit(old, new, pair.old):
            return Compared(id=id, verdict="same")
        return Compared(id=id, verdict="undecided", reason=_why_undecided(proof, old, new))

    def told_of(diagnosis: Diagnosis) -> str:
        return _told(diagnosis.indexes[id])

    def precise(diagnosis: Diagnosis) -> str:
        return _told_precisely(diagnosis.indexes[id])

    def ends(case: Case) -> tuple[tuple[float, float], tuple[float, float]]:
        was, becomes = pair.outcomes(case)
        return (was.index_lows[old_at], was.index_highs[old_at]), (
            becomes.index_lows[new_at],
            becomes.index_highs[new_at],
        )

    def clearly(case: Case) -> bool:
        was, becomes = ends(case)
        return _level_in(old, *was) != _level_in(new, *becomes)

    def differs(case: Case) -> bool:
        was, becomes = ends(case)
        apart = max(abs(one - other) for one, other in zip(was, becomes, strict=True))
        return apart > NEAR or _level_in(old, *was) != _level_in(new, *becomes)

    return shown(pair, proof, id, (told_of, precise), (clearly, differs), _why_undecided(proof, old, new))


def _only_rounding(proof: Proof, old: Index, new: Index) -> bool:
    """Return whether no case can show more than a difference by rounding, so that none has to be looked for."""
    parts = {part.of for part in new.of}
    return _levels(old) == _levels(new) and _proportional(old, new) and parts <= proof.same_interval


def _same_to_the_last_bit(old: Index, new: Index, knowledge: KnowledgeBase) -> bool:
    """Return whether two indexes between which there is only rounding are the same, to the last bit.

    So they are if all weights of one are those of the other times one and the same power of two: that moves the
    exponents of doubles and nothing else, as long as all of them are normal. Other factors can round otherwise.

    The knowledge base may be either of both, as the parts are the same.
    """
    ratio, *others = {*_ratios(old, new)}
    exact = all(after.weight == before.weight * ratio for before, after in zip(old.of, new.of, strict=True))
    findings = {finding.id: finding for finding in knowledge.runtime.built.couples.findings}
    normal = all(abs(part.weight) * _least(findings[part.of]) > NORMAL for index in (old, new) for part in index.of)
    return not others and frexp(ratio)[0] == 0.5 and exact and normal


def _why_undecided(proof: Proof, old: Index, new: Index) -> str:
    """Return why two indexes are neither proved to be the same nor seen to differ."""
    if _only_rounding(proof, old, new):
        return "its weights are in the same proportion: it is the same but for rounding"
    unproved = sorted({part.of for part in new.of} - proof.same_interval)
    if _levels(old) == _levels(new) and _proportional(old, new):
        return f"it depends on {', '.join(unproved)}"
    return NEITHER


def _told(index: IndexValue) -> str:
    """Return the level and value of an index, or the range of one that is open."""
    if index.value is None:
        return f"open ({index.low:.3f} to {index.high:.3f})"
    return f"{index.level} ({index.value:.3f})"


def _told_precisely(index: IndexValue) -> str:
    """Return the same with all digits, and with the range."""
    level = "open" if index.value is None else f"{index.level}, {index.value:.17f}"
    return f"{level} ({index.low:.17f} to {index.high:.17f})"


def _level_in(index: Index, low: float, high: float) -> str | None:
    """Return the level of an index for the ends of its interval; None while it is open."""
    return index_level(index.levels, index_value(low, high))


def _least(finding: Scored) -> float:
    """Return a lower bound of the scores of a finding that are not 0."""
    return 2.0**-53 * remaining(max(step.strength for _, _, step in group.chain) for group in finding.reliefs)


def _levels(index: Index) -> list[tuple[str, float]]:
    return [(rung.id, rung.start) for rung in index.levels]


def _ratios(old: Index, new: Index) -> Iterator[float]:
    for before, after in zip(old.of, new.of, strict=True):
        yield after.weight / before.weight


def _proportional(old: Index, new: Index) -> bool:
    """Return whether both have the same parts, with weights in the same proportion but for rounding."""
    if [part.of for part in old.of] != [part.of for part in new.of]:
        return False
    first, *others = _ratios(old, new)
    return first > 0 and all(abs(ratio - first) <= NEAR * first for ratio in others)
