"""What the columns of a frame may hold: the same as an observation, and nothing is guessed. No value is ever shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.expressions import unknown
from intimacy_kit.errors import Problem, shown
from intimacy_kit.model.signals import Signal

KINDS = {"flag": "a column of booleans", "choice": "a column of text"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column that holds the values of a signal.

    Attributes:
        name: that of the signal, or for a partner with an ending.
        fits: whether its type is that of the signal.
        nan_is_unknown: whether NaN stands for a missing value.
    """

    name: str
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
        column = nw.col(self.name)
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
        column = nw.col(self.name)
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


class Answers(NamedTuple):
    """The columns with answers of one person, or of each of two partners.

    Attributes:
        b: none for one person; and where each partner has a row, none until the rows of the two are side by side.
    """

    a: tuple[Column, ...]
    b: tuple[Column, ...]

    @property
    def all(self) -> tuple[Column, ...]:
        return self.a + self.b


def _inside(column: nw.Expr, signal: Signal) -> nw.Expr:
    low, high = signal.bounds
    return (column >= low) & (column <= high)


def counts(columns: Iterable[Column]) -> list[nw.Expr]:
    """For each column: how many values are wrong."""
    return [many(column.wrong).alias(column.name) for column in columns if column.can_be_wrong]


def many(condition: nw.Expr) -> nw.Expr:
    """In how many rows it is true."""
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0)).sum()


def problems(columns: Iterable[Column], wrong: Mapping[str, int]) -> list[Problem]:
    """What is wrong with the columns, with how many values each."""
    found = []
    for column in columns:
        signal, many = column.signal, wrong.get(column.name, 0)
        if not many:
            continue
        rows, are = ("1 value", "is") if many == 1 else (f"{many} values", "are")
        low, high = signal.bounds if signal.is_number else (0, 1)
        if not column.fits:
            code, wanted = "IK303", KINDS.get(signal.kind, "a column of numbers")
            message, help = f"the column {shown(column.name)} must be {wanted} ({rows})", "convert the column first"
        elif signal.kind == "choice":
            code, message = (
                "IK306",
                f"{rows} in the column {shown(column.name)} {are} none of the choices of the signal",
            )
            help = f"choices are {', '.join(signal.choices)}"
        else:
            code, message = "IK304", f"{rows} in the column {shown(column.name)} {are} outside the range of the signal"
            unit = f", in {signal.unit}" if signal.unit else ""
            help = f"use numbers from {low:g} to {high:g}{unit}"
        found.append(Problem(code, message, f'{help}; or let invalid="null" treat such values as not answered'))
    return found


def unclear_couples(couple: str, untold: int, too_many: int) -> list[Problem]:
    """What is wrong with the column of couples, in how many rows."""
    found = []
    alone = 'or let invalid="null" take such rows as if the other had not answered'
    if untold:
        message = f"the column {shown(couple)} is empty in {untold} {'row' if untold == 1 else 'rows'}"
        found.append(Problem("IK454", message, f"fill it, or leave those rows out; {alone}"))
    if too_many:
        message = f"the column {shown(couple)} names couples of more than two rows ({too_many} rows)"
        found.append(Problem("IK455", message, f"keep one row for each partner; {alone}"))
    return found


def ignored(columns: Iterable[Column], more: Mapping[str, nw.Expr]) -> nw.Expr:
    """The names of the columns whose value is wrong, ascending, with a space between; `more` says it of others."""
    wrong = {column.name: column.wrong for column in columns if column.can_be_wrong} | dict(more)
    named = [nw.when(condition).then(nw.lit(name)) for name, condition in sorted(wrong.items())]
    return nw.concat_str(*named, separator=" ", ignore_nulls=True) if named else nw.lit("")
