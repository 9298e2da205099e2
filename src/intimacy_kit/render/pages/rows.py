"""Rows: a title, a level, and one line; for what is well, what has moved, and the page for both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from intimacy_kit.documents.html.marks import icon, level_mark
from intimacy_kit.documents.html.markup import Content, Markup, el
from intimacy_kit.documents.html.voice import Voice
from intimacy_kit.model.levels import level_word, not_known_yet
from intimacy_kit.model.result import Finding, Strength
from intimacy_kit.model.shareable import ShareableFinding, ShareableStrength

Told = Finding | Strength | ShareableFinding | ShareableStrength


def titled(title: Content, *levels: Content) -> Markup:
    """Return a title with its level on a line of its own, however long that is; on paper beside it."""
    return el("div", el("h3", title), el("p", levels) if any(levels) else None, class_="titled")


def row(each: Told, voice: Voice, more: Content = None) -> Markup:
    """Return the row of something found, with one line below it."""
    return el(
        "li",
        titled(voice.theirs(each.title), level_mark(each.kind, each.level, spoken_level(each.kind, each.level, voice))),
        el("p", more, class_="soft") if more else None,
    )


def rows(content: Sequence[Content], kind: str = "rows") -> Markup:
    """Return rows as a list, with hairlines between them."""
    return el("ul", content, class_=kind, role="list")


def moved(kind: str, levels: Iterable[str | None], voice: Voice) -> Markup:
    """Return levels one after another, with arrows between them; None is one that is not known yet, without marks."""
    say = voice.say
    drawn: list[Content] = []
    for level in levels:
        if drawn:
            between = el("span", say.pgettext("from one level to another", "then"), class_="hidden")
            drawn += [icon("arrow", "then"), between]
        word = spoken_level(kind, level, voice)
        drawn.append(el("span", word) if level is None else level_mark(kind, level, word))
    return el("span", drawn, class_="level")


def spoken_level(kind: str, level: str | None, voice: Voice) -> Content:
    """Return a level in words; None is one that is not known yet."""
    return not_known_yet(voice.say) if level is None else voice.level(kind, level, level_word(level, kind, voice.say))
