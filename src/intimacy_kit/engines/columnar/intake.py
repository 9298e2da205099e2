"""What the columns of a frame may hold: the same as an observation, and nothing is guessed. No value is ever shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.expressions import unknown
from intimacy_kit.errors import Problem, shown
from intimacy_kit.model.signals import Signal

KINDS = {"flag": "a column of booleans", "choice": "a column of text"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column that holds the values of a signal.

    Attributes:
        fits: whether its type is that of the signal.
        nan_is_unknown: whether NaN stands for a missing value.
    """

    signal: Signal
    dtype: Any
    nan_is_unknown: bool

    @property
    def fits(self) -> bool:
        if self.dtype == nw.Unknown:  # of nulls only
            return True
        if self.signal.kind == "flag":
            return bool(self.dtype == nw.Boolean)
        if self.signal.kind == "choice":
            return self.dtype in (nw.String, nw.Categorical, nw.Enum)
        return bool(self.dtype.is_numeric())

    @property
    def can_be_wrong(self) -> bool:
        """Whether its type allows values that the signal cannot have."""
        return not self.fits or not (self.signal.kind == "flag" or self.dtype == nw.Unknown)

    @property
    def wrong(self) -> nw.Expr:
        """Whether there is a value, and it is not one of the signal; null or false where there is none.

        Only for a column that `can_be_wrong`.
        """
        column = nw.col(self.signal.id)
        if not self.fits:
            return ~column.is_null()
        if self.signal.kind == "choice":
            return ~column.cast(nw.String).is_in(self.signal.choices) & ~column.is_null()
        outside = ~_inside(column, self.signal)
        return outside & (column == column) if self.nan_is_unknown else outside  # noqa: PLR0124 - NaN differs from itself

    def as_number(self, *, checked: bool) -> nw.Expr:
        """The values as doubles: a flag as 1 or 0, a choice as its position.

        Args:
            checked: whether no value is wrong; otherwise those become unknown.
        """
        column = nw.col(self.signal.id)
        if not self.fits or self.dtype == nw.Unknown:
            return unknown()
        if self.signal.kind == "choice":
            text, value = column.cast(nw.String), unknown()
            for position, choice in enumerate(self.signal.choices):
                value = nw.when(text == choice).then(float(position)).otherwise(value)
            return value
        if checked or self.signal.kind == "flag":
            return column.cast(nw.Float64)
        return nw.when(_inside(column, self.signal)).then(column.cast(nw.Float64)).otherwise(unknown())


def _inside(column: nw.Expr, signal: Signal) -> nw.Expr:
    low, high = signal.bounds
    return (column >= low) & (column <= high)


def counts(columns: Iterable[Column]) -> list[nw.Expr]:
    """For each column: how many values are wrong."""
    return [
        nw.when(column.wrong).then(nw.lit(1)).otherwise(nw.lit(0)).sum().alias(column.signal.id)
        for column in columns
        if column.can_be_wrong
    ]


def problems(columns: Iterable[Column], wrong: Mapping[str, int]) -> list[Problem]:
    """What is wrong with the columns, with how many values each."""
    found = []
    for column in columns:
        signal, many = column.signal, wrong.get(column.signal.id, 0)
        if not many:
            continue
        rows, are = ("1 value", "is") if many == 1 else (f"{many} values", "are")
        low, high = signal.bounds if signal.is_number else (0, 1)
        if not column.fits:
            code, wanted = "IK303", KINDS.get(signal.kind, "a column of numbers")
            message, help = f"the column {shown(signal.id)} must be {wanted} ({rows})", "convert the column first"
        elif signal.kind == "choice":
            code, message = "IK306", f"{rows} in the column {shown(signal.id)} {are} none of the choices of the signal"
            help = f"choices are {', '.join(signal.choices)}"
        else:
            code, message = "IK304", f"{rows} in the column {shown(signal.id)} {are} outside the range of the signal"
            unit = f", in {signal.unit}" if signal.unit else ""
            help = f"use numbers from {low:g} to {high:g}{unit}"
        found.append(Problem(code, message, f'{help}; or let invalid="null" treat such values as not answered'))
    return found


def ignored(columns: Iterable[Column]) -> nw.Expr:
    """The ids of the signals whose value is wrong, with a space between."""
    named = [
        nw.when(column.wrong).then(nw.lit(column.signal.id))
        for column in sorted(columns, key=lambda column: column.signal.id)
        if column.can_be_wrong
    ]
    return nw.concat_str(*named, separator=" ", ignore_nulls=True) if named else nw.lit("")
