"""Conditions as pairs of plain boolean expressions: "it is true" and "it is false". Unknown is neither.

They are written so that an unknown value (NaN for a number, None for a flag or a choice) makes both come out false.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import reduce

from intimacy_kit.model.conditions import Among, And, AtLeast, Compare, Condition, Holds, Not, Operator

_NEGATED: dict[Operator, Operator] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}


class Predicates:
    """Writes expressions over variables.

    Args:
        signals: the variable of each signal.
        findings: the variables of each finding: of the lower and of the upper end of what is known of it.
    """

    def __init__(self, signals: Mapping[str, str], findings: Mapping[str, tuple[str, str]]) -> None:
        self.signals, self.findings = signals, findings

    def true(self, condition: Condition) -> ast.expr:
        """The expression that is true if and only if the condition is."""
        match condition:
            case Holds(name=flag):
                return _compare(name(self.signals[flag]), ast.Is(), constant(True))
            case Compare(name=number, op=op, value=value):
                return self._number(number, op, value)
            case Among(name=choice, choices=choices, negated=negated):
                return self._choice(choice, choices, negated)
            case Not(part=part):
                return self.false(part)
            case And(parts=parts):
                return ast.BoolOp(ast.And(), [self.true(part) for part in parts])
            case AtLeast(count=count, parts=parts):
                return _so_many(count, [self.true(part) for part in parts])
        return ast.BoolOp(ast.Or(), [self.true(part) for part in condition.inner])

    def false(self, condition: Condition) -> ast.expr:
        """The expression that is true if and only if the condition is false."""
        match condition:
            case Holds(name=flag):
                return _compare(name(self.signals[flag]), ast.Is(), constant(False))
            case Compare(name=number, op=op, value=value):
                return self._number(number, _NEGATED[op], value)
            case Among(name=choice, choices=choices, negated=negated):
                return self._choice(choice, choices, not negated)
            case Not(part=part):
                return self.true(part)
            case And(parts=parts):
                return ast.BoolOp(ast.Or(), [self.false(part) for part in parts])
            case AtLeast(count=count, parts=parts):
                return _so_many(len(parts) - count + 1, [self.false(part) for part in parts])
        return ast.BoolOp(ast.And(), [self.false(part) for part in condition.inner])

    def _number(self, id: str, op: Operator, threshold: float) -> ast.expr:
        if id in self.findings:
            low, high = self.findings[id]
        else:
            low = high = self.signals[id]
        value = constant(threshold)
        match op:
            case "<":
                return _compare(name(high), ast.Lt(), value)
            case "<=":
                return _compare(name(high), ast.LtE(), value)
            case ">":
                return _compare(name(low), ast.Gt(), value)
            case ">=":
                return _compare(name(low), ast.GtE(), value)
            case "==" if low == high:
                return _compare(name(low), ast.Eq(), value)
            case "==":
                return ast.Compare(name(low), [ast.Eq(), ast.Eq()], [value, name(high)])
            case _:  # "!=", without writing it: NaN would satisfy it
                below, above = _compare(name(high), ast.Lt(), value), _compare(name(low), ast.Gt(), value)
                return ast.BoolOp(ast.Or(), [below, above])

    def _choice(self, id: str, choices: tuple[str, ...], negated: bool) -> ast.expr:
        variable, listed = self.signals[id], constant(choices)
        if not negated:
            return _compare(name(variable), ast.In(), listed)
        answered = _compare(name(variable), ast.IsNot(), constant(None))
        return ast.BoolOp(ast.And(), [answered, _compare(name(variable), ast.NotIn(), listed)])


def name(variable: str) -> ast.expr:
    return ast.Name(variable, ast.Load())


def constant(value: object) -> ast.expr:
    return ast.Constant(value)  # type: ignore[arg-type]  # a float, bool, None, str or tuple of str


def _compare(left: ast.expr, op: ast.cmpop, right: ast.expr) -> ast.expr:
    return ast.Compare(left, [op], [right])


def _so_many(count: int, expressions: list[ast.expr]) -> ast.expr:
    """At least `count` of the expressions are true: booleans add up in Python."""
    total = reduce(lambda left, right: ast.BinOp(left, ast.Add(), right), expressions)
    return _compare(total, ast.GtE(), constant(count))
