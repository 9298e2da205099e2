"""Parse the text of a condition into its tree with Python's `ast`; nothing is evaluated.

    parse_condition("quality_time_hours < 3 and not rituals_kept >= 1")

`parse_with_positions` also returns the position of each comparison in the text, so that errors can point at it.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import NoReturn

from intimacy_kit.errors import ConditionError, Place, Problem, shown
from intimacy_kit.model.conditions import (
    MAX_DEPTH,
    MAX_PARTS,
    Among,
    And,
    AtLeast,
    Atom,
    Compare,
    Condition,
    Holds,
    Not,
    Operator,
    Or,
)
from intimacy_kit.model.fields import MAX_MAGNITUDE, of_partner

MAX_LENGTH = 50_000
"""Maximum length of a condition in characters; `str` of the largest possible tree is shorter."""
MAX_TOKENS = 1500
"""Maximum number of tokens: more than the largest condition needs, and few enough not to exhaust a small stack."""

_TOKEN = re.compile(r"""\"[^\"]*\"|'[^']*'|\d[\d.]*(?:[eE][-+]?\d+)?|\w+|[^\w\s]""")
_FOREIGN = re.compile(r"[^\x20-\x7e]|[\\#]")
_TRIPLE, _SINGLE = r"\"{3}.*?\"{3}|'{3}.*?'{3}", r"\"[^\"]*\"|'[^']*'"
_FORMATTED = r"(?P<formatted>(?<!\w)(?:[fFtT][rR]?|[rR][fFtT])[\"'])"
_NUMBER = r"(?P<number>(?:(?<!\w)\d|\.\d)[\w.]*(?:(?<=[eE])[+-]\d\w*)?)"
_PIECE = re.compile("|".join((_FORMATTED, _TRIPLE, _SINGLE, _NUMBER)))
_PLAIN_NUMBER = re.compile(r"(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\Z")
_OPERATORS: dict[type[ast.cmpop], Operator] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
_MIRRORED: dict[Operator, Operator] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_HELP = "write comparisons such as `trust < 5`, combined with and, or, not, at_least(k, ...)"
_INSTEAD = {"\u2264": "<=", "\u2265": ">=", "\u2260": "!=", "\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"}
_OTHER_LANGUAGES = {
    r"=>": ">=",
    r"=<": "<=",
    r"<>": "!=",
    r"&&|\bAND\b": "and",
    r"\|\||\bOR\b": "or",
    r"!(?!=)|\bNOT\b": "not",
    r"(?<![<>=!])=(?!=)": "==",
}
"""Operators of other languages (patterns), with their equivalent in conditions."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of characters in the text of a condition; `start` is 0-based."""

    start: int
    width: int


@dataclass(frozen=True, slots=True)
class ParsedCondition:
    """A parsed condition: its source text, its tree, and its comparisons with their positions from left to right."""

    text: str
    condition: Condition
    atoms: tuple[tuple[Atom, Piece], ...]


class ConditionSyntaxError(Exception):
    """A syntax error at a position in the text; callers turn it into a `ConditionError` or a problem of a pack."""

    def __init__(self, code: str, message: str, help: str, piece: Piece) -> None:
        super().__init__(message)
        self.code: str = code
        self.message: str = message
        self.help: str = help
        self.piece: Piece = piece


def parse_condition(text: str) -> Condition:
    """Parse the text of a condition.

    Raises:
        ConditionError: the text is not a valid condition (IK201, IK202, IK206); its place points at the error.
    """
    return parse_user_text(text).condition


def parse_user_text(text: str) -> ParsedCondition:
    """Parse as `parse_with_positions` does, but raise a `ConditionError` instead of `ConditionSyntaxError`."""
    if not issubclass(type(text), str):
        raise ConditionError(Problem("IK201", "expected a condition as text", _HELP))
    try:
        return parse_with_positions(text)
    except ConditionSyntaxError as error:
        place = text_place(one_line(text), error.piece)
        problem = Problem(error.code, error.message, error.help, place)
    raise ConditionError(problem)


def text_place(line: str, piece: Piece) -> Place:
    """Return the place of a part of a condition that is not from a file."""
    return Place("condition", 1, piece.start + 1, line, piece.width)


def one_line(text: str) -> str:
    """Replace line breaks and tabs with spaces; every character keeps its position."""
    return str.translate(text, {ord("\n"): " ", ord("\r"): " ", ord("\t"): " "})  # a subclass may override methods


