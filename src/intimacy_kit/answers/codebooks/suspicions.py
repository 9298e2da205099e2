"""Tell what looks wrong in decoded answers, though it may be right: nothing is changed, and no single answer told.

Two mistakes of codebooks leave valid answers behind, and so nothing that could be refused: a range that is wider than
the scale people had (answers of 1 to 5 read as 0 to 10), and a scale the wrong way round. The first shows in answers
that never leave a common scale, the second in a signal that correlates with the mean of all others against its sign.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from math import sqrt
from operator import add
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.answers.codebooks.coding import is_amount
from intimacy_kit.answers.codebooks.matching import MatchedColumn
from intimacy_kit.answers.codebooks.model import CodebookWarning
from intimacy_kit.engines.columnar.expressions import if_else
from intimacy_kit.errors import shown

LEAST = 20
"""Fewer answers say nothing, and might be of single people."""
_SCALES: tuple[tuple[int, int], ...] = ((0, 3), (1, 4), (0, 4), (1, 5), (0, 5), (1, 6), (0, 6), (1, 7))
"""Common scales of questionnaires."""
_WIDEST_PART = 0.7
_WEAKEST, _ERRORS = 0.2, 3.0
"""A correlation is told from this size on, and if it is this many standard errors from 0."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over the answers to a signal, which add up over parts of the data.

    Attributes:
        column: the name of the column in the data.
        scale: the range that the codebook gives, if it does.
        count: number of answers.
        whole: number of answers that are whole numbers in the range of the codebook.
        low, high: the least and largest answer, in that range; None without answers.
        pairs: number of answers with others beside them; and of those the sums of the answers (as shares of the range,
            1 the better end) and of the mean of the others, of their squares, and of their product.
    """

    column: str
    scale: tuple[float, float] | None
    count: float = 0.0
    whole: float = 0.0
    low: float | None = None
    high: float | None = None
    pairs: tuple[float, ...] = field(default=(0.0,) * 6)

    def __add__(self, other: Tally) -> Tally:
        """Return the tally of both parts."""
        lows = [low for low in (self.low, other.low) if low is not None]
        highs = [high for high in (self.high, other.high) if high is not None]
        return Tally(
            self.column,
            self.scale,
            self.count + other.count,
            self.whole + other.whole,
            min(lows, default=None),
            max(highs, default=None),
            tuple(map(add, self.pairs, other.pairs)),
        )

    @property
    def told(self) -> Iterator[str]:
        """What looks wrong, one sentence each."""
        if (part := self._narrower()) is not None and self.scale is not None:
            low, high = self.scale
            yield (
                f"the answers in the column {shown(self.column)} look like a scale from {part[0]} to {part[1]}, "
                f"and the codebook says from {low:g} to {high:g}"
            )
        if self._is_against_the_others():
            yield (
                f"the column {shown(self.column)} goes against all other answers, "
                "as if its scale were the other way round"
            )

    def _narrower(self) -> tuple[int, int] | None:
        """Return the common scale that all answers are on, if it is much narrower than that of the codebook."""
        if self.scale is None or self.count < LEAST or self.whole < self.count:
            return None
        width = self.scale[1] - self.scale[0]
        for ends in _SCALES:
            if self.low == ends[0] and self.high == ends[1] and ends[1] - ends[0] <= _WIDEST_PART * width:
                return ends
        return None

    def _is_against_the_others(self) -> bool:
        many, x, y, xx, yy, xy = self.pairs
        if many < LEAST:
            return False
        spread = (many * xx - x * x) * (many * yy - y * y)
        if spread <= 0:
            return False
        return (many * xy - x * y) / sqrt(spread) < -max(_WEAKEST, _ERRORS / sqrt(many))


def tally(frame: Any, columns: Sequence[MatchedColumn]) -> tuple[Tally, ...]:
    """Return the tallies of all columns, from one pass over a frame with their signals."""
    rated = [column for column in columns if column.signal.is_number and not is_amount(column.signal)]
    if not rated:
        return ()
    shares = {column.target: _share(column) for column in rated if column.signal.direction != "neutral"}
    there = {target: if_else(share.is_null(), 0.0, 1.0) for target, share in shares.items()}
    wanted: list[nw.Expr] = []
    for place, column in enumerate(rated):
        code = _code(column)
        wanted += [
            if_else(code.is_null(), 0.0, 1.0).sum().alias(f"c{place}"),
            if_else((code - code.round(0)).abs() < 1e-9, 1.0, 0.0).sum().alias(f"w{place}"),
            code.min().alias(f"l{place}"),
            code.max().alias(f"h{place}"),
        ]
    if len(shares) > 1:
        known = {target: nw.when(~share.is_null()).then(share).otherwise(0.0) for target, share in shares.items()}
        together, many = reduce(add, known.values()), reduce(add, there.values())
        for place, column in enumerate(rated):
            if column.target in shares:
                wanted += _pairs(place, known[column.target], there[column.target], together, many)
    summary = frame.select(*wanted)
    if isinstance(summary, nw.LazyFrame):
        summary = summary.collect()
    values = {name: summary[name][0] for name in summary.columns}
    return tuple(_tally(column, place, values) for place, column in enumerate(rated))


def warn(tallies: Sequence[Tally], *, stacklevel: int) -> None:
    """Warn of all that looks wrong."""
    for sentence in sentences(tallies):
        warnings.warn(sentence, CodebookWarning, stacklevel=stacklevel + 1)


def sentences(tallies: Sequence[Tally]) -> list[str]:
    """Return all that looks wrong, one sentence each."""
    return [sentence for tally in tallies for sentence in tally.told]


def _pairs(place: int, own: nw.Expr, there: nw.Expr, together: nw.Expr, many: nw.Expr) -> list[nw.Expr]:
    others = many - there
    is_pair = (there > 0.0) & (others > 0.0)
    mean = (together - own) / nw.when(others > 0.0).then(others).otherwise(1.0)
    parts = (nw.lit(1.0), own, mean, own * own, mean * mean, own * mean)
    return [if_else(is_pair, part, 0.0).sum().alias(f"p{place}_{number}") for number, part in enumerate(parts)]


def _share(column: MatchedColumn) -> nw.Expr:
    """Return the answers to a signal as shares of its range, 1 the better end."""
    low, high = column.signal.bounds
    share = (nw.col(column.target).cast(nw.Float64) - low) / (high - low)
    return share if column.signal.direction == "better_when_higher" else 1.0 - share


def _code(column: MatchedColumn) -> nw.Expr:
    """Return the answers in the range that the codebook gives."""
    value = nw.col(column.target).cast(nw.Float64)
    low, high = column.signal.bounds
    start, end = column.column.scale or (low, high)
    return start + (value - low) * (end - start) / (high - low)


def _tally(column: MatchedColumn, place: int, values: dict[str, Any]) -> Tally:
    def number(name: str) -> float | None:
        value = values.get(name)
        return None if value is None or value != value else float(value)  # noqa: PLR0124 - NaN differs from itself

    def end(name: str) -> float | None:
        value = number(name)
        if value is not None and column.column.reversed and column.column.scale is not None:
            value = sum(column.column.scale) - value
        return None if value is None else round(value, 9)

    low, high = end(f"l{place}"), end(f"h{place}")
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Tally(
        column.sources[0],
        column.column.scale,
        number(f"c{place}") or 0.0,
        number(f"w{place}") or 0.0,
        low,
        high,
        tuple(number(f"p{place}_{part}") or 0.0 for part in range(6)),
    )
