"""Describe columns from their values alone: whether they are numbers, and the words that many people chose.

A draft is made to be read and passed on, so it holds no word that only a few gave, nor the ends of few numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from intimacy_kit.answers.codebooks.codes import as_number, code_text
from intimacy_kit.answers.drafts.described import DescribedColumn

MOST_WORDS = 11
_COMMA = re.compile(r"[+-]?\d+,\d+\Z")
FEWEST_EACH = 5
"""A word that fewer people gave is not told."""
FEWEST_NUMBERS = 20
_KEPT = 200


@dataclass(frozen=True, slots=True)
class NumberEnds:
    """The number of answers, the least and the largest of them; None without any."""

    count: int = 0
    low: float | None = None
    high: float | None = None

    def with_part(self, count: int, low: float | None, high: float | None) -> NumberEnds:
        """Return the ends of these and further answers."""
        lows, highs = ([end for end in pair if end is not None] for pair in ((self.low, low), (self.high, high)))
        return NumberEnds(self.count + count, min(lows, default=None), max(highs, default=None))

    @property
    def told(self) -> tuple[float, float] | None:
        """The ends, if so many answered that they are not those of single people."""
        if self.count < FEWEST_NUMBERS or self.low is None or self.high is None:
            return None
        return self.low, self.high


@dataclass(slots=True)
class ValueTally:
    """Counts the values of a column. Numbers with a decimal comma are numbers if the column holds no words."""

    words: Counter[str] = field(default_factory=Counter)
    numbers: int = 0
    commas: int = 0
    low: float = float("inf")
    high: float = float("-inf")

    def add(self, values: Iterable[object]) -> None:
        """Count values; None is none."""
        for value in values:
            text = str(code_text(value)).strip() if value is not None else ""
            has_comma = _COMMA.match(text) is not None
            number = as_number(text.replace(",", ".") if has_comma else text)
            if number is not None:
                self.numbers += 1
                self.commas += has_comma
                self.low, self.high = min(self.low, number), max(self.high, number)
            elif text and (text in self.words or len(self.words) < _KEPT):
                self.words[text] += 1

    def described(self, name: str, label: str = "") -> DescribedColumn:
        """Return what is known of the column."""
        if self.words and not self.numbers:
            few = len(self.words) <= MOST_WORDS and min(self.words.values()) >= FEWEST_EACH
            codes = tuple((word, "") for word in sorted(self.words)) if few else ()
            return DescribedColumn(name, label, codes, is_number=False)
        ends = None if self.words else NumberEnds(self.numbers, self.low, self.high).told
        return DescribedColumn(name, label, (), is_number=bool(self.numbers) or None, ends=ends)
