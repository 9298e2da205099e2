"""Levels, and the cut points of the score that make them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Level = Literal["none", "mild", "moderate", "severe"]
"""Of a challenge or a consequence: none below 0.25, mild from 0.25, moderate from 0.50, severe from 0.75."""

StrengthLevel = Literal["none", "emerging", "solid", "strong"]
"""Of a component, at the same cut points."""

MILD, MODERATE, SEVERE = 0.25, 0.50, 0.75


def level(score: float) -> Level:
    """The level of a challenge or a consequence."""
    if score < MILD:
        return "none"
    if score < MODERATE:
        return "mild"
    return "moderate" if score < SEVERE else "severe"


def score_text(score: float) -> str:
    """A score with two decimals, or with as many as it takes not to be rounded to another level."""
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
