"""Whose words stand on a page: the library's own, or those of packs, which may be in another language."""

from __future__ import annotations

from dataclasses import dataclass

from intimacy_kit.documents.html.languages import Languages, languages
from intimacy_kit.documents.html.markup import Content, el
from intimacy_kit.messages.catalogue import Messages


@dataclass(frozen=True, slots=True)
class Voice:
    """The messages of a page, and its languages. The page is in that of the messages."""

    say: Messages
    spoken: Languages

    def theirs(self, text: str) -> Content:
        """Return text of packs, marked with its language where that is another one than that of the page."""
        language, direction = self.spoken.packs
        return text if language is None else el("span", text, lang=language, dir=direction)

    def level(self, kind: str, level: str, word: str) -> Content:
        """Return the word of a level, which packs may have: marked where they do, and speak another language."""
        return self.theirs(word) if (kind, str(level)) in self.say.levels else word


def voice(say: Messages, locale: str | None) -> Voice:
    """Return the voice of a page with these messages and texts of packs in this locale; None for the packs' own."""
    return Voice(say, languages(say, locale))
