"""Render a document as a whole page, or as a fragment for a notebook."""

from __future__ import annotations

from intimacy_kit.documents.html.blocks import Renderer
from intimacy_kit.documents.html.frame import whole_page
from intimacy_kit.documents.html.languages import languages
from intimacy_kit.documents.html.markup import Markup, el
from intimacy_kit.documents.html.style import FRAGMENT
from intimacy_kit.documents.tree import Document


def page(document: Document) -> str:
    """Return a complete page: a single file that needs neither network nor scripts."""
    say = document.messages
    spoken = languages(say, document.locale)
    header = el("header", el("h1", document.title), class_="top alone")
    body = Renderer(say, spoken.own).blocks(document.body)
    main = el("main", body, lang=spoken.packs[0], dir=spoken.packs[1])
    footer = el("footer", el("p", say.gettext("Made by intimacy-kit."), class_="small soft"), class_="plain")
    return whole_page(document.title, spoken, header, main, footer)


def fragment(document: Document, *first: Markup) -> Markup:
    """Return a document for a notebook: a part of a page, with a style of its own.

    Args:
        document: what is told.
        first: what stands before it.
    """
    spoken = languages(document.messages, document.locale)
    language, direction = spoken.packs if spoken.own else spoken.page
    title = el("h2", document.title, lang=spoken.own)
    body = Renderer(document.messages, spoken.own).blocks(document.body)
    style = Markup(f"<style>{FRAGMENT}</style>")
    return el("div", style, title, *first, body, class_="intimacy-kit", lang=language, dir=direction)
