"""Looks for phrases in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from intimacy_kit.analysis.lint.phrases import BUILT_IN
from intimacy_kit.analysis.lint.settings import Phrases
from intimacy_kit.model.locales import lookup

Tone = Literal["blames", "promises", "diagnoses"]
TONES: tuple[Tone, ...] = ("blames", "promises", "diagnoses")


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that was found, as it stands in the text."""

    tone: Tone
    phrase: str


class Words:
    """The phrases of one language, ready to be looked for."""

    def __init__(self, *lists: Phrases) -> None:
        self._allowed = _pattern(phrase for phrases in lists for phrase in phrases.allows)
        self._patterns = {tone: _pattern(p for phrases in lists for p in getattr(phrases, tone)) for tone in TONES}

    def hits(self, text: str) -> Iterator[Hit]:
        """What the text should do without, from left to right within each tone."""
        allowed = [match.span() for match in self._allowed.finditer(text)]
        for tone, pattern in self._patterns.items():
            for match in pattern.finditer(text):
                if not any(start <= match.start() and match.end() <= end for start, end in allowed):
                    yield Hit(tone, match.group())


def words_for(locale: str, own: Mapping[str, Phrases]) -> Words:
    """The phrases for a locale and its language: those that are known, and those of the pack."""
    return Words(*(lists[tag] for tag in lookup(locale) for lists in (BUILT_IN, own) if tag in lists))


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all of them, the longest first; without any, one that is never found."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(_one, ordered)) or r"(?!)", re.IGNORECASE)


def _one(phrase: str) -> str:
    """Whole words, whatever space or line break is between them; `*` stands for the rest of a word, or for a word."""
    text = r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.replace("\u2019", "'").split())
    text = text.replace("'", "['\u2019]")
    before = r"(?<!\w)" if phrase[0].isalnum() else ""
    after = r"(?!\w)" if phrase[-1].isalnum() else ""
    return f"{before}{text}{after}"
