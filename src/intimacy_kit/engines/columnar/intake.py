"""What the columns of a frame may hold: the same as an observation, and nothing is guessed. No value is ever shown.

A column is looked at once: by its type it can hold values of its signal, or it cannot. What cannot is refused wherever
it has a value, whatever the type is: only what is truly empty is not answered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.expressions import certainly, unknown
from intimacy_kit.model.signals import Signal


@dataclass(frozen=True, slots=True)
class Column:
    """A column with answers to one signal.

    Attributes:
        name: that of the signal, or for a partner with an ending; blanks that the frame has around it are not in it.
        fits: whether its type can hold values of the signal.
        values: the column that holds them on the way.
        unread: the column that says where something was that could not be read as the signal needs it, if values were
            read one by one; there `values` has none.
        doubles: whether `values` are doubles already: 1 or 0 for a flag; the position of a choice, below 0 for another.
        nan_is_unknown: whether NaN stands for a missing value.
    """

    name: str
    signal: Signal
    fits: bool
    values: str
    unread: str | None = None
    doubles: bool = False
    nan_is_unknown: bool = False

    @property
    def unreadable(self) -> nw.Expr | None:
        """Whether there is something that is no value of this kind; None where that cannot be."""
        if self.unread is not None:
            return nw.col(self.unread)
        return None if self.fits else ~nw.col(self.values).is_null()

    @property
    def outside(self) -> nw.Expr | None:
        """Whether there is a value of this kind that the signal cannot have, null or false where there is none."""
        if not self.fits or self.signal.spec.value_type == "flag":
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
    def wrong(self) -> nw.Expr | None:
        """Whether there is something, and it is no value of the signal."""
        parts = [part for part in (self.unreadable, self.outside) if part is not None]
        return reduce(or_, [certainly(part) for part in parts]) if parts else None

    def as_number(self, *, checked: bool) -> nw.Expr:
        """The values as doubles: a flag as 1 or 0, a choice as its position.

        Args:
            checked: whether no value is wrong; otherwise those become unknown.
        """
        if not self.fits:
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


def fits(dtype: Any, signal: Signal) -> bool:
    """Whether a type can hold values of a signal. What is not known to be able to is not."""
    match signal.spec.dtype:
        case "boolean":
            return bool(dtype == nw.Boolean)
        case "text":
            return dtype in (nw.String, nw.Categorical, nw.Enum)
        case "numeric":
            return bool(dtype.is_numeric())


def _inside(number: nw.Expr, signal: Signal) -> nw.Expr:
    """Of doubles, so that it is decided alike whatever the type of the column."""
    low, high = signal.bounds
    return (number >= low) & (number <= high)


def ignored(columns: Iterable[Column], more: Mapping[str, nw.Expr]) -> nw.Expr:
    """The names of the columns whose value is wrong, ascending, with a space between; `more` says it of others."""
    wrong = {column.name: wrong for column in columns if (wrong := column.wrong) is not None} | dict(more)
    named = [nw.when(condition).then(nw.lit(name)) for name, condition in sorted(wrong.items())]
    return nw.concat_str(*named, separator=" ", ignore_nulls=True) if named else nw.lit("")


def some_wrong(columns: Iterable[Column], signals: Collection[str]) -> nw.Expr:
    """Whether something is wrong in a column of one of these signals."""
    wrong = [wrong for column in columns if column.signal.id in signals and (wrong := column.wrong) is not None]
    return reduce(or_, wrong) if wrong else nw.lit(value=False)
