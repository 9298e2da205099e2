"""Find the case that shows best how the results of two knowledge bases differ."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from itertools import islice

from intimacy_kit.analysis.diff.proofs import Proof
from intimacy_kit.analysis.diff.result import Compared, Outcomes
from intimacy_kit.analysis.diff.sampling import Case, Pair, by_partner, is_of_two, of_two, plain, shrunk
from intimacy_kit.diagnosis import Diagnosis

NEITHER = "no example was found, and no proof"
LOOKED_AT = 4
"""Number of differing cases that are shrunk; the smallest of them is the example."""

FEW = 4
"""Maximum answers of an example with a change of level; a larger one gives way to a smaller one with any change."""

AROUND = 40
"""Number of sampled cases that each case of the proofs is combined with."""

Told = Callable[[Diagnosis], str]
"""Describes one result of a diagnosis in a few words."""


def one_sided(id: str, old: Container[str], new: Container[str]) -> Compared | None:
    """Return the verdict about what only one side has; None if both have it."""
    if id not in old:
        return Compared(id=id, verdict="differs", example=Outcomes(case={}, old="is not there", new="is there"))
    if id not in new:
        return Compared(id=id, verdict="differs", example=Outcomes(case={}, old="was there", new="is no longer there"))
    return None


def shown(
    pair: Pair,
    proof: Proof,
    id: str,
    told: tuple[Told, Told],
    ways: tuple[Callable[[Case], bool], ...],
    reason: str,
) -> Compared:
    """Return the verdict with an example: of the first way to differ that takes few answers, else the smallest."""
    found: list[Case] = []
    for shows in ways:
        cases = (case for case in _tried(pair, proof) if shows(case))
        small = [plain(shrunk(case, shows), pair.fits, shows) for case in islice(cases, LOOKED_AT)]
        found += sorted(small, key=len)[:1]
        if found and len(found[0]) <= FEW:
            break
    if not found:
        return Compared(id=id, verdict="undecided", reason=reason)
    case = min(found, key=len)
    old, new = pair.diagnoses(case)
    tell, precisely = told
    tell = tell if tell(old) != tell(new) else precisely
    example = Outcomes(case=by_partner(case), old=tell(old), new=tell(new))
    return Compared(id=id, verdict="differs", example=example)


def _tried(pair: Pair, proof: Proof) -> Iterator[Case]:
    """Return the cases to try: witnesses of the proofs, alone and combined with others; then sampled cases.

    Cases of two partners come last, and only where they may make a difference.
    """
    fitting = [case for case in proof.cases if pair.fits(case)]
    yield from fitting
    for case in fitting:
        for around in pair.cases[:AROUND]:
            yield {**(of_two(around, around) if is_of_two(case) else around), **case}
    yield from pair.cases
    yield from pair.couples(proof.of_two) if proof.of_two else ()
