"""Translate conditions into pairs of two-valued expressions, "it is true" and "it is false"; unknown is neither.

The algebra determines the kind of expression: Python syntax for the compiled engine, expressions over columns for the
columnar engine, disjunctive normal forms for durable-rules. Negation is resolved here, so an algebra needs only
comparisons, conjunction, disjunction and counting. No comparison is true of an unknown value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, Literal, Protocol, TypeVar

from intimacy_kit.model.conditions import Among, And, AtLeast, Compare, Condition, Holds, Not, Operator

_NEGATED: dict[Operator, Operator] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}

E = TypeVar("E")
Plain = Literal["<", "<=", ">", ">=", "=="]
"""All operators except `!=`, which NaN would satisfy."""


class Algebra(Protocol[E]):
    """Builds expressions over variables. No comparison is true of an unknown value."""

    def compare(self, variable: str, op: Plain, value: float) -> E: ...

    def flag(self, variable: str, *, is_on: bool) -> E: ...

    def among(self, variable: str, choices: tuple[str, ...], *, negated: bool) -> E: ...

    def every(self, parts: Sequence[E]) -> E: ...

    def some(self, parts: Sequence[E]) -> E: ...

    def at_least(self, count: int, parts: Sequence[E]) -> E: ...


class Predicates(Generic[E]):
    """Translates conditions into expressions.

    Args:
        algebra: builds the expressions.
        signals: variable of each signal.
        findings: variables of each finding, for the lower and the upper bound of its score.
    """

    def __init__(
        self, algebra: Algebra[E], signals: Mapping[str, str], findings: Mapping[str, tuple[str, str]]
    ) -> None:
        self.algebra: Algebra[E] = algebra
        self.signals: Mapping[str, str] = signals
        self.findings: Mapping[str, tuple[str, str]] = findings

    def true(self, condition: Condition) -> E:
        """Return the expression that is true if and only if the condition is true."""
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
                return self.algebra.at_least(count, [self.true(part) for part in parts])
        return self.algebra.some([self.true(part) for part in condition.inner])

    def false(self, condition: Condition) -> E:
        """Return the expression that is true if and only if the condition is false."""
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
                return self.algebra.at_least(len(parts) - count + 1, [self.false(part) for part in parts])
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
