"""Validate and normalize locale names, and look up fallbacks (RFC 4647)."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import StringConstraints

LOCALE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
Locale = Annotated[str, StringConstraints(strict=True, pattern=LOCALE_PATTERN, max_length=11)]
"""A language with an optional script or region: `de`, `zh-Hant`, `de-AT`."""

Wanted = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z]{2,8}(-[A-Za-z0-9]{1,8})*$", max_length=35)]
"""A locale that an app may request: also with variants and extensions, as operating systems and browsers use them."""

_LOCALE = re.compile(LOCALE_PATTERN[:-1] + r"\Z")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*\Z")
_MAX_LENGTH = 35


def is_locale(name: str) -> bool:
    """Return whether a name is a locale as packs write it."""
    return _LOCALE.match(name) is not None


def canonical(tag: str) -> str | None:
    """Return the canonical spelling of a language tag, such as `de-AT` for `de_at`; None if it is malformed."""
    if len(tag) > _MAX_LENGTH or not _TAG.match(tag):
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
    """Return a locale and its fallbacks, the most specific first, such as de-AT, de (RFC 4647, lookup)."""
    parts, found = tag.split("-"), []
    while parts:
        found.append("-".join(parts))
        parts.pop()
        while parts and len(parts[-1]) == 1:  # a singleton only introduces the subtags after it
            parts.pop()
    return tuple(found)


def language(tag: str) -> str:
    """Return the language of a locale, without script and region."""
    return tag.split("-", maxsplit=1)[0]
