"""Render a document as a whole page, or as a fragment for a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from intimacy_kit.documents.html.blocks import Renderer
from intimacy_kit.documents.html.markup import Markup, el, void
from intimacy_kit.documents.html.style import FRAGMENT, STYLE
from intimacy_kit.documents.tree import Document
from intimacy_kit.model.pack import PackInfo

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""The languages that are written from right to left, of which packs may have texts without messages here."""


class _Languages(NamedTuple):
    """The languages of a page, and which of them have to be marked.

    Attributes:
        page: of the page, and its direction.
        packs: of texts of packs, and its direction, where it is another one; else None.
        own: of the library's own texts, where that of packs' texts is another one; else None.
    """

    page: tuple[str, str]
    packs: tuple[str, str] | tuple[None, None]
    own: str | None


def page(document: Document, *, provenance: Iterable[PackInfo] = ()) -> str:
    """Return a complete page: a single file that needs neither network nor scripts.

    Args:
        document: what is told.
        provenance: packs named in the footer.
    """
    say, languages = document.messages, _languages(document)
    packs = ", ".join(f"{pack.name} {pack.version} ({pack.digest[:12]})" for pack in provenance)
    made = say.gettext("Made by intimacy-kit from the rules of {packs}.", packs=packs) if packs else ""
    head = el(
        "head",
        void("meta", charset="utf-8"),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="robots", content="noindex"),
        void("meta", name="referrer", content="no-referrer"),
        void("meta", http_equiv="Content-Security-Policy", content="default-src 'none'; style-src 'unsafe-inline'"),
        el("title", document.title),
        Markup(f"<style>{STYLE}</style>"),
    )
    introduction = el("p", document.introduction, class_="soft") if document.introduction else None
    header = el("header", el("h1", document.title), introduction)
    body = Renderer(say, languages.own).blocks(document.body)
    main = el("main", body, lang=languages.packs[0], dir=languages.packs[1])
    footer = el(
        "footer",
        el("h2", say.gettext("About this page")),
        el("p", made or say.gettext("Made by intimacy-kit.")),
    )
    language, direction = languages.page
    return f"<!doctype html>\n{el('html', head, el('body', header, main, footer), lang=language, dir=direction)}\n"


def fragment(document: Document) -> Markup:
    """Return a document for a notebook: a part of a page, with a style of its own."""
    languages = _languages(document)
    language, direction = languages.packs if languages.own else languages.page
    title = el("h2", document.title, lang=languages.own)
    body = Renderer(document.messages, languages.own).blocks(document.body)
    style = Markup(f"<style>{FRAGMENT}</style>")
    return el("div", style, title, body, class_="intimacy-kit", lang=language, dir=direction)


def _languages(document: Document) -> _Languages:
    own = document.messages.locale
    packs = document.locale or own
    if packs.split("-")[0] == own.split("-")[0]:
        return _Languages((packs, document.messages.data.direction), (None, None), None)
    direction = "rtl" if packs.split("-")[0] in _RIGHT_TO_LEFT else "ltr"
    return _Languages((own, document.messages.data.direction), (packs, direction), own)
