"""Codes: how a codebook writes values of a column, and when a value is meant by one.

A code is text. It means a value that is the same text, without surrounding blanks; and, if it is written as a number,
every number equal to it, whether the column holds numbers or text: `1` means 1, 1.0, "1" and "01".
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints

from intimacy_kit.model.values import plain_flag, plain_number, plain_text, plain_whole

NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
"""How numbers are written, as a regular expression that every dataframe library understands."""
_NUMBER = re.compile(rf"{NUMBER}\Z")


def code_text(value: object) -> object:
    """Return a number or a flag as a code is written; anything else as it is, for validation to judge."""
    flag = plain_flag(value)
    if flag is not None:
        return "true" if flag else "false"
    whole = plain_whole(value)
    if whole is not None:
        return str(whole)
    number = plain_number(value)
    if number is None:
        text = plain_text(value)
        return value if text is None else text.strip()
    return str(int(number)) if abs(number) < 1e15 and number == int(number) else repr(number)


Code = Annotated[
    str,
    BeforeValidator(code_text),
    StringConstraints(strict=True, min_length=1, max_length=1000, strip_whitespace=True),
]
"""Text, or a number or a flag, which becomes text."""


def as_number(code: str) -> float | None:
    """Return the number that a code is written as; None for other text."""
    return float(code) if _NUMBER.match(code) else None


def same(one: str, other: str) -> bool:
    """Return whether two codes mean a common value."""
    first, second = as_number(one), as_number(other)
    return one == other or (first is not None and first == second)
