"""Render the blocks of a document as HTML: sections, cards within them, and what is in the cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from intimacy_kit.documents.html.marks import level_mark
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
from intimacy_kit.model.levels import Level as Hard
from intimacy_kit.model.levels import StrengthLevel as Good

_LADDERS = {**dict.fromkeys(Good.words[1:], "component"), **dict.fromkeys(Hard.words[1:], "challenge")}
"""The kind of finding that has a level, by the level; those of other levels have no marks."""


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
                kind = {"plain": None, "soft": "soft", "notice": "note"}[tone]
                return el("p", inline(text), class_=kind, lang=self._lang(own))
            case Level(body=body):
                return self._card(el("h3", block.title), self._level(block), self.blocks(body, 2))
            case Bar(level=level, body=body):
                return self._card(el("h3", level.title), self._level(level), self.blocks(body, 2))
            case Figure():
                return el("figure", Markup(block.picture), el("figcaption", block.words, lang=self.language))
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
            head = el("div", el("h2", numbered, [" ", aside] if aside else None), class_="head")
            return el("section", head, el("div", inside, class_="body"))
        if depth == 1:
            return self._card(el("h3", numbered), aside, inside)
        told = el("p", el("strong", numbered), [" ", aside] if aside else None)
        return el("div", told, inside, class_="whole")

    def _card(self, heading: Markup, beside: Content, *content: Content) -> Markup:
        return el("article", el("div", heading, beside, class_="titled"), content, class_="card")

    def _level(self, level: Level) -> Markup:
        """Return a level in words, with its marks if it is one of a ladder of findings."""
        word = el("span", level.word, lang=self.language) if self.language else level.word
        if level.level in _LADDERS:
            return level_mark(_LADDERS[level.level], level.level, word)
        return el("span", word, class_="level")

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
