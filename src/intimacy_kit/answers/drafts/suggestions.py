"""Suggest the signal that a column may be, by the words that both are told with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from intimacy_kit.answers.drafts.described import DescribedColumn
from intimacy_kit.model.signals import Signal

_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = {
    *("about", "does", "each", "feel", "from", "have", "many", "much", "often", "other", "partner", "that", "their"),
    *("them", "there", "they", "this", "what", "when", "with", "would", "your", "yours"),
}
_LEAST = 0.5


class Suggestions:
    """Suggests signals."""

    def __init__(self, signals: Mapping[str, Signal]) -> None:
        self._words = {
            id: _words(f"{id.replace('_', ' ')} {signal.title} {signal.question}") for id, signal in signals.items()
        }
        self._spread = Counter(word for words in self._words.values() for word in words)

    def of(self, column: DescribedColumn) -> str | None:
        """Return the id of the signal with the most words in common, the rarer the better; None if there are few."""
        words = _words(f"{column.name.replace('_', ' ')} {column.label}")
        scores = {id: sum(1 / self._spread[word] for word in words & own) for id, own in self._words.items()}
        best = max(scores, key=lambda id: (scores[id], id), default=None)
        return best if best is not None and scores[best] >= _LEAST else None


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _COMMON
