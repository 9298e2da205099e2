"""Tell what looks wrong in decoded answers, though it may be right: nothing is changed, and no single answer told.

Some mistakes of codebooks leave valid answers behind, and so nothing that could be refused. They show in what many
people answered together:

- a range that is wider than the scale people had: answers never leave a common scale, such as 1 to 5 of 0 to 10;
- a scale, or the codes of yes and no, the other way round: a signal correlates with the mean of all others against its
  sign; most people answer yes where that is rare; or, with all scales turned, ratings tend to the worse end;
- another column than was meant: it correlates with nothing, holds a single value, or is read as two signals;
- another unit: many amounts are in the upper half of all that is possible, such as more than 84 hours a week.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from operator import add
from typing import Literal

from intimacy_kit.answers.codebooks.model import CodebookWarning
from intimacy_kit.errors import shown

LEAST = 20
"""Fewer answers say nothing, and might be of single people."""
_MANY = 100
"""Fewer people may be unhappy by chance, or have answers that go with nothing."""
_SCALES: tuple[tuple[int, int], ...] = ((0, 3), (1, 4), (0, 4), (1, 5), (0, 5), (1, 6), (0, 6), (1, 7))
"""Common scales of questionnaires."""
_WIDEST_PART = 0.7
_WEAKEST, _ERRORS = 0.2, 3.0
"""A correlation is told from this size on, and if it is this many standard errors from 0."""
_NO_LINK, _LEAST_OTHERS = 0.15, 3
"""Answers to questions about one relationship go together more than this, if there are some others."""
_MOST_YES, _WORST, _MOST_HIGH = 0.5, 0.6, 0.05
"""More yes to what is rare, a larger mean distance from the better end, or more amounts in the upper half is odd."""

Measure = Literal["rating", "neutral", "amount", "flag"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Sums over the answers to a signal, which add up over parts of the data.

    Attributes:
        column: the name of the column in the data.
        signal: the id of the signal.
        measure: what the answers are; `neutral` for ratings without a better end.
        scale: the range that the codebook gives, if it does.
        twice: the ids of all signals that the column is read as, if these are several.
        others: the number of ratings that the answers are set beside.
        count: number of answers.
        whole: number of answers that are whole numbers in the range of the codebook.
        low, high: the least and largest answer, in that range; None without answers.
        seldom: of a flag, the number of yes where that is worse; of an amount, the number of answers in the upper half
            of the signal's range; of a rating, the sum of its distances from the better end, as shares of the range.
        pairs: number of answers with others beside them; and of those the sums of the answers (as shares of the range,
            1 the better end) and of the mean of the others, of their squares, and of their product.
    """

    column: str
    signal: str
    measure: Measure
    scale: tuple[float, float] | None = None
    twice: tuple[str, ...] = ()
    others: int = 0
    count: float = 0.0
    whole: float = 0.0
    low: float | None = None
    high: float | None = None
    seldom: float = 0.0
    pairs: tuple[float, ...] = (0.0,) * 6

    def __add__(self, other: Tally) -> Tally:
        """Return the tally of both parts."""
        lows = [low for low in (self.low, other.low) if low is not None]
        highs = [high for high in (self.high, other.high) if high is not None]
        return replace(
            self,
            count=self.count + other.count,
            whole=self.whole + other.whole,
            low=min(lows, default=None),
            high=max(highs, default=None),
            seldom=self.seldom + other.seldom,
            pairs=tuple(map(add, self.pairs, other.pairs)),
        )

    @property
    def told(self) -> Iterator[str]:
        """What looks wrong, one sentence each."""
        name = shown(self.column)
        if self.twice:
            yield f"the column {name} is read as several signals: {', '.join(self.twice)}"
        if self.count < LEAST:
            return
        if (part := self._narrower()) is not None and self.scale is not None:
            low, high = self.scale
            yield (
                f"the answers in the column {name} look like a scale from {part[0]} to {part[1]}, "
                f"and the codebook says from {low:g} to {high:g}"
            )
        if self.measure == "flag":
            if self.seldom > _MOST_YES * self.count:
                yield f"most answers in the column {name} are yes, as if its codes were the other way round"
        elif self.low == self.high:
            yield f"all answers in the column {name} are the same, as if it were no question"
        if self.measure == "amount" and self.seldom > _MOST_HIGH * self.count:
            yield f"many amounts in the column {name} are hardly possible, as if they were in another unit"
        if self._is_against_the_others():
            yield f"the column {name} goes against all other answers, as if its scale were the other way round"
        elif self._goes_with_nothing():
            yield f"the column {name} goes with no other answers, as if it were another question"

    def _narrower(self) -> tuple[int, int] | None:
        """Return the common scale that all answers are on, if it is much narrower than that of the codebook."""
        if self.measure in ("amount", "flag") or self.scale is None or self.whole < self.count:
            return None
        width = self.scale[1] - self.scale[0]
        for ends in _SCALES:
            if self.low == ends[0] and self.high == ends[1] and ends[1] - ends[0] <= _WIDEST_PART * width:
                return ends
        return None

    def _is_against_the_others(self) -> bool:
        found = self._correlation()
        return found is not None and found < -max(_WEAKEST, _ERRORS / sqrt(self.pairs[0]))

    def _goes_with_nothing(self) -> bool:
        found = self._correlation()
        if self.measure != "rating" or self.others < _LEAST_OTHERS or found is None or self.pairs[0] < _MANY:
            return False
        return found + 1 / sqrt(self.pairs[0]) < _NO_LINK

    def _correlation(self) -> float | None:
        """Return the correlation with the mean of the others; None if there are too few answers, or all the same."""
        many, x, y, xx, yy, xy = self.pairs
        spreads = many * xx - x * x, many * yy - y * y
        if many < LEAST or min(spreads) < 1e-9 * many * many:  # what is left of rounding, where all are the same
            return None
        return (many * xy - x * y) / sqrt(spreads[0] * spreads[1])


def warn(tallies: Sequence[Tally], *, stacklevel: int) -> None:
    """Warn of all that looks wrong."""
    for sentence in sentences(tallies):
        warnings.warn(sentence, CodebookWarning, stacklevel=stacklevel + 1)


def sentences(tallies: Sequence[Tally]) -> list[str]:
    """Return all that looks wrong, one sentence each."""
    told = list(dict.fromkeys(sentence for tally in tallies for sentence in tally.told))
    rated = [tally for tally in tallies if tally.measure == "rating"]
    count = sum(tally.count for tally in rated)
    if (
        not told
        and max((tally.count for tally in rated), default=0.0) >= _MANY
        and sum(tally.seldom for tally in rated) > _WORST * count
    ):
        told.append("ratings tend to the worse end, as if all scales were the other way round")
    return told
