"""Conditions as plain conjunctions of literals: a condition is true where all literals of one of them hold.

Nothing is negated, so this is right in every view of a case. For the same reason a conjunction of opposites, such as
`trust < 3 and trust >= 3`, has to stay: while trust is unknown each is possible, and so is the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from intimacy_kit.engines.durable.literals import Numbering
from intimacy_kit.engines.predicates import Plain
from intimacy_kit.model.conditions import Among, Compare

MAX_CONJUNCTIONS = 1000
"""A rule comes to at most so many: `at_least(10, ...)` of twenty comparisons would come to 184,756."""

Conjunctions = tuple[int, ...]
"""Sets of literals as bits, of which none contains another, smallest first."""


class TooManyError(Exception):
    """A condition comes to too many conjunctions."""


class Flat:
    """The algebra in which an expression is its conjunctions."""

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
        return _least(conjunction for part in parts for conjunction in part)

    def so_many(self, count: int, parts: Sequence[Conjunctions]) -> Conjunctions:
        """Part by part: what makes at least n of those so far true, for every n up to `count`."""
        reached: list[Conjunctions] = [(0,), *[()] * count]
        for part in parts:
            more = [_least((*reached[n], *_both(reached[n - 1], part))) for n in range(1, count + 1)]
            reached = [(0,), *more]
        return reached[count]


def _both(left: Conjunctions, right: Conjunctions) -> Conjunctions:
    if len(left) * len(right) > 4 * MAX_CONJUNCTIONS:
        raise TooManyError
    return _least(one | other for one in left for other in right)


def _least(conjunctions: Iterable[int]) -> Conjunctions:
    """Without those that contain another: they add nothing."""
    kept: list[int] = []
    for conjunction in sorted(set(conjunctions), key=lambda bits: (bits.bit_count(), bits)):
        if all(other & conjunction != other for other in kept):
            kept.append(conjunction)
    if len(kept) > MAX_CONJUNCTIONS:
        raise TooManyError
    return tuple(kept)
