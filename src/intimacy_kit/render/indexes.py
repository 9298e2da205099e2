"""Tell indexes: a number of 100 with its level and range. What is open is told as not known yet, never as a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil, floor

from intimacy_kit.documents.tree import Level, Paragraph, Section, section
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.indexes import IndexValue
from intimacy_kit.model.levels import not_known_yet


def indexes_told(indexes: Iterable[IndexValue], say: Messages) -> Iterator[Section]:
    """Yield the section of the indexes, by their ids; none if there are none."""
    yield from section(say.gettext("As a whole"), [index_told(index, say) for index in indexes])


def index_told(index: IndexValue, say: Messages) -> Level:
    """Return an index with its level, its number and its range."""
    low, high = floor(100 * index.low), ceil(100 * index.high)
    if index.value is None or index.level_title is None:
        open_ = say.gettext("Between {low} and {high} of 100: too many questions are still open.", low=low, high=high)
        return Level(index.title, "none", not_known_yet(say), (Paragraph(open_, "soft"),))
    number = number_told(index, index.value, say)
    word = say.gettext("{level}, {number} of 100", level=index.level_title, number=number)
    if index.low == index.high:
        return Level(index.title, index.level or "none", word)
    told = say.gettext("Between {low} and {high}, as some questions are still open.", low=low, high=high)
    return Level(index.title, index.level or "none", word, (Paragraph(told, "soft"),))


def number_told(index: IndexValue, value: float, say: Messages) -> str:
    """Return a value as a number of 100, with decimals only where a whole number would be of another level."""
    starts = [rung.start for rung in index.levels]
    decimals = 0
    while _reached(starts, float(f"{100 * value:.{decimals}f}") / 100) != _reached(starts, value):
        decimals += 1
    return say.decimals(f"{100 * value:.{decimals}f}")


def _reached(starts: Iterable[float], value: float) -> int:
    return sum(start <= value for start in starts)
