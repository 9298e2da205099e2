"""The frame of every page: one file that needs neither network nor scripts, and parts that all pages have."""

from __future__ import annotations

from collections.abc import Sequence

from intimacy_kit.documents.html.languages import Languages
from intimacy_kit.documents.html.markup import Content, Markup, el, void
from intimacy_kit.documents.html.style import STYLE


def whole_page(title: str, spoken: Languages, *body: Content) -> str:
    """Return a complete page.

    Args:
        title: of the tab.
        spoken: the languages of the page.
        body: header, main and footer.
    """
    head = el(
        "head",
        void("meta", charset="utf-8"),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="robots", content="noindex"),
        void("meta", name="referrer", content="no-referrer"),
        void("meta", http_equiv="Content-Security-Policy", content="default-src 'none'; style-src 'unsafe-inline'"),
        el("title", title),
        Markup(f"<style>{STYLE}</style>"),
    )
    language, direction = spoken.page
    return f"<!doctype html>\n{el('html', head, el('body', *body), lang=language, dir=direction)}\n"


def part(heading: str, *body: Content, below: Content = None, kind: str | None = None, name: str = "section") -> Markup:
    """Return a section: its heading, which stands in the margin where there is room, and its content.

    Args:
        heading: of the section.
        body: its content.
        below: a sentence that belongs to the heading.
        kind: class of the section.
        name: of the element.
    """
    head = el("div", el("h2", heading), el("p", below) if below else None, class_="head")
    return el(name, head, el("div", *body, class_="body"), class_=kind)


def facts(pairs: Sequence[tuple[str, Content]]) -> Markup:
    """Return names and what they stand for, such as a date."""
    return el("dl", [[el("dt", name), el("dd", value)] for name, value in pairs])
