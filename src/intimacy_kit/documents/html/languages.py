"""Tell which languages a page has, and which texts have to be marked with theirs."""

from __future__ import annotations

from typing import NamedTuple

from intimacy_kit.messages.catalogue import Messages

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""The languages that are written from right to left, of which packs may have texts without messages here."""


class Languages(NamedTuple):
    """The languages of a page.

    Attributes:
        page: of the page, and its direction.
        packs: of texts of packs, and its direction, where it is another one; else None.
        own: of the library's own texts, where that of packs' texts is another one; else None.
    """

    page: tuple[str, str]
    packs: tuple[str, str] | tuple[None, None]
    own: str | None


def languages(say: Messages, locale: str | None) -> Languages:
    """Return the languages of a page with these messages and texts of packs in this locale; None for the packs' own."""
    own = say.locale
    packs = locale or own
    if packs.split("-")[0] == own.split("-")[0]:
        return Languages((packs, say.data.direction), (None, None), None)
    direction = "rtl" if packs.split("-")[0] in _RIGHT_TO_LEFT else "ltr"
    return Languages((own, say.data.direction), (packs, direction), own)
