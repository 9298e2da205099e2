"""Parse a column of CSV cells into values of its signal, by the same rules as `files.values.parse_value`."""

from __future__ import annotations

from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from intimacy_kit.cli.files.values import FALSE, NOT_ANSWERED, NUMBER, TRUE
from intimacy_kit.model.signals import Signal

_TRUE, _FALSE, _NOT_ANSWERED = (pa.array(words) for words in (TRUE, FALSE, NOT_ANSWERED))


class ParsedColumn(NamedTuple):
    """Values of a column.

    Attributes:
        values: in the type of the signal; null where the cell is unanswered or could not be parsed.
        wrong: booleans, true where the cell could not be parsed.
    """

    values: Any
    wrong: Any


def parse_column(signal: Signal, cells: Any) -> ParsedColumn:
    """Parse a column of text into values of a signal."""
    text = pc.utf8_trim_whitespace(cells)
    text = pc.if_else(pc.is_in(text, _NOT_ANSWERED), pa.scalar(None, pa.string()), text)
    if signal.spec.value_type == "choice":  # the engine checks whether it is one of the choices
        return ParsedColumn(text, pc.and_(pc.is_null(text), False))
    values = _flags(text) if signal.spec.value_type == "flag" else _numbers(text)
    return ParsedColumn(values, pc.and_(pc.is_valid(text), pc.is_null(values)))


def _numbers(text: Any) -> Any:
    is_number = pc.match_substring_regex(text, rf"\A{NUMBER}\z")
    return pc.cast(pc.if_else(is_number, text, pa.scalar(None, pa.string())), pa.float64())


def _flags(text: Any) -> Any:
    lower = pc.utf8_lower(text)
    is_true, is_false = pc.is_in(lower, _TRUE), pc.is_in(lower, _FALSE)
    return pc.if_else(pc.or_(is_true, is_false), is_true, pa.scalar(None, pa.bool_()))
