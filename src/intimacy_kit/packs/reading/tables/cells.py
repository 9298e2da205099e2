"""Convert the cells of decision tables, such as `< 3`, `2..5`, `yes` or `money, children`, to condition texts."""

from __future__ import annotations

import re

from intimacy_kit.errors import shown
from intimacy_kit.model.conditions import number_text
from intimacy_kit.model.fields import ID_PATTERN, MAX_MAGNITUDE
from intimacy_kit.model.signal_kinds import KINDS

HELP = "write such as `< 3`, `>= 2`, `2..5`, `yes`, `no`, `money` or `money, children`"
DOES_NOT_MATTER = "-"

_OPERATOR = re.compile(r"(?P<operator><=|>=|<>|!=|==|<|>|=|\u2264|\u2265|\u2260)\s*(?P<rest>.*)\Z", re.DOTALL)
_SAME = {"\u2264": "<=", "\u2265": ">=", "\u2260": "!=", "<>": "!=", "=": "=="}
_NUMBER = r"[-+]?(?:\d{1,40}(?:\.\d{1,40})?|\.\d{1,40})(?:[eE][-+]?\d{1,3})?"
_ONLY_NUMBER = re.compile(_NUMBER + r"\Z")
_RANGE = re.compile(rf"(?P<open>[\[(]?)\s*(?P<low>{_NUMBER})\s*\.\.\s*(?P<high>{_NUMBER})\s*(?P<close>[\])]?)\Z")
_COMMA = re.compile(r"(?<=\d),(?=\d)")
_HYPHEN = re.compile(r"(\d+)\s*[-\u2013\u2026]\s*(\d+)\Z")
_FLAGS = {"yes": True, "true": True, "no": False, "false": False}


class Unusable(Exception):
    """A cell is invalid."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.help = help


def condition_text(name: str, value: object, *, decimal_comma: bool = False) -> str:
    """Return the text of the condition that a cell means, formatted as `str` of a condition does.

    Args:
        name: the signal or finding of the column.
        value: the content of the cell: text, a number or a boolean.
        decimal_comma: whether `2,5` is a number.

    Raises:
        Unusable: the cell is invalid.
    """
    if isinstance(value, bool):
        return name if value else f"not {name}"
    if isinstance(value, int | float):
        return f"{name} == {_number(value)}"
    text = str(value).strip()
    if decimal_comma:
        text = _COMMA.sub(".", text)
    operator, rest = "==", text
    if found := _OPERATOR.match(text):
        operator, rest = _SAME.get(found["operator"], found["operator"]), found["rest"].strip()
    elif text.lower().startswith("not "):
        operator, rest = "!=", text[4:].strip()
    if _ONLY_NUMBER.match(rest):
        return f"{name} {operator} {_number(rest)}"
    if operator in ("==", "!="):
        return _equal(name, rest, negated=operator == "!=")
    raise _unusable(rest)


def number(text: str, *, decimal_comma: bool = False) -> float | str:
    """Return the text as a number if it is one, otherwise unchanged."""
    plain = _COMMA.sub(".", text) if decimal_comma else text
    return float(plain) if _ONLY_NUMBER.match(plain) else text


def _equal(name: str, text: str, *, negated: bool) -> str:
    """Return the condition that the value equals the cell (a range, flag, or one of several choices), or not."""
    if found := _RANGE.match(text):
        within = _within(name, found)
        return f"not ({within})" if negated else within
    if text.lower() in _FLAGS:
        return name if _FLAGS[text.lower()] is not negated else f"not {name}"
    choices = [choice.strip().strip('"') for choice in re.split(r"[,|]", text)]
    if not all(re.match(ID_PATTERN, choice) for choice in choices):
        raise _unusable(text)
    if len(choices) == 1:
        return f'{name} {"!=" if negated else "=="} "{choices[0]}"'
    listed = ", ".join(f'"{choice}"' for choice in choices)
    return f"{name} {'not in' if negated else 'in'} ({listed})"


def _within(name: str, found: re.Match[str]) -> str:
    low, high = float(found["low"]), float(found["high"])
    if bool(found["open"]) != bool(found["close"]):
        raise Unusable("unbalanced bracket", "write `2..5`, or `[2..5)` for less than 5")
    above, below = ">" if found["open"] == "(" else ">=", "<" if found["close"] == ")" else "<="
    if low > high or (low == high and (above, below) != (">=", "<=")):
        raise Unusable("empty range", "write the lower end first")
    return f"{name} {above} {_number(found['low'])} and {name} {below} {_number(found['high'])}"


def _number(given: float | str) -> str:
    value = float(given)
    if not abs(value) <= MAX_MAGNITUDE:
        raise Unusable(f"a threshold is at most {MAX_MAGNITUDE:g}", "use a smaller number")
    return number_text(value + 0.0)  # no negative zero


def _unusable(text: str) -> Unusable:
    """Return the error for an invalid cell, with help for common mistakes."""
    help = HELP
    if words := next((kind.words for kind in KINDS.values() if text.lower() in kind.words), ()):
        numbers = ", ".join(f"{word} {number}" for number, word in enumerate(words))
        help = f"write the number: {numbers}"
    elif _COMMA.search(text):
        help = "write numbers with a point: 2.5"
    elif found := _HYPHEN.match(text):
        help = f"write `{found[1]}..{found[2]}`"
    return Unusable(
        f"{shown(text)} cannot be read as a condition" if text else "expected a value after the operator", help
    )
