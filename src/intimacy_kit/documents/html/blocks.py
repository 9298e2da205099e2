"""Render the blocks of a document as HTML: sections, cards within them, and what is in the cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from intimacy_kit.documents.html.bar import score_bar
from intimacy_kit.documents.html.markup import Content, Markup, el, joined
from intimacy_kit.documents.tree import (
    Bar,
    Block,
    Figure,
    Inline,
    Item,
    Level,
    Paragraph,
    Section,
    Span,
    Table,
)
from intimacy_kit.messages.catalogue import Messages

_GOOD = "level good"
_LADDERS = {
    "mild": "level mild",
    "moderate": "level moderate",
    "severe": "level severe",
    "emerging": _GOOD,
    "solid": _GOOD,
    "strong": _GOOD,
}
"""The classes of badges by level; those of other levels have no colour."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders the blocks of one document.

    Attributes:
        say: the library's own messages.
        language: that of the library's own texts, where it has to be marked because texts of packs have another one.
    """

    say: Messages
    language: str | None

    def blocks(self, blocks: Sequence[Block], depth: int = 0) -> Markup:
        """Return blocks, consecutive items as one list.

        Args:
            blocks: those of one level.
            depth: 0 for a page, 1 within its sections, 2 and more within cards.
        """
        told: list[Markup] = []
        for tag, alike in groupby(blocks, _list_tag):
            same = [self._block(block, depth) for block in alike]
            told.append(el(tag, same) if tag else joined(same))
        return Markup("".join(told))

    def _block(self, block: Block, depth: int) -> Markup:
        match block:
            case Section():
                return self._section(block, depth)
            case Paragraph(text=text, tone=tone, own=own):
                kind = {"plain": None, "soft": "soft", "notice": "card safety"}[tone]
                return el("p", inline(text), class_=kind, lang=self._lang(own))
            case Level(body=body):
                return self._card(el("h3", block.title), self._badge(block), self.blocks(body, 2))
            case Bar(level=level, body=body):
                return self._card(
                    el("h3", level.title),
                    self._badge(level),
                    self._score(block),
                    self._range(block),
                    self.blocks(body, 2),
                )
            case Figure():
                return self._figure(block, depth)
            case Table():
                return self._table(block)
            case _:
                return self._item(block, depth)

    def _section(self, section: Section, depth: int) -> Markup:
        marked = self._lang(section.own)
        title: Content = el("span", section.heading, lang=marked) if marked else section.heading
        numbered: Content = title if section.number is None else [f"{section.number}. ", title]
        beside = section.aside and f"({section.aside})" if depth > 1 else section.aside
        aside = el("span", beside, class_="soft", lang=self.language) if beside else None
        inside = self.blocks(section.body, depth + 1)
        if depth == 0:
            return el("section", el("h2", numbered, [" ", aside] if aside else None), inside)
        if depth == 1:
            return self._card(el("h3", numbered), aside, inside)
        told = el("p", el("strong", numbered), [" ", aside] if aside else None)
        return el("div", told, inside, class_="whole")

    def _card(self, heading: Markup, badge: Content, *content: Content) -> Markup:
        return el("article", el("div", heading, badge, class_="head"), content, class_="card")

    def _badge(self, level: Level) -> Markup:
        return el("span", level.word, class_=_LADDERS.get(level.level, "level"), lang=self.language)

    def _score(self, bar: Bar) -> Markup | None:
        """Return the drawing of a score, on the zones of the levels; nothing for what is good to have."""
        good = _LADDERS.get(bar.level.level) == _GOOD
        return None if good else el("figure", score_bar(bar, self.say, self.language))

    def _range(self, bar: Bar) -> Markup | None:
        """Return what the shaded range means, where there is one and the card tells more than the level."""
        if bar.low == bar.high or not bar.body:
            return None
        could = self.say.gettext("With the open questions answered it could lie anywhere in the shaded range.")
        return el("p", could, class_="soft", lang=self.language)

    def _figure(self, figure: Figure, depth: int) -> Markup:
        """Return the picture, and what it says in words below it, folded; a wide one can be scrolled."""
        picture: Content = Markup(figure.picture)
        if figure.wide:
            picture = el("div", picture, class_="wide", tabindex="0", role="group", aria_label=figure.caption)
        summary = el("summary", self.say.gettext("The same in words"), lang=self.language)
        words = el("details", summary, self.blocks(figure.words, max(depth, 2)))
        return Markup(el("figure", picture) + words)

    def _table(self, table: Table) -> Markup:
        header = el("tr", [el("th", cell, scope="col") for cell in table.header], lang=self.language)
        rows = [el("tr", [el("td", cell) for cell in row]) for row in table.rows]
        return el("table", el("thead", header), el("tbody", rows, lang=self._lang(table.own)))

    def _item(self, item: Item, depth: int) -> Markup:
        return el("li", inline(item.text), self.blocks(item.body, max(depth + 1, 2)), lang=self._lang(item.own))

    def _lang(self, own: bool) -> str | None:
        return self.language if own else None


def inline(text: Inline) -> Markup:
    """Return text with what stands out or back in it, and links as such if they are for http or https."""
    return joined(text if isinstance(text, str) else [part if isinstance(part, str) else _span(part) for part in text])


def _span(span: Span) -> Content:
    match span.tone:
        case "strong":
            return el("strong", span.text)
        case "soft":
            return el("span", span.text, class_="soft")
        case _:
            return el("a", span.text, href=span.text) if span.text.startswith(("https://", "http://")) else span.text


def _list_tag(block: Block) -> str | None:
    if not isinstance(block, Item):
        return None
    return "ul" if block.number is None else "ol"
