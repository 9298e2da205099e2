"""Define what packs call the levels of findings, by kind, and tell levels in these words.

- id: component
  words: {none: not seen yet, emerging: growing, solid: steady, strong: strong}
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Self

from pydantic import model_validator

from intimacy_kit.messages.catalogue import Messages, messages_in
from intimacy_kit.model.evidence import OptionalSources
from intimacy_kit.model.fields import Frozen
from intimacy_kit.model.labels import Labels
from intimacy_kit.model.levels import Level, StrengthLevel


class LevelWords(Frozen):
    """What the levels of one kind of findings are called. Where no pack says it, the library's own words are told.

    Attributes:
        id: the kind of findings: challenge, consequence or component.
        words: by level, all of them: none, mild, moderate and severe; of components none, emerging, solid and strong.
        source: sources that they are from; optional here.
    """

    id: Literal["challenge", "consequence", "component"]
    words: Labels
    source: OptionalSources = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        ladder = StrengthLevel.words if self.id == "component" else Level.words
        if sorted(word.of for word in self.words) != sorted(ladder):
            raise ValueError(f"needs 'words' for {', '.join(ladder)}")
        return self


def telling(locale: str | None, level_words: Iterable[LevelWords] = ()) -> Messages:
    """Return the library's own messages in a locale, in which levels are told in the words of packs.

    Args:
        locale: in its canonical spelling; None for English.
        level_words: of packs, in this locale.
    """
    say = messages_in(locale)
    words: dict[tuple[str, str], str] = {(kind.id, word.of): word.text for kind in level_words for word in kind.words}
    return say.with_levels(words) if words else say
