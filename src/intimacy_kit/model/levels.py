"""Define the levels of findings and their cut points on the score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

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


def score_text(score: float) -> str:
    """Format a score with two decimals, or with more if rounding would change its level."""
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
