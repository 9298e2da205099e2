"""Rows: a title, a level, and one line; for what is well, what has moved, and the page for both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from intimacy_kit.documents.html.marks import icon, level_mark
from intimacy_kit.documents.html.markup import Content, Markup, el
from intimacy_kit.documents.html.voice import Voice
from intimacy_kit.model.levels import level_word
from intimacy_kit.model.result import Finding, Strength
from intimacy_kit.model.shareable import ShareableFinding, ShareableStrength

Told = Finding | Strength | ShareableFinding | ShareableStrength


def titled(title: Content, *levels: Content) -> Markup:
    """Return a title with its level on a line of its own, however long that is; on paper beside it."""
    return el("div", el("h3", title), el("p", levels) if any(levels) else None, class_="titled")


def row(each: Told, voice: Voice, more: Content = None) -> Markup:
    """Return the row of something found, with one line below it."""
    word = voice.level(each.kind, each.level, level_word(each.level, each.kind, voice.say))
    return el(
        "li",
        titled(voice.theirs(each.title), level_mark(each.kind, each.level, word)),
        el("p", more, class_="soft") if more else None,
    )


def rows(content: Sequence[Content], kind: str = "rows") -> Markup:
    """Return rows as a list, with hairlines between them."""
    return el("ul", content, class_=kind, role="list")


def moved(kind: str, levels: Iterable[str], voice: Voice) -> Markup:
    """Return levels one after another, with arrows between them."""
    say = voice.say
    drawn: list[Content] = []
    for level in levels:
        if drawn:
            between = el("span", say.pgettext("from one level to another", "then"), class_="hidden")
            drawn += [icon("arrow", "then"), between]
        drawn.append(level_mark(kind, level, voice.level(kind, level, level_word(level, kind, say))))
    return el("span", drawn, class_="level")
