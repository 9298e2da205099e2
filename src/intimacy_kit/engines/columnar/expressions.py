"""Build conditions and products as expressions over columns.

All signals are columns of doubles: a flag is 1 or 0, a choice its position. An unknown value is null (NaN with pandas).
Comparisons with NaN are false; those with null are null, which `and` and `or` propagate by three-valued logic and
`when` treats as false.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from operator import and_, mul, or_

import narwhals.stable.v2 as nw

from intimacy_kit.engines.predicates import Plain
from intimacy_kit.model.levels import MILD, MODERATE, SEVERE

Label = Callable[[str | None], nw.Expr]
"""Returns the literal of one text of a fixed set, or null."""
Labels = Callable[[Sequence[str]], Label]
"""Returns the `Label` of a set of texts."""


class ColumnAlgebra:
    """The algebra of expressions over columns.

    Args:
        choices: choices of each column that holds positions of choices.
    """

    def __init__(self, choices: Mapping[str, Sequence[str]]) -> None:
        self.choices = choices

    def compare(self, variable: str, op: Plain, value: float) -> nw.Expr:
        column = nw.col(variable)
        match op:
            case "<":
                return column < value
            case "<=":
                return column <= value
            case ">":
                return column > value
            case ">=":
                return column >= value
        return column == value

    def flag(self, variable: str, *, is_on: bool) -> nw.Expr:
        return nw.col(variable) == float(is_on)

    def among(self, variable: str, choices: tuple[str, ...], *, negated: bool) -> nw.Expr:
        wanted = [number for number, choice in enumerate(self.choices[variable]) if (choice in choices) != negated]
        column = nw.col(variable)
        return self.some([column == float(number) for number in wanted]) if wanted else column < 0.0

    def every(self, parts: Sequence[nw.Expr]) -> nw.Expr:
        return reduce(and_, parts)

    def some(self, parts: Sequence[nw.Expr]) -> nw.Expr:
        return reduce(or_, parts)

    def at_least(self, count: int, parts: Sequence[nw.Expr]) -> nw.Expr:
        return reduce(lambda left, right: left + right, [if_else(part, 1.0, 0.0) for part in parts]) >= float(count)


def if_else(condition: nw.Expr, if_true: nw.Expr | float, otherwise: float) -> nw.Expr:
    """Return one number if the condition is true, and another if it is false or unknown."""
    return nw.when(condition).then(if_true).otherwise(otherwise)


def number(value: float) -> nw.Expr:
    return nw.lit(value, dtype=nw.Float64)


def unknown() -> nw.Expr:
    return nw.lit(None, dtype=nw.Float64)


def is_true(condition: nw.Expr) -> nw.Expr:
    """Return whether the condition is true; false if it is unknown."""
    return nw.when(condition).then(nw.lit(value=True)).otherwise(nw.lit(value=False))


def product(factors: Sequence[nw.Expr]) -> nw.Expr:
    """Return the product, multiplied from left to right as in all engines."""
    return reduce(mul, factors)


def largest_of(values: Sequence[nw.Expr]) -> nw.Expr:
    """Return the largest of some values, of one value itself: Spark has no `greatest` of one."""
    return values[0] if len(values) == 1 else nw.max_horizontal(*values)


def smallest_of(values: Sequence[nw.Expr]) -> nw.Expr:
    """Return the smallest of some values, of one value itself: Spark has no `least` of one."""
    return values[0] if len(values) == 1 else nw.min_horizontal(*values)


def one_minus(value: nw.Expr) -> nw.Expr:
    return 1.0 - value


def as_text(_: Sequence[str]) -> Label:
    """Return labels as plain text."""
    return lambda label: nw.lit(label, dtype=nw.String)


def as_enum(labels: Sequence[str]) -> Label:
    """Return labels as an enumeration in the given order: one byte per row instead of 16 or more."""
    if not labels:  # some libraries have no empty enumerations
        return as_text(labels)
    dtype = nw.Enum(labels)
    return lambda label: nw.lit(label, dtype=dtype)


def level(score: str, names: Sequence[str], labels: Labels) -> nw.Expr:
    """Return the level of a column of scores; `names` from the lowest to the highest."""
    label, column = labels(names), nw.col(score)
    lowest, mild, moderate, severe = names
    upper = nw.when(column < SEVERE).then(label(moderate)).otherwise(label(severe))
    middle = nw.when(column < MODERATE).then(label(mild)).otherwise(upper)
    return nw.when(column < MILD).then(label(lowest)).otherwise(middle)
