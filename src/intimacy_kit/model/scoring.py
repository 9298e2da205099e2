"""Compute scores of instruments: items, reversed ones turned, to a sum, a mean, or a flag.

Where fewer items are answered than the published rule asks for, there is no score: never a partial sum. What a person
is asked, the published wording, stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from intimacy_kit.model.fields import Frozen
from intimacy_kit.model.labels import Option, OptionData
from intimacy_kit.model.locales import lookup

Method = Literal["sum", "mean", "flag"]


class ScoredItem(NamedTuple):
    """How an item counts in a scale.

    Attributes:
        number: its number in the published form.
        minimum, maximum: the lowest and the highest answer, which are whole numbers.
        reversed: whether it is scored the other way round.
        weight: what it counts.
    """

    number: int
    minimum: int
    maximum: int
    reversed: bool = False
    weight: float = 1.0


class Scoring(NamedTuple):
    """How a scale is scored: all that computing takes.

    Attributes:
        id: that of the instrument, with `.` and that of the scale if there are several.
        items: its items, in the order in which answers are given.
        method: see `Scale.score`.
        least_answered: with fewer answers a sum or a mean has no score.
        at_least: for flags, the answer from which on they are true.
    """

    id: str
    items: tuple[ScoredItem, ...]
    method: Method
    least_answered: int
    at_least: int | None = None

    @property
    def result(self) -> Literal["number", "flag"]:
        """What a score is."""
        return "flag" if self.method == "flag" else "number"

    @property
    def bounds(self) -> tuple[float, float]:
        """The range of the score, ends included; (0, 0) for flags."""
        if self.method == "flag":
            return 0.0, 0.0
        low = sum(item.weight * item.minimum for item in self.items)
        high = sum(item.weight * item.maximum for item in self.items)
        return (low / self.weight, high / self.weight) if self.method == "mean" else (low, high)

    @property
    def weight(self) -> float:
        """What all items together count."""
        return sum(item.weight for item in self.items)

    def score(self, answers: Sequence[float | None]) -> float | bool | None:
        """Return the score of checked answers to the items, in order; None if too few are answered.

        A flag is true once an answer says so, and false only if all are answered.
        """
        given = [(item, answer) for item, answer in zip(self.items, answers, strict=True) if answer is not None]
        whole = len(given) == len(self.items)
        if self.at_least is not None:
            return True if any(turned(*one) >= self.at_least for one in given) else False if whole else None
        if len(given) < self.least_answered:
            return None
        total = sum(item.weight * turned(item, answer) for item, answer in given)
        answered = self.weight if whole else sum(item.weight for item, _ in given)
        if self.method == "mean":
            return total / answered
        return total if whole else total * self.weight / answered


def turned(item: ScoredItem, answer: float) -> float:
    """Return what an answer counts: of a reversed item as far from the other end of its range."""
    return item.minimum + item.maximum - answer if item.reversed else answer


class ItemData(Frozen):
    """An item as data."""

    text: str
    options: tuple[OptionData, ...]


class Item(NamedTuple):
    """An item as a person is asked it.

    Attributes:
        text: its published text.
        options: its answers, from the lowest on.
    """

    text: str
    options: tuple[Option, ...]

    @property
    def data(self) -> ItemData:
        """It as data, for what is written."""
        return ItemData(text=self.text, options=tuple(option.data for option in self.options))

    def to_dict(self) -> dict[str, Any]:
        """Return its data as plain dicts, lists, text and numbers."""
        return self.data.model_dump(mode="json")


class AskedScale(NamedTuple):
    """What a signal is asked by: the items of a scale, and how their answers become one value.

    Attributes:
        scoring: how it is scored.
        wording: its items by locale, as they were published.
        codes: the LOINC codes of its items; empty if there are none.
        code: the LOINC code of the score.
        panel: the LOINC code of the whole.
        answer_codes: the LOINC codes of the answers to each item, from the lowest on; empty if there are none.
    """

    scoring: Scoring
    wording: tuple[tuple[str, tuple[Item, ...]], ...]
    codes: tuple[str, ...] = ()
    code: str | None = None
    panel: str | None = None
    answer_codes: tuple[str, ...] = ()

    def items(self, locale: str | None) -> tuple[Item, ...]:
        """Return the items in a locale, or else in the language that comes first: a paraphrase would not be scored."""
        told = dict(self.wording)
        return next((told[tag] for tag in lookup(locale or "") if tag in told), self.wording[0][1])