def parse_with_positions(text: str) -> ParsedCondition:
    """Parse the text of a condition and return its tree with the positions of its comparisons.

    Raises:
        ConditionSyntaxError: the text is not a valid condition.
    """
    line = one_line(text)
    _refuse_foreign(line)
    offset = len(line) - len(line.lstrip())
    try:
        tree = ast.parse(line.strip(), mode="eval")
    except SyntaxError as error:
        raise _malformed(line, error.offset - 1 + offset if error.offset else len(line.rstrip())) from None
    except (MemoryError, RecursionError, ValueError):  # pragma: no cover - the limit on tokens should prevent these
        raise _too_large(line) from None
    converter = _Converter(line, offset)
    try:
        condition = converter.condition(tree.body, 1)
    except ConditionError:
        raise _too_large(line) from None
    return ParsedCondition(line, condition, tuple(converter.atoms))


def _malformed(line: str, start: int) -> ConditionSyntaxError:
    help, piece = _HELP, Piece(start, 1)
    for operator, instead in _OTHER_LANGUAGES.items():
        if found := re.search(operator, line):
            help, piece = f"write `{instead}` instead", Piece(found.start(), len(found.group()))
            break
    return ConditionSyntaxError("IK201", "syntax error in the condition", help, piece)


def _too_large(line: str) -> ConditionSyntaxError:
    return ConditionSyntaxError(
        "IK206",
        f"a condition has at most {MAX_PARTS} parts, {MAX_DEPTH} levels and {MAX_LENGTH} characters",
        "split it into several rules",
        Piece(0, len(line)),
    )


def _refuse_foreign(line: str) -> None:
    """Refuse syntax outside the condition language that `ast.parse` would accept, normalize or warn about."""
    if len(line) > MAX_LENGTH:
        raise _too_large(line[:MAX_LENGTH])
    if len(line) > MAX_TOKENS and len(_TOKEN.findall(line)) > MAX_TOKENS:
        raise _too_large(line)
    if foreign := _FOREIGN.search(line):
        help = "names are plain ASCII: lower-case letters, digits and _"
        if foreign.group() in _INSTEAD:
            help = f"write `{_INSTEAD[foreign.group()]}` instead"
        message = f"unexpected character {foreign.group()!a} in a condition"
        raise ConditionSyntaxError("IK202", message, help, Piece(foreign.start(), 1))
    for piece in _PIECE.finditer(line):
        place = Piece(piece.start(), len(piece.group()))
        if piece["formatted"]:
            raise ConditionSyntaxError("IK202", "unsupported expression", _HELP, place)
        number = piece["number"]
        if number and (not _PLAIN_NUMBER.match(number) or len(number) > 40):
            raise ConditionSyntaxError(
                "IK202",
                "expected a plain decimal number",
                "write numbers such as 3, 0.5 or 1e-3, with a space before the next word",
                place,
            )


