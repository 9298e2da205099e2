"""Phrases of plans."""

from __future__ import annotations

from collections.abc import Sequence

from intimacy_kit.documents.blocks import number_of
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.fields import Title

STEPS: Sequence[str] = (
    "a gentle step",
    "a step for the two of you",
    "a step of opening up",
    "a step into disagreement",
)
MAX_LISTED = 3
SAFETY_FIRST = (
    "Safety comes first. This plan holds the support of a professional alone, for you on your own, and it is best not "
    "left where others can see it."
)
ANSWERED_NO = (
    "At an earlier check-in something was said about safety that comes before everything else. It was answered with no "
    "since, and that is no clearance: so this plan begins with support by a professional, for you on your own."
)
NOTHING_FOUND = (
    "Nothing was found that calls for a plan. What you do already seems to carry you: keep what does you good."
)
TOO_LITTLE = "Nothing hard was found so far, but too little is known yet to say that nothing is needed."
NOT_SCREENED = (
    "The questions about safety are not all answered. Please answer them first, in private, each of you alone."
)
NOTHING_ALONE = "What can help here takes both of you. There is nothing in it that one can do alone."
NOTHING_TO_DO = "For what was found, there is nothing to do that could be planned."
REVIEW = (
    "Do the check-in again, and see what has become lighter. Where nothing has, think of support by a professional: "
    "that is no failure, and one can go alone."
)


def listed(titles: Sequence[Title]) -> str:
    """The first of them: the weightiest."""
    return ", ".join(titles[:MAX_LISTED]) + (", and more" if len(titles) > MAX_LISTED else "")


def too_short(practice: Practice, minutes: int, *, together: bool) -> str:
    """Why there is nothing in a plan though something was found."""
    return (
        "Nothing that can help fits into the time. What takes least"
        f"{'' if together else ' of what one can do alone'} is {quoted(practice.title)}: "
        f"{number_of(minutes, 'minute')} a week."
    )


def too_little(questions: Sequence[str]) -> str:
    """Why there is nothing in a plan where open answers could still show something, and what to answer first."""
    if not questions:
        return TOO_LITTLE
    return f"{TOO_LITTLE} These answers would tell the most: {' '.join(questions[:MAX_LISTED])}"


def quoted(title: Title) -> str:
    return f'"{title}"'


def helps(reasons: Sequence[Title], strategy: Title, step: int) -> str:
    """Why a practice is in a plan: what was found, and which step it is."""
    return f"Helps with: {listed(reasons)}. From {quoted(strategy)}, {STEPS[step]}."


def supports(
    strategy: Title, severe: Sequence[Title], staying: Sequence[Title], reasons: Sequence[Title], *, ended: bool
) -> str:
    """Why support by a professional is in a plan."""
    parts = [f"From {quoted(strategy)}."]
    if ended:
        parts.append("Comes first after what was said earlier.")
    if severe:
        parts.append(f"Weighs heavily at the moment: {listed(severe)}.")
    if staying:
        parts.append(f"Has not become lighter since the last time: {listed(staying)}.")
    if reasons and not severe and not staying:
        parts.append(f"Helps with: {listed(reasons)}.")
    return " ".join(parts)


def because_of(concerns: Sequence[Title]) -> str:
    """Why support is in a plan under a safety concern."""
    return f"Safety comes first: {listed(concerns)}."
