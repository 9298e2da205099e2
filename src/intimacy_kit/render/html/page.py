"""The frame of a page, and the parts that several pages share."""

from __future__ import annotations

from collections.abc import Iterable

from intimacy_kit.documents.html.markup import Content, Markup, el, joined, own, void
from intimacy_kit.documents.html.style import STYLE
from intimacy_kit.model.cadences import CADENCES
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.pack import PackInfo
from intimacy_kit.render.html import words


def page(
    title: str, introduction: str, body: Content, language: str | None = None, *, provenance: Iterable[PackInfo] = ()
) -> str:
    """Return a complete page: a single file that needs neither network nor scripts.

    Args:
        title: title and heading.
        introduction: paragraph below the heading.
        body: content.
        language: locale of the texts of the packs; None if none was chosen.
        provenance: packs named in the footer.
    """
    packs = ", ".join(f"{pack.name} {pack.version} ({pack.digest[:12]})" for pack in provenance)
    rules = f"Made by intimacy-kit from the rules of {packs}." if packs else "Made by intimacy-kit."
    footer = el("footer", el("h2", words.ABOUT), el("p", rules))
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
    header = el("header", el("h1", title), el("p", introduction, class_="soft"))
    return f"<!doctype html>\n{own('html', head, el('body', header, el('main', body, lang=language), footer))}\n"


def section(title: str, *content: Content, name: str | None = None) -> Markup:
    """Return a section with a heading, or nothing if the content is empty."""
    inside = joined(content)
    return el("section", own("h2", title, id=name), inside) if inside else Markup()


def card(title: Content, badge: Content, *content: Content) -> Markup:
    """Return a box with a heading and a badge."""
    head = el("div", el("h3", title), badge, class_="head")
    return el("article", head, content, class_="card")


def practice_told(practice: Practice, who: str) -> Markup:
    """Return a practice with its duration, cadence, participants and steps."""
    told = el("p", el("strong", practice.title), when(practice, who))
    return el("div", told, items(practice.steps, ordered=True), class_="whole")


def when(practice: Practice, who: str) -> Markup:
    """Return duration, cadence and participants of a practice, in parentheses."""
    told = f" ({words.minutes(practice.minutes)}, {CADENCES[practice.cadence].label}, {who})"
    return own("span", told, class_="soft")


def items(texts: Iterable[Content], *, ordered: bool = False) -> Markup:
    """Return a list, or nothing if it is empty."""
    listed = [el("li", text) for text in texts]
    return el("ol" if ordered else "ul", listed) if listed else Markup()
