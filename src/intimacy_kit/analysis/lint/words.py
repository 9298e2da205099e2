"""Phrases that texts should do without, by language: what blames, what promises, what claims a clinical diagnosis.

Word lists cannot read. So these hold what is hardly ever kind or true; a pack adds its own in `.lint.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from intimacy_kit.analysis.lint.settings import Phrases

Tone = Literal["blames", "promises", "diagnoses"]
TONES: tuple[Tone, ...] = ("blames", "promises", "diagnoses")

ENGLISH = Phrases(
    blames=(
        "your fault", "his fault", "her fault", "their fault", "your own fault", "partner's fault",
        "you are to blame", "is to blame", "are to blame", "you always", "you never", "your partner never",
        "your partner always", "he never", "he always", "she never", "she always", "selfish*", "lazy", "immature",
        "childish", "clingy", "needy", "naggy", "nagging", "cold-hearted", "heartless", "hysterical", "crazy", "toxic",
        "pathetic", "worthless", "bad partner", "bad wife", "bad husband", "failed as a", "you should be ashamed",
        "ashamed of yourself", "you ruined", "you ruin", "you brought this on yourself", "you deserve it",
        "you made your partner", "you drove your partner", "you drove * away",
    ),
    promises=(
        "guarantee*", "will save your", "saves your", "will fix your", "will heal your", "will make you happy",
        "will be happy again", "will bring you back", "will bring back", "will never argue again", "always works",
        "works every time", "works for everyone", "never fails", "cannot fail", "can't fail", "100%", "100 percent",
        "miracle*", "magical*", "cure", "cures", "happily ever after", "proven to work", "scientifically proven",
        "in no time", "overnight", "instantly", "once and for all", "perfect relationship", "perfect marriage",
    ),
    diagnoses=(
        "you suffer from", "suffers from", "suffering from a", "disorder*", "narciss*", "psychopath*", "sociopath*",
        "patholog*", "mentally ill", "mental illness", "clinically", "you are depressed", "is depressed",
        "codependen*", "co-dependen*", "personality disorder", "bipolar", "neurotic", "traumatized", "traumatised",
        "you are an addict", "is an addict", "you have depression", "you have anxiety", "love addict*", "sex addict*",
    ),
    allows=(
        "not your fault", "not your own fault", "not his fault", "not her fault", "not their fault",
        "nobody is to blame", "no one is to blame", "neither of you is to blame", "neither is to blame",
        "not to blame", "no miracle", "no miracles", "no guarantee", "not guarantee*", "cannot guarantee",
        "not a disorder", "no cure", "without always and never",
    ),
)  # fmt: skip

BUILT_IN: Mapping[str, Phrases] = {"en": ENGLISH}
NONE = Phrases()


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


def words_for(language: str, own: Mapping[str, Phrases]) -> Words:
    """The phrases for a language: those that are known, and those of the pack."""
    return Words(BUILT_IN.get(language, NONE), own.get(language, NONE))


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
