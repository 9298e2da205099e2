"""Match discouraged phrases in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from intimacy_kit.analysis.lint.medical_claims import MEDICAL_CLAIMS, Bound, Disclaimers, MedicalClaims
from intimacy_kit.analysis.lint.phrases import BUILT_IN
from intimacy_kit.analysis.lint.settings import Phrases
from intimacy_kit.model.locales import lookup

Tone = Literal["blames", "promises", "diagnoses", "claims"]
TONES: tuple[Tone, ...] = ("blames", "promises", "diagnoses", "claims")


class PhraseMatcher:
    """Matches the phrases of one language."""

    def __init__(self, *lists: Phrases, medical: Iterable[MedicalClaims] = ()) -> None:
        claims = [*medical]
        disclaimers = [_disclaimer(each.disclaimers) for each in claims]
        self._allowed = _pattern((phrase for phrases in lists for phrase in phrases.allows), disclaimers)
        self._patterns = {tone: _pattern(p for phrases in lists for p in getattr(phrases, tone)) for tone in TONES}
        own = (phrase for phrases in lists for phrase in phrases.claims)
        always = (phrase for each in claims for phrase in each.always)
        self._patterns["claims"] = _pattern([*own, *always], [_bound(bound) for each in claims for bound in each.bound])

    def matches(self, text: str) -> dict[Tone, list[str]]:
        """Return the phrases found, as written in the text, from left to right for each tone.

        Phrases inside an allowed phrase are left out.
        """
        allowed = [match.span() for match in self._allowed.finditer(text)]
        return {tone: list(_outside(allowed, pattern, text)) for tone, pattern in self._patterns.items()}


def matcher_for(locale: str, own: Mapping[str, Phrases]) -> PhraseMatcher:
    """Return the matcher of a locale: built-in phrases and those of the pack, for the locale and its language."""
    tags = lookup(locale)
    return PhraseMatcher(
        *(lists[tag] for tag in tags for lists in (BUILT_IN, own) if tag in lists),
        medical=[MEDICAL_CLAIMS[tag] for tag in tags if tag in MEDICAL_CLAIMS],
    )


def _outside(allowed: list[tuple[int, int]], pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        if not any(start <= match.start() and match.end() <= end for start, end in allowed):
            yield match.group()


def _pattern(phrases: Iterable[str], others: Iterable[str] = ()) -> re.Pattern[str]:
    """Return one pattern for all phrases, the longest first, and other patterns; without any one that never matches."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join([*others, *map(_one, ordered)]) or r"(?!)", re.IGNORECASE)


def _bound(bound: Bound) -> str:
    """Return a pattern of verbs beside what they are about."""
    verbs, about, between = _any(bound.verbs), _any(bound.about), rf"(?:\s+{_any(bound.between)}){{0,3}}\s+"
    return f"{about}{between}{verbs}" if bound.verb_last else f"{verbs}(?={between}{about})"


def _disclaimer(disclaimers: Disclaimers) -> str:
    """Return a pattern of a negation with the verbs after it, and up to two words after each of them."""
    verb, joint = _any(disclaimers.verbs), _any(disclaimers.joints)
    more = rf"(?:(?:\s+\w+){{0,2}}?(?:\s*,\s*(?:{joint}\s+)?|\s+{joint}\s+){verb})*"
    return rf"{_any(disclaimers.negations)}\s+{verb}{more}"


def _any(words: Iterable[str]) -> str:
    """Return a pattern of any of these."""
    return f"(?:{'|'.join(map(_one, words))})"


def _one(phrase: str) -> str:
    """Return a pattern of whole words, with any white space between them; `*` matches the rest of a word, or a word."""
    text = r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.replace("\u2019", "'").split())
    text = text.replace("'", "['\u2019]")
    before = r"(?<!\w)" if phrase[0].isalnum() else ""
    after = r"(?!\w)" if phrase[-1].isalnum() else ""
    return f"{before}{text}{after}"
