"""IKL401: report texts that are placeholders, or too short to say anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.texts import Role, Text, phrase_place
from intimacy_kit.errors import shown

_PLACEHOLDER = re.compile(
    r"\bTO-?DO\b|(?i:^\W*to-?do\b(?=\s*:|\W*$)|\b(?:tbd|fixme|xxx+|lorem ipsum|placeholder|asdf\w*|n/a)\b"
    r"|<[a-z][\w .-]*>|^\W+$)"
)
"""In small letters `todo` counts only at the start: a text may be about lists, or in another language."""

_MIN_WORDS: dict[Role, int] = {"prose": 3, "step": 2, "question": 3, "note": 1, "title": 1}
"""Minimum words by role, or a few letters for each word: some scripts have no spaces between words."""


def find(text: Text) -> Iterator[Violation]:
    """Return a violation for a placeholder, or for a text of an entry with too few words."""
    placeholder = _PLACEHOLDER.search(text.text)
    if placeholder is None:
        yield from _too_short(text)
    elif text.role == "source":
        message = f"the source {shown(str(text.path[1]))} is a placeholder"
        yield Violation(None, message, "say where it comes from", text.place)
    else:
        place = phrase_place(text.document, text.path, placeholder.group())
        yield Violation(text.entry, "a placeholder stands where a text should be", "write the text", place)


def _too_short(text: Text) -> Iterator[Violation]:
    if text.role not in _MIN_WORDS:
        return
    fewest = _MIN_WORDS[text.role]
    letters = fewest * (4 if text.text.isascii() else 2)
    if len(text.text.split()) < fewest and len(text.text) < letters:
        message = f"{shown(str(text.path[1]))} says hardly anything"
        yield Violation(text.entry, message, "write a sentence", text.place)


CHECK = Check("IKL401", "warning", "a text is a placeholder or says hardly anything", find, final=True)
