"""The cells of a CSV file as values of signals: the same as `read_value`, a column at a time."""

from __future__ import annotations

from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from intimacy_kit.cli.files.values import FALSE, NOT_ANSWERED, NUMBER, TRUE
from intimacy_kit.model.signals import Signal

_TRUE, _FALSE, _NOT_ANSWERED = (pa.array(words) for words in (TRUE, FALSE, NOT_ANSWERED))


class Read(NamedTuple):
    """A column as its signal needs it; null where it is not answered or wrong, and `wrong` says which of the two."""

    values: Any
    wrong: Any


def read(signal: Signal, cells: Any) -> Read:
    """A column of text as values of a signal."""
    text = pc.utf8_trim_whitespace(cells)
    text = pc.if_else(pc.is_in(text, _NOT_ANSWERED), pa.scalar(None, pa.string()), text)
    if signal.kind == "choice":  # whether it is one of the choices is looked at later
        return Read(text, pc.and_(pc.is_null(text), False))
    values = _flags(text) if signal.kind == "flag" else _numbers(text)
    return Read(values, pc.and_(pc.is_valid(text), pc.is_null(values)))


def _numbers(text: Any) -> Any:
    written_well = pc.match_substring_regex(text, rf"\A{NUMBER}\z")
    return pc.cast(pc.if_else(written_well, text, pa.scalar(None, pa.string())), pa.float64())


def _flags(text: Any) -> Any:
    low = pc.utf8_lower(text)
    is_true, is_false = pc.is_in(low, _TRUE), pc.is_in(low, _FALSE)
    return pc.if_else(pc.or_(is_true, is_false), is_true, pa.scalar(None, pa.bool_()))
