"""Locales: how languages are named, and which of them will do for one that is wanted."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import StringConstraints

LOCALE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
Locale = Annotated[str, StringConstraints(strict=True, pattern=LOCALE_PATTERN, max_length=11)]
"""A language, with a script or a region where that matters: `de`, `zh-Hant`, `de-AT`."""

Wanted = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z]{2,8}(-[A-Za-z0-9]{1,8})*$", max_length=35)]
"""What an app may ask for: also with variants and extensions, as operating systems and browsers name them."""

_LOCALE = re.compile(LOCALE_PATTERN[:-1] + r"\Z")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*\Z")
_LONGEST = 35


def is_locale(name: str) -> bool:
    """Whether this is the name of a locale as packs write it."""
    return _LOCALE.match(name) is not None


def canonical(tag: str) -> str | None:
    """A language tag in its usual spelling, `de_at` as `de-AT`; None if it is none."""
    if len(tag) > _LONGEST or not _TAG.match(tag):
        return None
    first, *rest = tag.replace("_", "-").lower().split("-")
    parts, extension = [first], False
    for part in rest:
        extension = extension or len(part) == 1
        if extension or not part.isalpha():
            parts.append(part)
        else:
            parts.append({2: part.upper(), 4: part.capitalize()}.get(len(part), part))
    return "-".join(parts)


def lookup(tag: str) -> tuple[str, ...]:
    """A locale and those that do instead, the nearest first: de-AT, de (RFC 4647, lookup)."""
    parts, found = tag.split("-"), []
    while parts:
        found.append("-".join(parts))
        parts.pop()
        while parts and len(parts[-1]) == 1:  # it only introduces what came after it
            parts.pop()
    return tuple(found)


def language(tag: str) -> str:
    """The language of a locale, without script and region."""
    return tag.split("-", maxsplit=1)[0]
