"""Sum up the answers in a frame of signals, in one pass, for `suspicions` to tell what looks wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.answers.codebooks.coding import is_amount
from intimacy_kit.answers.codebooks.matching import MatchedColumn
from intimacy_kit.answers.codebooks.suspicions import Measure, Tally
from intimacy_kit.engines.columnar.expressions import if_else, is_true


def tally(frame: Any, columns: Sequence[MatchedColumn]) -> tuple[Tally, ...]:
    """Return the tallies of all columns that are no choices, from one pass over a frame with their signals."""
    counted = [column for column in columns if column.signal.spec.value_type != "choice"]
    if not counted:
        return ()
    shared = [column for column in counted if _measure(column) in ("rating", "flag")]
    rated = [column for column in shared if _measure(column) == "rating"]
    # Sums over all columns are made once, as columns: not all libraries see that an expression comes again.
    frame = frame.with_columns(*(_share(column).alias(_named(column, "share")) for column in shared))
    frame = frame.with_columns(*(part for column in shared for part in _counted(column)))
    others = {column.target: [each for each in rated if each.signal.id != column.signal.id] for column in counted}
    wanted: list[nw.Expr] = []
    for place, column in enumerate(counted):
        wanted += _counts(place, column)
        if column in shared and others[column.target]:
            wanted += _pairs(place, column, others[column.target])
    summary = frame.select(*wanted)
    if isinstance(summary, nw.LazyFrame):
        summary = summary.collect()
    values = {name: summary[name][0] for name in summary.columns}
    twice = _read_twice(counted)
    return tuple(
        _tally(column, place, values, twice.get(column.sources, ()), len(others[column.target]))
        for place, column in enumerate(counted)
    )


def _named(column: MatchedColumn, what: str) -> str:
    return f"{column.target} {what}"  # names of signals contain no blank


def _measure(column: MatchedColumn) -> Measure:
    signal = column.signal
    if signal.spec.value_type == "flag":
        return "flag"
    if is_amount(signal):
        return "amount"
    return "neutral" if signal.direction == "neutral" else "rating"


def _read_twice(columns: Sequence[MatchedColumn]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the signals by the one column that they are all read from."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for column in columns:
        if column.column.instrument is None:
            found[column.sources].append(column.signal.id)
    return {sources: tuple(ids) for sources, ids in found.items() if len(ids) > 1}


def _counted(column: MatchedColumn) -> tuple[nw.Expr, nw.Expr]:
    """Return the share of an answer, or 0, and whether there is one, as 1 or 0."""
    share = nw.col(_named(column, "share"))
    return (
        nw.when(~share.is_null()).then(share).otherwise(0.0).alias(_named(column, "known")),
        if_else(share.is_null(), 0.0, 1.0).alias(_named(column, "there")),
    )


def _counts(place: int, column: MatchedColumn) -> list[nw.Expr]:
    given = nw.col(column.target)
    wanted = [if_else(given.is_null(), 0.0, 1.0).sum().alias(f"c{place}")]
    measure = _measure(column)
    if measure == "flag":
        if column.signal.direction == "worse_when_higher":
            wanted.append(if_else(is_true(given), 1.0, 0.0).sum().alias(f"s{place}"))
        return wanted
    code = _code(column)
    wanted += [
        if_else(is_true((code - code.round(0)).abs() < 1e-9), 1.0, 0.0).sum().alias(f"w{place}"),
        code.min().alias(f"l{place}"),
        code.max().alias(f"h{place}"),
    ]
    if measure == "rating":
        wanted.append((nw.col(_named(column, "there")) - nw.col(_named(column, "known"))).sum().alias(f"s{place}"))
    if measure == "amount":
        middle = sum(column.signal.bounds) / 2
        wanted.append(if_else(is_true(given.cast(nw.Float64) > middle), 1.0, 0.0).sum().alias(f"s{place}"))
    return wanted


def _pairs(place: int, column: MatchedColumn, others: Sequence[MatchedColumn]) -> list[nw.Expr]:
    own, there = nw.col(_named(column, "known")), nw.col(_named(column, "there"))
    together, many = (reduce(add, (nw.col(_named(each, what)) for each in others)) for what in ("known", "there"))
    is_pair = (there > 0.0) & (many > 0.0)
    mean = together / nw.when(many > 0.0).then(many).otherwise(1.0)
    parts = (nw.lit(1.0), own, mean, own * own, mean * mean, own * mean)
    return [if_else(is_pair, part, 0.0).sum().alias(f"p{place}_{number}") for number, part in enumerate(parts)]


def _share(column: MatchedColumn) -> nw.Expr:
    """Return the answers to a signal as shares of its range, 1 the better end."""
    low, high = column.signal.bounds if column.signal.is_number else (0.0, 1.0)
    share = (nw.col(column.target).cast(nw.Float64) - low) / (high - low)
    return 1.0 - share if column.signal.direction == "worse_when_higher" else share


def _code(column: MatchedColumn) -> nw.Expr:
    """Return the answers in the range that the codebook gives."""
    value = nw.col(column.target).cast(nw.Float64)
    low, high = column.signal.bounds
    start, end = column.column.scale or (low, high)
    return start + (value - low) * (end - start) / (high - low)


def _tally(column: MatchedColumn, place: int, values: Mapping[str, Any], twice: tuple[str, ...], others: int) -> Tally:
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
        column=column.sources[0],
        signal=column.signal.id,
        measure=_measure(column),
        scale=column.column.scale,
        twice=twice,
        others=others,
        count=number(f"c{place}") or 0.0,
        whole=number(f"w{place}") or 0.0,
        low=low,
        high=high,
        seldom=number(f"s{place}") or 0.0,
        pairs=tuple(number(f"p{place}_{part}") or 0.0 for part in range(6)),
    )
