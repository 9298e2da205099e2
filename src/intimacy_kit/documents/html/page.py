"""Render a document as a whole page, or as a fragment for a notebook."""

from __future__ import annotations

from collections.abc import Iterable

from intimacy_kit.documents.html.blocks import Renderer
from intimacy_kit.documents.html.languages import languages
from intimacy_kit.documents.html.markup import Markup, el, void
from intimacy_kit.documents.html.style import FRAGMENT, STYLE
from intimacy_kit.documents.tree import Document
from intimacy_kit.model.pack import PackInfo


def page(document: Document, *, provenance: Iterable[PackInfo] = ()) -> str:
    """Return a complete page: a single file that needs neither network nor scripts.

    Args:
        document: what is told.
        provenance: packs named in the footer.
    """
    say = document.messages
    spoken = languages(say, document.locale)
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
    body = Renderer(say, spoken.own).blocks(document.body)
    main = el("main", body, lang=spoken.packs[0], dir=spoken.packs[1])
    footer = el(
        "footer",
        el("h2", say.gettext("About this page")),
        el("p", made or say.gettext("Made by intimacy-kit.")),
    )
    language, direction = spoken.page
    return f"<!doctype html>\n{el('html', head, el('body', header, main, footer), lang=language, dir=direction)}\n"


def fragment(document: Document) -> Markup:
    """Return a document for a notebook: a part of a page, with a style of its own."""
    spoken = languages(document.messages, document.locale)
    language, direction = spoken.packs if spoken.own else spoken.page
    title = el("h2", document.title, lang=spoken.own)
    body = Renderer(document.messages, spoken.own).blocks(document.body)
    style = Markup(f"<style>{FRAGMENT}</style>")
    return el("div", style, title, body, class_="intimacy-kit", lang=language, dir=direction)
