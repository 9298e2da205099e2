"""Build conditions as expressions of JavaScript. All values are doubles: a flag is 1 or 0, a choice its position.

An unknown value is NaN, with which no comparison is true, `===` among them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from intimacy_kit.canonical_json import number_text
from intimacy_kit.engines.predicates import Plain


class ExpressionAlgebra:
    """The algebra of expressions of JavaScript, as text. Each is one operand: in parentheses if need be.

    Args:
        choices: choices of each variable that holds a position of a choice.
    """

    def __init__(self, choices: Mapping[str, Sequence[str]]) -> None:
        self.choices: Mapping[str, Sequence[str]] = choices

    def compare(self, variable: str, op: Plain, value: float) -> str:
        return f"{variable}{'===' if op == '==' else op}{number(value)}"

    def flag(self, variable: str, *, is_on: bool) -> str:
        return f"{variable}==={int(is_on)}"

    def among(self, variable: str, choices: tuple[str, ...], *, negated: bool) -> str:
        wanted = [at for at, choice in enumerate(self.choices[variable]) if (choice in choices) != negated]
        return self.some([f"{variable}==={at}" for at in wanted]) if wanted else "false"

    def every(self, parts: Sequence[str]) -> str:
        return _joined("&&", parts)

    def some(self, parts: Sequence[str]) -> str:
        return _joined("||", parts)

    def at_least(self, count: int, parts: Sequence[str]) -> str:
        """Return the comparison of a sum: JavaScript adds booleans as 0 and 1."""
        return f"({'+'.join(f'({part})' for part in parts)}>={count})"


def number(value: float) -> str:
    """Write a number as JavaScript does itself, in as few characters as possible."""
    text = number_text(value)
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _joined(operator: str, parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({operator.join(parts)})"