class _Converter:
    """Converts expression nodes to conditions and records the positions of comparisons."""

    def __init__(self, line: str, offset: int) -> None:
        self.line, self.offset = line, offset
        self.atoms: list[tuple[Atom, Piece]] = []

    def piece(self, node: ast.expr) -> Piece:
        end = node.end_col_offset or node.col_offset + 1
        return Piece(node.col_offset + self.offset, max(1, end - node.col_offset))

    def refuse(self, node: ast.expr, message: str, help: str = _HELP) -> NoReturn:
        raise ConditionSyntaxError("IK202", message, help, self.piece(node))

    def condition(self, node: ast.expr, depth: int) -> Condition:
        if depth > MAX_DEPTH:
            raise _too_large(self.line)
        match node:
            case ast.BoolOp(op=op, values=values):
                parts = tuple(self.condition(value, depth + 1) for value in values)
                return And(parts=parts) if isinstance(op, ast.And) else Or(parts=parts)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(part=self.condition(operand, depth + 1))
            case ast.Compare():
                return self.comparison(node)
            case ast.Name() | ast.Attribute():
                return self.atom(Holds(name=self.subject(node)), node)
            case ast.Call():
                return self.at_least(node, depth)
            case ast.BinOp(op=ast.BitAnd() | ast.BitOr()):
                self.refuse(node, "unsupported operator", "write `and` or `or`, and `not` for ~")
        message = (
            "expected a condition, found a constant" if isinstance(node, ast.Constant) else "unsupported expression"
        )
        return self.refuse(node, message)

    def atom(self, atom: Atom, node: ast.expr) -> Atom:
        self.atoms.append((atom, self.piece(node)))
        return atom

    def name(self, node: ast.expr, name: str) -> str:
        try:
            Among(name="any", choices=(name,))
        except ConditionError:
            self.refuse(node, f"invalid id {shown(name)}", "ids are lower-case letters, digits and _, up to 64")
        return name

    def at_least(self, node: ast.Call, depth: int) -> Condition:
        help = "write at_least(2, a >= 3, b >= 2, c >= 3), with a whole number not over the number of conditions"
        if not (isinstance(node.func, ast.Name) and node.func.id == "at_least"):
            self.refuse(node.func, "unknown function, only at_least is supported", help)
        if node.keywords:
            self.refuse(node.keywords[0].value, "at_least takes no named arguments", help)
        if len(node.args) < 2:
            self.refuse(node, "at_least takes a number and one or more conditions", help)
        count, *rest = node.args
        if not (isinstance(count, ast.Constant) and type(count.value) is int and 1 <= count.value <= len(rest)):
            self.refuse(count, f"at_least takes a whole number from 1 to {len(rest)} first here", help)
        return AtLeast(count=count.value, parts=tuple(self.condition(part, depth + 1) for part in rest))

    def comparison(self, node: ast.Compare) -> Condition:
        operands = (node.left, *node.comparators)
        links = list(zip(operands, node.ops, operands[1:], strict=False))
        if len(links) > 2 or (len(links) == 2 and not _is_name(node.comparators[0])):
            self.refuse(
                node, "expected a chain of the form low <= name < high", "write two comparisons joined by `and`"
            )
        parts = tuple(self.compare(node, left, op, right) for left, op, right in links)
        return And(parts=parts) if len(parts) == 2 else parts[0]

    def compare(self, node: ast.Compare, left: ast.expr, op: ast.cmpop, right: ast.expr) -> Condition:
        if isinstance(op, ast.In | ast.NotIn):
            name = self.subject(left)
            if not (isinstance(right, ast.Tuple | ast.List | ast.Set) and right.elts):
                self.refuse(
                    right, "expected a list of choices after `in`", 'write conflict_topic in ("money", "children")'
                )
            choices = tuple(self.choice(item) for item in right.elts)
            return self.atom(Among(name=name, choices=choices, negated=isinstance(op, ast.NotIn)), node)
        if type(op) not in _OPERATORS:
            self.refuse(node, "unsupported operator `is`", "compare with == or !=")
        operator = _OPERATORS[type(op)]
        if _is_name(right) and not _is_name(left):
            left, operator, right = right, _MIRRORED[operator], left
        name = self.subject(left)
        if isinstance(right, ast.Constant) and isinstance(right.value, str):
            if operator not in ("==", "!="):
                self.refuse(node, "choices have no order", "compare a choice with ==, != or in")
            return self.atom(Among(name=name, choices=(self.choice(right),), negated=operator == "!="), node)
        return self.atom(Compare(name=name, op=operator, value=self.number(right)), node)

    def subject(self, node: ast.expr) -> str:
        match node:
            case ast.Name(id=name):
                return self.name(node, name)
            case ast.Attribute(value=ast.Name(id="partner"), attr=name):
                return of_partner(self.name(node, name))
            case ast.Attribute():
                help = "write `partner.trust < 5` for the other partner's answer"
                self.refuse(node, "only `partner.` can stand before the id of a signal", help)
        return self.refuse(node, "expected the name of a signal or finding on one side of the comparison")

    def choice(self, node: ast.expr) -> str:
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            self.refuse(node, "expected a choice in quotes", 'write conflict_topic == "money"')
        return self.name(node, node.value)

    def number(self, node: ast.expr) -> float:
        inner = node.operand if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd) else node
        token = inner.id if isinstance(inner, ast.Name) else inner.value if isinstance(inner, ast.Constant) else None
        if token in ("true", "false") or isinstance(token, bool):
            self.refuse(inner, "a flag cannot be compared", "write `past_betrayal` or `not past_betrayal`")
        if _is_name(inner):
            self.refuse(inner, "two names cannot be compared with each other", "compare each with a number")
        if not (isinstance(inner, ast.Constant) and isinstance(inner.value, int | float)):
            self.refuse(node, "expected a plain number", "thresholds are numbers such as 3 or 0.5")
        value = float(inner.value)
        if value > MAX_MAGNITUDE:
            self.refuse(node, f"a threshold is at most {MAX_MAGNITUDE:g}", "use a smaller number")
        return (
            -value if node is not inner and isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) else value
        )


def _is_name(node: ast.expr) -> bool:
    return isinstance(node, ast.Name | ast.Attribute)
