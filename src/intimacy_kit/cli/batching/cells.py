"""The cells of a CSV file as values of signals. Nothing is guessed: what is not written as it must be is wrong."""

from __future__ import annotations

from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from intimacy_kit.model.signals import Signal

NUMBER = r"^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$"
TRUE = pa.array(["true", "yes"])
FALSE = pa.array(["false", "no"])
WRITTEN = {"flag": "write true or false, or yes or no", "number": "write them as in 1.5, without units"}
"""By kind of signal; every text can be read as a choice."""


class Read(NamedTuple):
    """A column as its signal needs it; null where the cell is empty or wrong, and `wrong` says which of these it is."""

    values: Any
    wrong: Any


def read(signal: Signal, cells: Any) -> Read:
    """A column of text as values of a signal. Blanks around a value do not count."""
    text = pc.utf8_trim_whitespace(cells)
    text = pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text)
    if signal.kind == "choice":  # whether it is one of the choices is looked at later
        return Read(text, pc.and_(pc.is_null(text), False))
    values = _flags(text) if signal.kind == "flag" else _numbers(text)
    return Read(values, pc.and_(pc.is_valid(text), pc.is_null(values)))


def _numbers(text: Any) -> Any:
    written_well = pc.match_substring_regex(text, NUMBER)
    return pc.cast(pc.if_else(written_well, text, pa.scalar(None, pa.string())), pa.float64())


def _flags(text: Any) -> Any:
    low = pc.utf8_lower(text)
    is_true, is_false = pc.is_in(low, TRUE), pc.is_in(low, FALSE)
    return pc.if_else(pc.or_(is_true, is_false), is_true, pa.scalar(None, pa.bool_()))
