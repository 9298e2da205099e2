"""How many values of each column are wrong, what is said of that, and when it cannot be passed over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.intake import Column
from intimacy_kit.errors import Problem, shown
from intimacy_kit.model.signal_kinds import ValueType
from intimacy_kit.model.signals import Signal

_COLUMN: Mapping[ValueType, str] = {
    "flag": "a column of booleans",
    "choice": "a column of text",
    "number": "a column of numbers",
}
_VALUE: Mapping[ValueType, str] = {"flag": "true or false", "choice": "text", "number": "numbers"}


@dataclass(frozen=True, slots=True)
class Counted:
    """What a column holds.

    Attributes:
        unreadable: how many values are none of the signal's kind.
        outside: how many are of its kind, and cannot be.
        usable: how many are as they should be.
    """

    column: Column
    unreadable: int
    outside: int
    usable: int

    @property
    def wrong(self) -> int:
        return self.unreadable + self.outside

    def __add__(self, other: Counted) -> Counted:
        """The same column in other rows."""
        return Counted(
            self.column,
            self.unreadable + other.unreadable,
            self.outside + other.outside,
            self.usable + other.usable,
        )

    @property
    def is_useless(self) -> bool:
        """Whether there are values, and none of them can be used."""
        return bool(self.wrong) and not self.usable


def counted(frame: Any, columns: Sequence[Column], more: Sequence[nw.Expr] = ()) -> tuple[list[Counted], list[int]]:
    """Counts what columns hold that can be wrong, and in how many rows `more` is true, in one look at the data."""
    looked_at = [column for column in columns if column.wrong is not None]
    wanted = [_many(condition).alias(f"m{place}") for place, condition in enumerate(more)]
    for place, column in enumerate(looked_at):
        usable = ~column.as_number(checked=False).is_null() if column.fits else None
        parts = {"u": column.unreadable, "o": column.outside, "k": usable}
        wanted += [_many(part).alias(f"{what}{place}") for what, part in parts.items() if part is not None]
    if not wanted:
        return [], []
    summary = frame.select(*wanted)
    if isinstance(summary, nw.LazyFrame):
        summary = summary.collect()
    many = {name: int(summary[name][0] or 0) for name in summary.columns}
    found = [
        Counted(column, *(many.get(f"{what}{place}", 0) for what in "uok")) for place, column in enumerate(looked_at)
    ]
    return found, [many[f"m{place}"] for place in range(len(more))]


def _many(condition: nw.Expr) -> nw.Expr:
    """In how many rows it is true."""
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0)).sum()


@dataclass(frozen=True, slots=True)
class Help:
    """What to do about values that are wrong, where they come from.

    Attributes:
        passing_over: how to go on without such values.
        why_not: why one cannot where none is usable.
        written: how values of a type are given.
    """

    passing_over: str
    why_not: str
    written: Mapping[ValueType, str]


IN_FRAMES = Help(
    passing_over='or let invalid="null" treat such values as not answered',
    why_not='invalid="null" does not pass over it, as none of its values is usable',
    written={"flag": "use True or False, not 1 or 0", "choice": "use text", "number": "use numbers, not text"},
)


def problems(counts: Iterable[Counted], help: Help = IN_FRAMES) -> list[Problem]:
    """What is wrong with columns, with how many values each."""
    found = []
    for count in counts:
        instead = help.why_not if count.is_useless else help.passing_over
        signal, name = count.column.signal, shown(count.column.name)
        value_type = signal.spec.value_type
        if count.unreadable and not count.column.fits:
            message = f"the column {name} must be {_COLUMN[value_type]} ({_values(count.unreadable)})"
            found.append(Problem("IK303", message, f"convert the column first; {instead}"))
        elif count.unreadable:
            message = f"{_values(count.unreadable)} in the column {name} cannot be read as {_VALUE[value_type]}"
            found.append(Problem("IK303", message, f"{help.written[value_type]}; {instead}"))
        if count.outside:
            code, what, use = _outside(signal)
            are = "is" if count.outside == 1 else "are"
            message = f"{_values(count.outside)} in the column {name} {are} {what} of the signal"
            found.append(Problem(code, message, f"{use}; {instead}"))
    return found


def _outside(signal: Signal) -> tuple[str, str, str]:
    if signal.spec.value_type == "choice":
        return "IK306", "none of the choices", f"choices are {', '.join(signal.choices)}"
    low, high = signal.bounds
    unit = f", in {signal.unit}" if signal.unit else ""
    return "IK304", "outside the range", f"use numbers from {low:g} to {high:g}{unit}"


def _values(many: int) -> str:
    return "1 value" if many == 1 else f"{many} values"


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
