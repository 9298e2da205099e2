"""The first screen: when, what it is, three sentences, and the index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from intimacy_kit.documents.html.marks import icon
from intimacy_kit.documents.html.markup import Content, Markup, el

_ICONS = {"well": "leaf", "hard": "cloud", "help": "arrow"}


class Sentence(NamedTuple):
    """One of the three sentences: what is well, what is hard, or what helps."""

    kind: Literal["well", "hard", "help"]
    label: str
    told: Content


def header(above: str, title: Content, sentences: Sequence[Sentence], *index: Content, instead: str = "") -> Markup:
    """Return the header of a page.

    Args:
        above: what stands above the title, such as the date.
        title: of the page.
        sentences: up to three.
        index: its card, if there is one.
        instead: what is told where there are no sentences.
    """
    listed = [el("li", icon(_ICONS[each.kind], each.kind), _told(each)) for each in sentences]
    three = el("ul", listed, class_="three", role="list") if listed else el("p", instead, class_="sentence lone")
    left = el("div", el("p", above, class_="meta"), el("h1", title), three)
    return el("header", left, *index, class_="top" if any(index) else "top alone")


def _told(sentence: Sentence) -> Markup:
    return el(
        "div", el("p", sentence.label, class_=f"label {sentence.kind}"), el("p", sentence.told, class_="sentence")
    )
