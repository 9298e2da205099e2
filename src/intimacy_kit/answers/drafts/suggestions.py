"""Suggest the signals that a column may be, by the words that both are told with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from intimacy_kit.answers.drafts.described import DescribedColumn
from intimacy_kit.model.signals import Signal

_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = {
    *("about", "does", "each", "feel", "from", "have", "many", "much", "often", "other", "partner", "that", "their"),
    *("them", "there", "they", "this", "what", "when", "with", "would", "your", "yours"),
    *(
        "dein",
        "deine",
        "deinem",
        "deinen",
        "deiner",
        "deines",
        "dich",
        "eine",
        "einem",
        "einen",
        "einer",
        "euch",
        "eure",
    ),
    *("eurer", "fühlen", "fühlst", "fühlt", "gegenüber", "habe", "haben", "habt", "hast", "hatte", "hatten", "ihre"),
    *("ihrem", "ihren", "ihrer", "ihres", "jemand", "kann", "können", "mehr", "nicht", "oder", "partnerin", "sein"),
    *("seine", "sich", "sind", "viel", "viele", "vier", "wenn", "werden", "wird", "wurde", "wurden"),
    *("como", "cuando", "cuánta", "cuántas", "cuánto", "cuántos", "esta", "este", "entre", "habéis", "para", "pareja"),
    *("pero", "sientes", "sobre", "tiene", "tienes", "ustedes", "usted", "vuestra", "vuestro"),
}
"""Words of questions that say nothing of what is asked."""
_LEAST = 0.5
_MOST = 3
"""So many are named; the first of more would be a guess."""
_NEAR = 0.7
"""Those whose words weigh nearly as much as the best one's are named beside it."""


class Suggestions:
    """Suggests signals.

    Args:
        signals: by id, once for each language that columns may be told in.
    """

    def __init__(self, *signals: Mapping[str, Signal]) -> None:
        self._words = {id: frozenset[str]().union(*(_told(each[id]) for each in signals)) for id in signals[0]}
        self._named = {id: _words(id.replace("_", " ")) for id in signals[0]}
        self._spread = Counter(word for words in self._words.values() for word in words)

    def of(self, column: DescribedColumn) -> Sequence[str]:
        """Return the ids of the signals with the most words in common, the rarer the better; none if there are few."""
        words = _words(f"{column.name.replace('_', ' ')} {column.label}")
        scores = {id: self._score(id, words) for id in self._words}
        best = max(scores.values(), default=0.0)
        if best < _LEAST:
            return ()
        near = sorted((-score, id) for id, score in scores.items() if score >= _NEAR * best)
        return tuple(id for _, id in near) if len(near) <= _MOST else ()

    def _score(self, id: str, words: frozenset[str]) -> float:
        weight = sum(1 / self._spread[word] for word in words & self._words[id])
        return weight + _LEAST if self._named[id] and self._named[id] <= words else weight


def _told(signal: Signal) -> frozenset[str]:
    return _words(f"{signal.id.replace('_', ' ')} {signal.title} {signal.question}")


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _COMMON
