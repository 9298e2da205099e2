"""Conditions and products as expressions over columns.

All signals are columns of doubles here: a flag is 1 or 0, a choice its position. An unknown value is null (NaN with
pandas), for which a comparison is not true: with null it is null, which `and` and `or` carry on as they should and
`when` takes for not true.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from operator import and_, mul, or_

import narwhals.stable.v2 as nw

from intimacy_kit.engines.predicates import Plain
from intimacy_kit.model.levels import MILD, MODERATE, SEVERE

Label = Callable[[str | None], nw.Expr]
"""Writes one of a known set of texts, or null."""
Labels = Callable[[Sequence[str]], Label]
"""Prepares a set of texts."""


class ColumnAlgebra:
    """Conditions over columns.

    Args:
        choices: of each column that holds the positions of choices, which they are.
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
        return reduce(lambda left, right: left + right, [choose(part, 1.0, 0.0) for part in parts]) >= float(count)


def choose(condition: nw.Expr, if_true: float, otherwise: float) -> nw.Expr:
    """One number where the condition is true, another where it is not, or unknown."""
    return nw.when(condition).then(if_true).otherwise(otherwise)


def number(value: float) -> nw.Expr:
    return nw.lit(value, dtype=nw.Float64)


def unknown() -> nw.Expr:
    return nw.lit(None, dtype=nw.Float64)


def certainly(condition: nw.Expr) -> nw.Expr:
    """True or false, and false where it is unknown."""
    return nw.when(condition).then(nw.lit(value=True)).otherwise(nw.lit(value=False))


def product(factors: Sequence[nw.Expr]) -> nw.Expr:
    """Multiplied from left to right, as every engine does."""
    return reduce(mul, factors)


def one_minus(value: nw.Expr) -> nw.Expr:
    return 1.0 - value


def as_text(_: Sequence[str]) -> Label:
    """Labels as plain text."""
    return lambda label: nw.lit(label, dtype=nw.String)


def as_enum(labels: Sequence[str]) -> Label:
    """Labels as one enumeration, in the given order: a byte a row, where plain text takes sixteen and more."""
    if not labels:  # not everywhere is there one of nothing
        return as_text(labels)
    dtype = nw.Enum(labels)
    return lambda label: nw.lit(label, dtype=dtype)


def level(score: str, names: Sequence[str], labels: Labels) -> nw.Expr:
    """The level of a column of scores; `names` from the lowest to the highest."""
    label, column = labels(names), nw.col(score)
    lowest, mild, moderate, severe = names
    upper = nw.when(column < SEVERE).then(label(moderate)).otherwise(label(severe))
    middle = nw.when(column < MODERATE).then(label(mild)).otherwise(upper)
    return nw.when(column < MILD).then(label(lowest)).otherwise(middle)
