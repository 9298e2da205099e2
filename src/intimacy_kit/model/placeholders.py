"""Read and fill the placeholders of texts about people, such as `{partner}`.

    fill("You and {partner}.", {"partner": "your friend"})              # "You and your friend."
    fill("{Partner} listens {{here}}.", {"partner": "your friend"})     # "Your friend listens {here}."

A placeholder may have forms, which a language needs and another does not: `{partner.dative}`. With a capital letter it
begins a sentence. A brace that belongs to the text is written twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_PIECE = re.compile(r"\{\{|\}\}|\{(?P<name>[^{}]*)\}|[{}]")
_NAME = re.compile(r"[A-Za-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?")


class Malformed(NamedTuple):
    """What stands in braces and is no placeholder, or a single brace."""

    text: str


def has_braces(text: str) -> bool:
    """Return whether a text may have placeholders or braces to be filled."""
    return "{" in text or "}" in text


def used_in(text: str) -> Iterator[str | Malformed]:
    """Yield the names of the placeholders of a text, with their forms, and what is malformed."""
    for piece in _PIECE.finditer(text):
        if piece.group() not in ("{{", "}}"):
            name = piece["name"]
            yield _small(name) if name and _NAME.fullmatch(name) else Malformed(piece.group())


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return a checked text with its placeholders filled.

    Args:
        text: the text, of which nothing is malformed.
        values: by name, with the form if there is one; all that the text uses.
    """
    return _PIECE.sub(lambda piece: _filled(piece, values), text)


def base(name: str) -> str:
    """Return the name of a placeholder without its form."""
    return name.partition(".")[0]


def _filled(piece: re.Match[str], values: Mapping[str, str]) -> str:
    name = piece["name"]
    if name is None:
        return piece.group()[0]
    value = values[_small(name)]
    return value[:1].upper() + value[1:] if name[0].isupper() else value


def _small(name: str) -> str:
    return name[0].lower() + name[1:]
