"""Describe the columns of a file of answers, as far as its source knows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class DescribedColumn:
    """What is known about a column.

    Attributes:
        name: its name in the data.
        label: what was asked; empty if unknown.
        codes: its codes, and what each stands for; the latter is empty if the code is what people were shown.
        is_number: whether it holds numbers; None if unknown.
        ends: the least and largest number that it can hold, or does.
    """

    name: str
    label: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    is_number: bool | None = None
    ends: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Described:
    """What is known about a file.

    Attributes:
        columns: in order.
        missing: codes that the file declares as missing.
        format: entries of `file` in the codebook.
    """

    columns: tuple[DescribedColumn, ...]
    missing: tuple[str, ...] = ()
    format: tuple[tuple[str, str], ...] = ()


def plain_label(text: object) -> str:
    """Return a text of a survey in one line, without markup."""
    found = _BLANKS.sub(" ", unescape(_TAG.sub(" ", str(text or "")))).strip()
    return "".join(sign for sign in found if sign.isprintable())
