"""Convert conditions to disjunctive normal form: a condition is true if all literals of one conjunction hold.

Negation occurs only within literals, so a form is valid for known, certain and possible literals alike. A conjunction
of opposites, such as `trust < 3 and trust >= 3`, is kept: while trust is unknown, each is possible and so are both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from intimacy_kit.engines.durable.literals import Numbering
from intimacy_kit.engines.predicates import Plain
from intimacy_kit.model.conditions import Among, Compare

MAX_CONJUNCTIONS = 1000
"""Maximum conjunctions per rule; beyond it durable-rules is refused (IK410). `at_least(10, ...)` of 20 has 184,756."""

Conjunctions = tuple[int, ...]
"""Conjunctions as bit sets of literals, smallest first; none contains another."""


class TooManyConjunctionsError(Exception):
    """A condition has more than `MAX_CONJUNCTIONS` conjunctions."""


class DnfAlgebra:
    """The algebra of disjunctive normal forms."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering

    def compare(self, variable: str, op: Plain, value: float) -> Conjunctions:
        return (self._numbering.bit(Compare(name=variable, op=op, value=value)),)

    def flag(self, variable: str, *, is_on: bool) -> Conjunctions:
        return (self._numbering.flag(variable, is_on=is_on),)

    def among(self, variable: str, choices: tuple[str, ...], *, negated: bool) -> Conjunctions:
        return (self._numbering.bit(Among(name=variable, choices=choices, negated=negated)),)

    def every(self, parts: Sequence[Conjunctions]) -> Conjunctions:
        result: Conjunctions = (0,)
        for part in parts:
            result = _both(result, part)
        return result

    def some(self, parts: Sequence[Conjunctions]) -> Conjunctions:
        return _absorbed(conjunction for part in parts for conjunction in part)

    def at_least(self, count: int, parts: Sequence[Conjunctions]) -> Conjunctions:
        """Compute, part by part, the forms of "at least n true parts" for every n up to `count`."""
        reached: list[Conjunctions] = [(0,), *[()] * count]
        for part in parts:
            more = [_absorbed((*reached[n], *_both(reached[n - 1], part))) for n in range(1, count + 1)]
            reached = [(0,), *more]
        return reached[count]


def _both(left: Conjunctions, right: Conjunctions) -> Conjunctions:
    """Return the conjunction of two forms."""
    if len(left) * len(right) > 4 * MAX_CONJUNCTIONS:
        raise TooManyConjunctionsError
    return _absorbed(one | other for one in left for other in right)


def _absorbed(conjunctions: Iterable[int]) -> Conjunctions:
    """Remove absorbed conjunctions: those that contain another one."""
    kept: list[int] = []
    for conjunction in sorted(set(conjunctions), key=lambda bits: (bits.bit_count(), bits)):
        if all(other & conjunction != other for other in kept):
            kept.append(conjunction)
    if len(kept) > MAX_CONJUNCTIONS:
        raise TooManyConjunctionsError
    return tuple(kept)
