"""Build Python syntax trees for the compiled engine. An unknown number is NaN; an unknown flag or choice is None."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

from intimacy_kit.engines.predicates import Plain

_OPERATORS: dict[Plain, type[ast.cmpop]] = {"<": ast.Lt, "<=": ast.LtE, ">": ast.Gt, ">=": ast.GtE, "==": ast.Eq}


class SyntaxAlgebra:
    """The algebra of Python expressions."""

    def compare(self, variable: str, op: Plain, value: float) -> ast.expr:
        return _compare(name(variable), _OPERATORS[op](), constant(value))

    def flag(self, variable: str, *, is_on: bool) -> ast.expr:
        return _compare(name(variable), ast.Is(), constant(is_on))

    def among(self, variable: str, choices: tuple[str, ...], *, negated: bool) -> ast.expr:
        if not negated:
            return _compare(name(variable), ast.In(), constant(choices))
        answered = _compare(name(variable), ast.IsNot(), constant(None))
        return ast.BoolOp(ast.And(), [answered, _compare(name(variable), ast.NotIn(), constant(choices))])

    def every(self, parts: Sequence[ast.expr]) -> ast.expr:
        return ast.BoolOp(ast.And(), list(parts))

    def some(self, parts: Sequence[ast.expr]) -> ast.expr:
        return ast.BoolOp(ast.Or(), list(parts))

    def at_least(self, count: int, parts: Sequence[ast.expr]) -> ast.expr:
        """Return the comparison of a sum: Python adds booleans as 0 and 1."""
        total = reduce(lambda left, right: ast.BinOp(left, ast.Add(), right), parts)
        return _compare(total, ast.GtE(), constant(count))


def name(variable: str) -> ast.expr:
    return ast.Name(variable, ast.Load())


def constant(value: object) -> ast.expr:
    return ast.Constant(value)  # type: ignore[arg-type]  # a float, bool, None, str or tuple of str


def assign(target: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(target, ast.Store())], value)


def multiply(target: str, factor: ast.expr) -> ast.stmt:
    return ast.AugAssign(ast.Name(target, ast.Store()), ast.Mult(), factor)


def one_minus(value: ast.expr) -> ast.expr:
    return ast.BinOp(constant(1.0), ast.Sub(), value)


def negation(value: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), value)


def call(function: str, argument: ast.expr) -> ast.expr:
    return ast.Call(name(function), [argument], [])


def append(target: str, value: ast.expr) -> ast.stmt:
    return ast.Expr(ast.Call(ast.Attribute(name(target), "append", ast.Load()), [value], []))


def is_missing(variable: str, *, is_number: bool) -> ast.expr:
    """Return whether a signal is unknown: NaN, which differs from itself, or None."""
    if is_number:
        return _compare(name(variable), ast.NotEq(), name(variable))
    return _compare(name(variable), ast.Is(), constant(None))


def _compare(left: ast.expr, op: ast.cmpop, right: ast.expr) -> ast.expr:
    return ast.Compare(left, [op], [right])


def compiled(body: list[ast.stmt]) -> Callable[[Sequence[Any]], Any]:
    """Return the function of one argument, `slots`, with this body."""
    module = ast.parse("def run(slots): pass")
    function = module.body[0]
    function.body = body  # type: ignore[attr-defined]  # the one `def` above
    namespace: dict[str, Any] = {}
    _give_places(module)
    code = compile(module, "<rule book>", "exec")
    exec(code, namespace)  # noqa: S102 - generated from our own checked tree, never from text
    return namespace["run"]  # type: ignore[no-any-return]  # the function defined two lines above


def _give_places(module: ast.Module) -> None:
    """Give every node the place that `compile` asks for: the same, much faster than `ast.fix_missing_locations`."""
    waiting: list[ast.AST] = [module]
    while waiting:
        node = waiting.pop()
        for value in vars(node).values():
            if isinstance(value, ast.AST):
                waiting.append(value)
            elif isinstance(value, list):
                waiting += value
        if node._attributes:
            node.lineno, node.col_offset = 1, 0  # type: ignore[attr-defined]  # a statement or an expression
