"""The card of an index: its number, of 100, with the range in words and on a scale; or its word alone."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

from intimacy_kit.documents.html.markup import Content, Markup, el
from intimacy_kit.documents.html.voice import Voice
from intimacy_kit.model.indexes import IndexValue, Rung, index_level
from intimacy_kit.model.shareable import ShareableIndex


def index_card(index: IndexValue, voice: Voice, told: Content = None) -> Markup:
    """Return the card of an index. The scale is hidden from screen readers: the words say all.

    Args:
        index: the index, for one case.
        voice: of the page.
        told: what stands below the scale instead of the range.
    """
    say = voice.say
    low, high = floor(100 * index.low), ceil(100 * index.high)
    label = el("p", voice.theirs(index.title), class_="label")
    if index.value is None or index.level_title is None:
        between = say.gettext(
            "Somewhere between {low} and {high} of 100. A few more answers would make this clearer.",
            low=low,
            high=high,
        )
        word = el("p", say.gettext("Not known yet"), class_="open-word")
        return _card(label, word, _scale(index.levels, low, high), el("p", between, class_="small soft"))
    number = whole_number(index.levels, index.value)
    figure = el(
        "p",
        el("span", str(number), class_="number"),
        " ",
        el("span", say.gettext("of 100"), class_="soft nowrap"),
        " ",
        el("strong", voice.theirs(index.level_title)),
        class_="figure",
    )
    below = say.gettext("Between {low} and {high}, as some questions are still open.", low=low, high=high)
    if index.low == index.high:
        below = say.gettext("All that counts here is answered.")
    return _card(label, figure, _scale(index.levels, low, high, number), el("p", told or below, class_="small soft"))


def word_card(index: ShareableIndex, voice: Voice) -> Markup:
    """Return the card of an index in words alone: for both there are no numbers, and no ranges."""
    label = el("p", voice.theirs(index.title), class_="label")
    if index.level_title is None:
        return _card(label, el("p", voice.say.gettext("Not known yet"), class_="open-word"))
    titles = index.level_titles
    place = titles.index(index.level_title) if index.level_title in titles else -1
    word = el("p", voice.theirs(index.level_title), class_="open-word")
    if place < 0:
        return _card(label, word)
    steps = [el("i", class_="full" if at <= place else None) for at in range(len(titles))]
    told = voice.say.gettext(
        "Step {number} of {count}: {levels}. On this page there are words, and no numbers.",
        number=place + 1,
        count=len(titles),
        levels=", ".join(titles),
    )
    return _card(label, word, el("div", steps, class_="steps", aria_hidden="true"), el("p", told, class_="small soft"))


def whole_number(levels: Sequence[Rung], value: float) -> int:
    """Return a value as a whole number of 100, rounded, but never up into the next level, nor down out of its own."""
    for number in (round(100 * value), floor(100 * value), ceil(100 * value)):
        if index_level(levels, number / 100) == index_level(levels, value):
            return number
    return floor(100 * value)


def _scale(levels: Sequence[Rung], low: int, high: int, number: int | None = None) -> Markup:
    """Return the track, cut at the levels, with the range and a dot for the number."""
    ranged = el("i", class_="range", style=f"inset-inline-start:{low}%;width:{high - low}%") if high > low else None
    cuts = [el("i", class_="cut", style=f"inset-inline-start:{100 * rung.start:g}%") for rung in levels[1:]]
    dot = None if number is None else el("i", class_="dot", style=f"inset-inline-start:{number}%")
    return el("div", ranged, cuts, dot, class_="scale", aria_hidden="true")


def _card(*content: Content) -> Markup:
    return el("div", *content, class_="card index")
