"""Describe columns from their values alone: whether they are numbers, and the words that many people chose.

A draft is made to be read and passed on, so it holds no word that only a few gave, nor the ends of few numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from intimacy_kit.answers.codebooks.codes import as_number, code_text
from intimacy_kit.answers.drafts.described import DescribedColumn

MOST_WORDS = 11
FEWEST_EACH = 5
"""A word that fewer people gave is not told."""
FEWEST_NUMBERS = 20
_KEPT = 200


@dataclass(slots=True)
class ValueTally:
    """Counts the values of a column."""

    words: Counter[str] = field(default_factory=Counter)
    numbers: int = 0
    low: float = float("inf")
    high: float = float("-inf")

    def add(self, values: Iterable[object]) -> None:
        """Count values; None is none."""
        for value in values:
            text = str(code_text(value)).strip() if value is not None else ""
            number = as_number(text)
            if number is not None:
                self.numbers += 1
                self.low, self.high = min(self.low, number), max(self.high, number)
            elif text and (text in self.words or len(self.words) < _KEPT):
                self.words[text] += 1

    def described(self, name: str, label: str = "") -> DescribedColumn:
        """Return what is known of the column."""
        if self.words and not self.numbers:
            few = len(self.words) <= MOST_WORDS and min(self.words.values()) >= FEWEST_EACH
            codes = tuple((word, "") for word in sorted(self.words)) if few else ()
            return DescribedColumn(name, label, codes, is_number=False)
        ends = (self.low, self.high) if self.numbers >= FEWEST_NUMBERS and not self.words else None
        return DescribedColumn(name, label, (), is_number=bool(self.numbers) or None, ends=ends)
