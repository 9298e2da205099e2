"""Validate columns by the same rules as single observations; no value is quoted.

The type of a column either can hold values of its signal, or it cannot. If it cannot, every value is invalid; only
missing values are unanswered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.expressions import is_true, unknown
from intimacy_kit.model.signals import Signal


@dataclass(frozen=True, slots=True)
class Column:
    """A column with answers to one signal.

    Attributes:
        name: id of the signal, for a partner with a suffix; without surrounding blanks of the frame's own name.
        is_compatible: whether its type can hold values of the signal.
        values: name of the column with the values.
        unread: name of the column that marks unreadable values, if they were parsed one by one; `values` is null there.
        doubles: whether `values` are doubles: a flag is 1 or 0, a choice its position, another text negative.
        nan_is_unknown: whether NaN is a missing value.
    """

    name: str
    signal: Signal
    is_compatible: bool
    values: str
    unread: str | None = None
    doubles: bool = False
    nan_is_unknown: bool = False

    @property
    def unreadable(self) -> nw.Expr | None:
        """Whether a value is of another type than the signal's; None if that is impossible."""
        if self.unread is not None:
            return nw.col(self.unread)
        return None if self.is_compatible else ~nw.col(self.values).is_null()

    @property
    def outside(self) -> nw.Expr | None:
        """Whether a value of the signal's type is not allowed; null or false if missing, None if that is impossible."""
        if not self.is_compatible or self.signal.spec.value_type == "flag":
            return None
        column = nw.col(self.values)
        if self.signal.spec.value_type == "choice":
            if self.doubles:
                return column < 0.0
            return ~column.cast(nw.String).is_in(self.signal.choices) & ~column.is_null()
        number = column.cast(nw.Float64)
        outside = ~_inside(number, self.signal)
        return outside & (number == number) if self.nan_is_unknown else outside  # noqa: PLR0124 - NaN differs from itself

    @property
    def invalid(self) -> nw.Expr | None:
        """Whether a value is present and not a value of the signal; None if that is impossible."""
        parts = [part for part in (self.unreadable, self.outside) if part is not None]
        return reduce(or_, [is_true(part) for part in parts]) if parts else None

    def as_number(self, *, checked: bool) -> nw.Expr:
        """Return the values as doubles: a flag as 1 or 0, a choice as its position.

        Args:
            checked: whether all values are valid; otherwise invalid ones become unknown.
        """
        if not self.is_compatible:
            return unknown()
        column = nw.col(self.values)
        if self.signal.spec.value_type == "choice":
            if self.doubles:
                return nw.when(column >= 0.0).then(column).otherwise(unknown())
            text, value = column.cast(nw.String), unknown()
            for position, choice in enumerate(self.signal.choices):
                value = nw.when(text == choice).then(float(position)).otherwise(value)
            return value
        number = column.cast(nw.Float64)
        if checked or self.signal.spec.value_type == "flag":
            return number
        return nw.when(_inside(number, self.signal)).then(number).otherwise(unknown())


class AnswerColumns(NamedTuple):
    """The columns with answers of one person, or of each of two partners.

    Attributes:
        a: columns of the person, or of the first partner.
        b: columns of the second partner; empty for one person, and until the rows of two partners are joined.
    """

    a: tuple[Column, ...]
    b: tuple[Column, ...]

    @property
    def all(self) -> tuple[Column, ...]:
        """The columns of both."""
        return self.a + self.b


def is_compatible(dtype: Any, signal: Signal) -> bool:
    """Return whether a type can hold values of a signal; unknown types cannot."""
    expected = signal.spec.dtype
    if expected == "boolean":
        return bool(dtype == nw.Boolean)
    return dtype in (nw.String, nw.Categorical, nw.Enum) if expected == "text" else bool(dtype.is_numeric())


def _inside(number: nw.Expr, signal: Signal) -> nw.Expr:
    """Return whether a double is in range; doubles make the result independent of the type of the column."""
    low, high = signal.bounds
    return (number >= low) & (number <= high)


def invalid_names(columns: Iterable[Column], more: Mapping[str, nw.Expr]) -> nw.Expr:
    """Return the space-separated, sorted names of the columns with an invalid value; `more` adds conditions by name."""
    invalid = {column.name: invalid for column in columns if (invalid := column.invalid) is not None} | dict(more)
    named = [nw.when(condition).then(nw.lit(name)) for name, condition in sorted(invalid.items())]
    return nw.concat_str(*named, separator=" ", ignore_nulls=True) if named else nw.lit("")


def any_invalid(columns: Iterable[Column], signals: Collection[str]) -> nw.Expr:
    """Return whether a column of one of the signals has an invalid value."""
    invalid = [found for column in columns if column.signal.id in signals and (found := column.invalid) is not None]
    return reduce(or_, invalid) if invalid else nw.lit(value=False)
