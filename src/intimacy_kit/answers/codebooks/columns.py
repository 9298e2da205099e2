"""Make columns of signals from those that a codebook names: one by one, or by the score of an instrument."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.answers.codebooks.coding import Linear, coding_of, item_coding_of
from intimacy_kit.answers.codebooks.decoding import Decoded, Family, decode, family_of, readable, scaled
from intimacy_kit.answers.codebooks.matching import Matched, MatchedColumn
from intimacy_kit.answers.codebooks.model import CodebookFields
from intimacy_kit.answers.instruments.scoring import score, unfit
from intimacy_kit.errors import ObservationError, Problem, shown
from intimacy_kit.packs.instruments.registry import scale_of

UNREAD = " unread"
"""Ending of the columns that mark values that are not known; names of signals contain no blank."""
TEMPORARY = " while reading"
"""Ending of the columns that are dropped in the end."""


@dataclass(frozen=True, slots=True)
class DecodedColumn:
    """A column of the data, decoded.

    Attributes:
        source: its name in the data.
        scale: the range that its values can have, if they have one.
        value, unread: names of the columns with its values, and with whether they are not known.
        text: name of the column with its text, if it is text that should be numbers.
    """

    source: str
    scale: tuple[float, float] | None
    value: str
    unread: str
    text: str | None = None


def decoded_columns(
    frame: Any, names: Mapping[str, str], matched: Matched, book: CodebookFields
) -> tuple[Any, list[DecodedColumn]]:
    """Return the frame with the columns of signals, and the columns of the data that they come from, decoded.

    Args:
        frame: the data.
        names: the names of its columns in the frame, by their own.
        matched: what becomes a signal.
        book: the codebook.

    Raises:
        ObservationError: a column is of a type that is not read (IK323).
    """
    frame, hidden, families = _readable(frame, names, matched)
    made: list[DecodedColumn] = []
    signals: dict[str, Decoded] = {}
    for column in matched.columns:
        own = [names[source] for source in column.sources]
        target, decimal = column.target, book.file.decimal
        if column.column.instrument is None:
            coding = coding_of(book, column.column, column.signal)
            signals[target] = decode(hidden[own[0]], families[own[0]], coding, decimal)
            ends, text = column.column.scale, hidden[own[0]] if families[own[0]] == "text" else None
            made.append(
                DecodedColumn(column.sources[0], ends, target, f"{target}{UNREAD}", None if ends is None else text)
            )
            continue
        items: dict[str, Decoded] = {}
        for place, (name, item) in enumerate(zip(own, scale_of(column.column.instrument).items, strict=True)):
            coding = item_coding_of(book, column.column, item.minimum, item.maximum)
            value = f"{target} {place}{TEMPORARY}"
            items[value] = decode(hidden[name], families[name], coding, decimal)
            ends = None if coding.scale is None else (coding.scale.low, coding.scale.high)
            made.append(DecodedColumn(column.sources[place], ends, value, _unread(value)))
        frame, signals[target] = _scored(frame, column, items)
    expressions = (
        part
        for target, decoded in signals.items()
        for part in (decoded.value.alias(target), decoded.unread.alias(f"{target}{UNREAD}"))
    )
    return frame.with_columns(*expressions), made


def _scored(frame: Any, column: MatchedColumn, items: Mapping[str, Decoded]) -> tuple[Any, Decoded]:
    """Return the frame with the items of an instrument, and the score as the signal has it."""
    scale, names = scale_of(column.column.instrument), list(items)
    frame = frame.with_columns(*(item.value.alias(name) for name, item in items.items()))
    wrong = zip(items.items(), unfit(scale, names), strict=True)
    frame = frame.with_columns(*((item.unread | is_wrong).alias(_unread(name)) for (name, item), is_wrong in wrong))
    unread = reduce(or_, (nw.col(_unread(name)) for name in names))
    value = score(scale, names).cast(nw.Float64)
    if scale.result == "number":
        start, end = column.signal.bounds
        turned = (end, start) if column.column.reversed else (start, end)
        value = scaled(value, Linear(*scale.bounds, *turned))[1]
    elif column.column.reversed:
        value = 1.0 - value
    return frame, Decoded(nw.when(~unread).then(value), unread)


def _unread(value: str) -> str:
    return f"{value.removesuffix(TEMPORARY)}{UNREAD}{TEMPORARY}"


def _readable(frame: Any, names: Mapping[str, str], matched: Matched) -> tuple[Any, dict[str, str], dict[str, Family]]:
    """Return the frame with readable columns of answers, their names by those of the data, and what they hold."""
    sources = sorted({names[source] for column in matched.columns for source in column.sources})
    if isinstance(frame, nw.DataFrame):
        read = {name: readable(frame[name]) for name in sources}
        found = {name: family_of(column.dtype) for name, column in read.items()}
        hidden = {name: f"{name}{TEMPORARY}" for name in sources}
        frame = frame.with_columns(*(column.alias(hidden[name]) for name, column in read.items()))
    else:
        schema = frame.collect_schema()
        found = {name: family_of(schema[name]) for name in sources}
        hidden = {name: name for name in sources}
    problems = [
        Problem("IK323", f"the column {shown(name)} holds neither numbers nor text", "convert it first")
        for name, own in names.items()
        if own in found and found[own] is None
    ]
    if problems:
        raise ObservationError(problems)
    return frame, hidden, {name: family for name, family in found.items() if family is not None}
