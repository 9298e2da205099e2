"""Define the levels of findings and their cut points on the score, and tell them in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from intimacy_kit.messages.catalogue import Messages

Level = Literal["none", "mild", "moderate", "severe"]
"""The level of a challenge or consequence: none below 0.25, mild from 0.25, moderate from 0.50, severe from 0.75."""

StrengthLevel = Literal["none", "emerging", "solid", "strong"]
"""The level of a component, with the same cut points."""

MILD, MODERATE, SEVERE = 0.25, 0.50, 0.75


def level(score: float) -> Level:
    """Return the level of a challenge or consequence for a score from 0 to 1."""
    if score < MILD:
        return "none"
    if score < MODERATE:
        return "mild"
    return "moderate" if score < SEVERE else "severe"


def level_word(level: Level | StrengthLevel, say: Messages) -> str:
    """Return a level in words, such as "not found" for none, in the language of the messages."""
    return {
        "none": say.pgettext("level", "not found"),
        "mild": say.pgettext("level", "mild"),
        "moderate": say.pgettext("level", "moderate"),
        "severe": say.pgettext("level", "severe"),
        "emerging": say.pgettext("level", "emerging"),
        "solid": say.pgettext("level", "solid"),
        "strong": say.pgettext("level", "strong"),
    }[level]


def score_text(score: float) -> str:
    """Format a score with two decimals, or with more if rounding would change its level; with a decimal point."""
    decimals = 2
    while level(float(f"{score:.{decimals}f}")) != level(score):
        decimals += 1
    return f"{score:.{decimals}f}"


STRENGTH_LEVELS: Mapping[Level, StrengthLevel] = {
    "none": "none",
    "mild": "emerging",
    "moderate": "solid",
    "severe": "strong",
}
