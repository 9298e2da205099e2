"""Count the invalid values of each column, and describe them as problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.couples import Pairing
from intimacy_kit.engines.columnar.intake import Column
from intimacy_kit.engines.columnar.layout import IntermediateColumns
from intimacy_kit.engines.columnar.translated import Columns
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
class ColumnErrors:
    """Numbers of invalid and valid values in a column.

    Attributes:
        unreadable: number of values of another type than that of the signal.
        outside: number of values of its type that are out of range, or not among its choices.
        usable: number of valid values.
    """

    column: Column
    unreadable: int
    outside: int
    usable: int

    @property
    def invalid(self) -> int:
        """The number of all invalid values."""
        return self.unreadable + self.outside

    def __add__(self, other: ColumnErrors) -> ColumnErrors:
        """Return the sum with the numbers of the same column in other rows."""
        return ColumnErrors(
            self.column,
            self.unreadable + other.unreadable,
            self.outside + other.outside,
            self.usable + other.usable,
        )

    @property
    def is_unusable(self) -> bool:
        """Whether there are invalid values, and no valid ones."""
        return bool(self.invalid) and not self.usable


class ErrorCounting:
    """Counts invalid values, and unclear couples, in one pass over the data. Immutable and thread-safe.

    Args:
        columns: columns to count in; those that cannot have invalid values are skipped.
        couples: names of the intermediate columns, if unclear couples are counted.
    """

    def __init__(self, columns: Sequence[Column], couples: IntermediateColumns | None) -> None:
        self._checked = [column for column in columns if column.invalid is not None]
        pairing = None if couples is None else Pairing(couples)
        unclear = [] if pairing is None else [pairing.untold, pairing.too_many]
        wanted = [_many(condition).alias(f"m{place}") for place, condition in enumerate(unclear)]
        for place, column in enumerate(self._checked):
            usable = ~column.as_number(checked=False).is_null() if column.is_compatible else None
            parts = {"u": column.unreadable, "o": column.outside, "k": usable}
            wanted += [_many(part).alias(f"{what}{place}") for what, part in parts.items() if part is not None]
        self._sums = Columns(wanted) if wanted else None

    def count(self, frame: Any) -> tuple[list[ColumnErrors], tuple[int, int]]:
        """Return the numbers of each column that can have invalid values, and of rows with unclear couples.

        The latter are the rows without couple, and those of a couple of more than two rows.
        """
        if self._sums is None:
            return [], (0, 0)
        summary = self._sums.alone(frame)
        if isinstance(summary, nw.LazyFrame):
            summary = summary.collect()
        many = {name: int(number or 0) for name, number in zip(summary.columns, summary.row(0), strict=True)}
        found = [
            ColumnErrors(column, *(many.get(f"{what}{place}", 0) for what in "uok"))
            for place, column in enumerate(self._checked)
        ]
        return found, (many.get("m0", 0), many.get("m1", 0))


def _many(condition: nw.Expr) -> nw.Expr:
    """Return the number of rows in which a condition is true."""
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0)).sum()


@dataclass(frozen=True, slots=True)
class ErrorHelp:
    """Texts of the help for invalid values, for one kind of input.

    Attributes:
        passing_over: how to treat such values as unanswered.
        why_not: why that is impossible if no value is valid.
        written: how to write values of each type.
    """

    passing_over: str
    why_not: str
    written: Mapping[ValueType, str]


IN_FRAMES = ErrorHelp(
    passing_over='or let invalid="null" treat such values as not answered',
    why_not='invalid="null" does not pass over it, as none of its values is usable',
    written={"flag": "use True or False, not 1 or 0", "choice": "use text", "number": "use numbers, not text"},
)


def problems(counts: Iterable[ColumnErrors], help: ErrorHelp = IN_FRAMES) -> list[Problem]:
    """Return the problems of columns, with their numbers of invalid values."""
    found = []
    for count in counts:
        instead = help.why_not if count.is_unusable else help.passing_over
        signal, name = count.column.signal, shown(count.column.name)
        value_type = signal.spec.value_type
        if count.unreadable and not count.column.is_compatible:
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
    """Return the problems of the column of couples, with the numbers of rows."""
    found = []
    alone = 'or let invalid="null" take such rows as if the other had not answered'
    if untold:
        message = f"the column {shown(couple)} is empty in {untold} {'row' if untold == 1 else 'rows'}"
        found.append(Problem("IK454", message, f"fill it, or leave those rows out; {alone}"))
    if too_many:
        message = f"the column {shown(couple)} names couples of more than two rows ({too_many} rows)"
        found.append(Problem("IK455", message, f"keep one row for each partner; {alone}"))
    return found
