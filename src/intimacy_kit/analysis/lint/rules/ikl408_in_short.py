"""IKL408: report sentences in short that are long, several, or say more than they can: numbers, always, never."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.texts import Text, phrase_place
from intimacy_kit.errors import shown_phrase
from intimacy_kit.model.locales import language
from intimacy_kit.packs.reading.locale_files import Translated

MAX_SHORT = 90
_NEXT = re.compile(r"[.!?\u2026\u3002\uff01\uff1f\u061f\u0964][\"'\u201d\u2019\u201c\u00bb\u00ab)]*\s+\S")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_NUMBER = re.compile(r"\d+")
_TOO_MUCH: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:always|never)\b", re.IGNORECASE),
    "de": re.compile(r"\b(?:immer(?!\s+(?:mehr|weniger|wieder)\b)|niemals|nie)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:siempre|nunca|jamás)\b", re.IGNORECASE),
}
"""Words that leave no exception, by language."""


def find(text: Text) -> Iterator[Violation]:
    """Return what is wrong with a sentence in short. A placeholder counts as it is written."""
    if not _is_short(text):
        return
    if len(text.text) > MAX_SHORT:
        message = f"this sentence in short has {len(text.text)} characters, more than {MAX_SHORT}"
        yield Violation(text.entry, message, "say it in fewer words", text.place)
    if _NEXT.search(text.text):
        yield Violation(text.entry, "this is more than one sentence", "say it in one", text.place)
    for pattern in (_NUMBER, _TOO_MUCH.get(_language(text))):
        found = pattern.search(_PLACEHOLDER.sub("", text.text)) if pattern else None
        if found is not None:
            place = phrase_place(text.document, text.path, found.group())
            help = "say it without a number, and leave room for exceptions"
            yield Violation(text.entry, f"{shown_phrase(found.group())} says more than is known", help, place)


def _is_short(text: Text) -> bool:
    return text.path[-1] == "in_short"


def _language(text: Text) -> str:
    return language(text.entry.locale) if isinstance(text.entry, Translated) else text.language


CHECK = Check("IKL408", "warning", "a sentence in short is long, or says more than is known", find)
