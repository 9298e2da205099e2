"""Define the levels of findings and their cut points on the score, and tell them in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal, Self

from pydantic_core import CoreSchema, core_schema

from intimacy_kit.messages.catalogue import Messages

LevelName = Literal["none", "mild", "moderate", "severe"]
StrengthLevelName = Literal["none", "emerging", "solid", "strong"]

MILD, MODERATE, SEVERE = 0.25, 0.50, 0.75


class Ladder(str):
    """A word of a ladder of levels: it equals its text, and has the hash and the JSON of it, but is ordered by rank.

    Raises:
        ValueError: it is no word of the ladder, or is compared with one of another ladder.
    """

    __slots__ = ()
    words: ClassVar[tuple[str, ...]] = ()
    """All words, the lowest first."""

    def __new__(cls, word: str) -> Self:
        if word not in cls.words:
            raise ValueError(f"is none of {', '.join(cls.words)}")
        return super().__new__(cls, word)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.literal_schema([*cls.words]))

    @property
    def rank(self) -> int:
        """Its place from 0, the lowest."""
        return self.words.index(self)

    def _other_rank(self, other: str) -> int:
        if other not in self.words or (isinstance(other, Ladder) and not self._is_of_one_ladder(other)):
            raise ValueError(f"only levels of one ladder are compared: {', '.join(self.words)}")
        return self.words.index(other)

    def _is_of_one_ladder(self, other: Ladder) -> bool:
        return type(other) is type(self) and other.words == self.words

    def __lt__(self, other: str) -> bool:
        return self.rank < self._other_rank(other)

    def __le__(self, other: str) -> bool:
        return self.rank <= self._other_rank(other)

    def __gt__(self, other: str) -> bool:
        return self.rank > self._other_rank(other)

    def __ge__(self, other: str) -> bool:
        return self.rank >= self._other_rank(other)


class Level(Ladder):
    """The level of a challenge or consequence: none below 0.25, mild from it, moderate from 0.50, severe from 0.75."""

    __slots__ = ()
    words: ClassVar[tuple[str, ...]] = ("none", "mild", "moderate", "severe")


class StrengthLevel(Ladder):
    """The level of a component, with the same cut points."""

    __slots__ = ()
    words: ClassVar[tuple[str, ...]] = ("none", "emerging", "solid", "strong")


class IndexLevel(Ladder):
    """The level of an index: a word of the ladder that its pack declares, which is part of it.

    Args:
        word: one of the words.
        words: all words of the ladder, the lowest first.
    """

    words: tuple[str, ...]  # type: ignore[misc]  # each index has words of its own

    def __new__(cls, word: str, words: tuple[str, ...]) -> Self:
        if word not in words:
            raise ValueError(f"is none of {', '.join(words)}")
        level = str.__new__(cls, word)
        level.words = words
        return level

    def __getnewargs__(self) -> tuple[str, tuple[str, ...]]:  # type: ignore[override]  # for copies and pickles
        return str(self), self.words

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> CoreSchema:
        """Read it from its word, with the words from the field `levels` before it."""

        def read(word: str, info: core_schema.ValidationInfo) -> IndexLevel:
            return cls(word, tuple(rung.id for rung in info.data.get("levels", ())))

        return core_schema.with_info_after_validator_function(read, core_schema.str_schema(strict=True))


LEVELS = tuple(map(Level, Level.words))
"""All levels, the lowest first."""


def level(score: float) -> Level:
    """Return the level of a challenge or consequence for a score from 0 to 1."""
    if score < MODERATE:
        return LEVELS[0] if score < MILD else LEVELS[1]
    return LEVELS[2] if score < SEVERE else LEVELS[3]


def level_word(level: str, kind: str, say: Messages) -> str:
    """Return a level in words that people use of themselves, in the language of the messages.

    Args:
        level: of either ladder.
        kind: of the finding, as none of something hard is told otherwise than none of something good.
        say: the messages, whose words for levels come first.
    """
    if (kind, str(level)) in say.levels:
        return say.levels[kind, str(level)]
    if kind == "component":
        return {
            "none": say.pgettext("level of something good", "not seen yet"),
            "emerging": say.pgettext("level of something good", "growing"),
            "solid": say.pgettext("level of something good", "steady"),
            "strong": say.pgettext("level of something good", "strong"),
        }[str(level)]
    return {
        "none": say.pgettext("level of something hard", "not noticed"),
        "mild": say.pgettext("level of something hard", "felt a little"),
        "moderate": say.pgettext("level of something hard", "clearly felt"),
        "severe": say.pgettext("level of something hard", "strongly felt"),
    }[str(level)]


def is_open(score: float, high: float) -> bool:
    """Return whether a finding is not known yet: it is not present, and open answers could still make it severe."""
    return score < MILD and high >= SEVERE


def level_told(level: str, kind: str, score: float, high: float, say: Messages) -> str:
    """Return the level of a finding in words, see `level_word`; what is open is not known yet, never not found."""
    return not_known_yet(say) if is_open(score, high) else level_word(level, kind, say)


def not_known_yet(say: Messages) -> str:
    """Return what is said in place of the level of a finding or an index that is open."""
    return say.pgettext("level", "not known yet")


def score_text(score: float) -> str:
    """Format a score with two decimals, or with more if rounding would change its level; with a decimal point."""
    decimals = 2
    while level(float(f"{score:.{decimals}f}")) != level(score):
        decimals += 1
    return f"{score:.{decimals}f}"


def score_told(score: float, say: Messages) -> str:
    """Return a score as text, see `score_text`, with the decimal sign of a locale."""
    return say.decimals(score_text(score))


STRENGTH_LEVELS: Mapping[str, StrengthLevel] = dict(
    zip(Level.words, map(StrengthLevel, StrengthLevel.words), strict=True)
)
"""The level of a component for that of a challenge with the same score."""


def level_of(kind: str, reached: Level) -> Level | StrengthLevel:
    """Return the level of a finding of this kind for that of a challenge with the same score."""
    return STRENGTH_LEVELS[reached] if kind == "component" else reached
