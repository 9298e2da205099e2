"""Decode columns by codebook: expressions that give the values of signals, and mark values that are not known.

Values are compared as `codes` says. What is null, NaN in pandas, or text without a letter is not answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any, Literal, NamedTuple

import narwhals.stable.v2 as nw

from intimacy_kit.answers.codebooks.codes import NUMBER, as_number, code_text
from intimacy_kit.answers.codebooks.coding import Coding, Linear
from intimacy_kit.engines.columnar.decoding import plain_column
from intimacy_kit.engines.columnar.expressions import is_true
from intimacy_kit.model.signal_kinds import ValueType

Family = Literal["text", "number", "flag"]
"""What the values of a column are to a codebook."""
_TYPES: dict[ValueType, Any] = {"flag": nw.Float64, "choice": nw.String, "number": nw.Float64}
"""Flags are 1 and 0 at first: pandas has no null among booleans, and would take it for False."""
_NO_TEXT = "\0"
"""Stands for an object that is neither text nor number, which no code means."""


class Decoded(NamedTuple):
    """A column by codebook.

    Attributes:
        value: of a flag 1 or 0, otherwise in the type of the signal; null where it is not answered or not known.
        unread: whether a value is not known to the codebook; never null.
    """

    value: nw.Expr
    unread: nw.Expr


def family_of(dtype: Any) -> Family | None:
    """Return what the values of a column are, by its type; None if codebooks do not read it."""
    if dtype == nw.Boolean:
        return "flag"
    if dtype in (nw.String, nw.Categorical, nw.Enum):
        return "text"
    return "number" if dtype.is_numeric() else None


def readable(column: nw.Series[Any]) -> nw.Series[Any]:
    """Return a column of an eager frame with a type that can be decoded, if there is one: objects become text."""
    plain = plain_column(column)
    if plain.dtype == nw.Unknown and plain.is_null().all():  # nobody answered
        return nw.new_series(column.name, [None] * len(plain), nw.String, backend=plain.implementation.value)
    is_object = plain.implementation.is_pandas_like() and bool(plain.to_native().dtype == "object")
    if not is_object and plain.dtype != nw.Object:
        return plain
    missing = plain.is_null().to_list()
    texts = [None if gone else _text(value) for gone, value in zip(missing, plain.to_list(), strict=True)]
    return nw.new_series(column.name, texts, nw.String, backend=plain.implementation.value)


def decode(name: str, family: Family, coding: Coding, decimal: str) -> Decoded:
    """Return the expressions for a column.

    Args:
        name: its name.
        family: what its values are.
        coding: how they become those of the signal.
        decimal: the decimal sign of numbers in text.
    """
    column = _Column(name, family, decimal)
    missing = [column.is_code(code) for code in coding.missing]
    if coding.scale is not None:
        known, value = scaled(column.number, coding.scale)
    else:
        known, value = _coded(column, coding)
    is_missing = reduce(or_, map(is_true, missing), column.is_empty)
    unread = ~is_missing & ~is_true(known)
    return Decoded(nw.when(is_missing).then(_null(coding.value_type)).otherwise(value), unread)


class _Column:
    """A column to compare with codes."""

    def __init__(self, name: str, family: Family, decimal: str) -> None:
        given = nw.col(name)
        self.is_empty: nw.Expr = given.is_null()
        self.text: nw.Expr | None = None
        if family == "number":
            self.number: nw.Expr = given.cast(nw.Float64)
            return
        if family == "flag":
            self.text = nw.when(is_true(given)).then(nw.lit("true")).otherwise(nw.lit("false"))
            self.number = nw.lit(None, nw.Float64)
            return
        self.text = given.cast(nw.String).str.strip_chars()
        self.is_empty = self.is_empty | is_true(self.text == "")
        plain = self.text.str.replace_all(decimal, ".", literal=True) if decimal != "." else self.text
        is_number = plain.str.contains(f"^(?:{NUMBER})$")
        if decimal != ".":
            is_number = is_number & ~self.text.str.contains(".", literal=True)
        self.number = nw.when(is_number).then(plain).otherwise(nw.lit(None, nw.String)).cast(nw.Float64)

    def is_code(self, code: str, *, folded: bool = False) -> nw.Expr:
        """Return whether a value is meant by a code."""
        number = as_number(code)
        ways = []
        if self.text is not None:
            ways.append((self.text.str.to_lowercase() if folded else self.text) == code)
        if number is not None:
            ways.append(self.number == number)
        return reduce(or_, map(is_true, ways)) if ways else nw.lit(value=False)


def _coded(column: _Column, coding: Coding) -> tuple[nw.Expr, nw.Expr]:
    """Return whether a value is a code, and what the code means."""
    value: nw.Expr = _null(coding.value_type)
    known: Sequence[nw.Expr] = [column.is_code(code, folded=coding.folded) for code, _ in coding.answers]
    for is_code, (_, target) in zip(known, coding.answers, strict=True):
        meant = _null(coding.value_type) if target is None else nw.lit(_literal(target), _TYPES[coding.value_type])
        value = nw.when(is_code).then(meant).otherwise(value)
    return reduce(or_, known), value


def scaled(number: nw.Expr, scale: Linear) -> tuple[nw.Expr, nw.Expr]:
    """Return whether a number is in the range, and what becomes of it."""
    known = (number >= scale.low) & (number <= scale.high)
    if scale.times is not None:
        value = number * scale.times
    elif (scale.low, scale.high) == (scale.start, scale.end):
        value = number
    else:
        part = (number - scale.low) * (scale.end - scale.start) / (scale.high - scale.low)
        value = nw.when(number == scale.high).then(scale.end).otherwise(scale.start + part)
    return known, nw.when(known).then(value).otherwise(_null("number"))


def flags(frame: Any, names: Sequence[str]) -> Any:
    """Return the frame with columns of 1 and 0 as booleans; null stays null."""
    if not names:
        return frame
    if not frame.implementation.is_pandas_like():
        return frame.with_columns(*(nw.col(name).cast(nw.Boolean).alias(name) for name in names))
    plain = (nw.from_native(frame[name].to_native().astype("boolean"), series_only=True) for name in names)
    return frame.with_columns(*plain)


def _literal(target: float | bool | str) -> float | str:
    return target if isinstance(target, str) else float(target)


def _null(value_type: ValueType) -> nw.Expr:
    return nw.lit(None, _TYPES[value_type])


def _text(value: object) -> str:
    text = code_text(value)
    return text if isinstance(text, str) else _NO_TEXT
