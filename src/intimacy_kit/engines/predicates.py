"""Conditions as pairs of two-valued expressions: "it is true" and "it is false". Unknown is neither.

What an expression is, the algebra says: Python syntax for the compiled engine, expressions over columns for the
columnar one. Negation is resolved here, so an algebra needs only comparisons, and, or, and counting; its comparisons
come out as not true wherever a value is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, Literal, Protocol, TypeVar

from intimacy_kit.model.conditions import Among, And, AtLeast, Compare, Condition, Holds, Not, Operator

_NEGATED: dict[Operator, Operator] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}

E = TypeVar("E")
Plain = Literal["<", "<=", ">", ">=", "=="]
"""All operators but `!=`, which NaN would satisfy."""


class Algebra(Protocol[E]):
    """How to write expressions over variables. No comparison is true of an unknown value."""

    def compare(self, variable: str, op: Plain, value: float) -> E: ...

    def flag(self, variable: str, *, is_on: bool) -> E: ...

    def among(self, variable: str, choices: tuple[str, ...], *, negated: bool) -> E: ...

    def every(self, parts: Sequence[E]) -> E: ...

    def some(self, parts: Sequence[E]) -> E: ...

    def so_many(self, count: int, parts: Sequence[E]) -> E: ...


class Predicates(Generic[E]):
    """Writes the two expressions of a condition.

    Args:
        algebra: how to write them.
        signals: the variable of each signal.
        findings: the variables of each finding: of the lower and of the upper end of what is known of it.
    """

    def __init__(
        self, algebra: Algebra[E], signals: Mapping[str, str], findings: Mapping[str, tuple[str, str]]
    ) -> None:
        self.algebra: Algebra[E] = algebra
        self.signals: Mapping[str, str] = signals
        self.findings: Mapping[str, tuple[str, str]] = findings

    def true(self, condition: Condition) -> E:
        """The expression that is true if and only if the condition is."""
        match condition:
            case Holds(name=flag):
                return self.algebra.flag(self.signals[flag], is_on=True)
            case Compare(name=number, op=op, value=value):
                return self._number(number, op, value)
            case Among(name=choice, choices=choices, negated=negated):
                return self.algebra.among(self.signals[choice], choices, negated=negated)
            case Not(part=part):
                return self.false(part)
            case And(parts=parts):
                return self.algebra.every([self.true(part) for part in parts])
            case AtLeast(count=count, parts=parts):
                return self.algebra.so_many(count, [self.true(part) for part in parts])
        return self.algebra.some([self.true(part) for part in condition.inner])

    def false(self, condition: Condition) -> E:
        """The expression that is true if and only if the condition is false."""
        match condition:
            case Holds(name=flag):
                return self.algebra.flag(self.signals[flag], is_on=False)
            case Compare(name=number, op=op, value=value):
                return self._number(number, _NEGATED[op], value)
            case Among(name=choice, choices=choices, negated=negated):
                return self.algebra.among(self.signals[choice], choices, negated=not negated)
            case Not(part=part):
                return self.true(part)
            case And(parts=parts):
                return self.algebra.some([self.false(part) for part in parts])
            case AtLeast(count=count, parts=parts):
                return self.algebra.so_many(len(parts) - count + 1, [self.false(part) for part in parts])
        return self.algebra.every([self.false(part) for part in condition.inner])

    def _number(self, id: str, op: Operator, value: float) -> E:
        if id in self.findings:
            low, high = self.findings[id]
        else:
            low = high = self.signals[id]
        compare = self.algebra.compare
        match op:
            case "<" | "<=":
                return compare(high, op, value)
            case ">" | ">=":
                return compare(low, op, value)
            case "==" if low == high:
                return compare(low, "==", value)
            case "==":
                return self.algebra.every([compare(low, "==", value), compare(high, "==", value)])
            case _:
                return self.algebra.some([compare(high, "<", value), compare(low, ">", value)])
