"""Phrases of plans, in the language of the messages."""

from __future__ import annotations

from collections.abc import Sequence

from intimacy_kit.messages.catalogue import Messages, gettext_noop
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.fields import Title

HELPS: Sequence[str] = (
    gettext_noop('Helps with: {findings}. From "{strategy}", a gentle step.'),
    gettext_noop('Helps with: {findings}. From "{strategy}", a step for the two of you.'),
    gettext_noop('Helps with: {findings}. From "{strategy}", a step of opening up.'),
    gettext_noop('Helps with: {findings}. From "{strategy}", a step into disagreement.'),
)
"""Why a practice is in a plan, by its difficulty."""
SUITS = gettext_noop("It suits what was answered about: {reasons}.")
MAX_LISTED = 3
SAFETY_FIRST = gettext_noop(
    "Safety comes first. This plan holds the support of a professional alone, for you on your own, and it is best not "
    "left where others can see it."
)
ANSWERED_NO = gettext_noop(
    "At an earlier check-in something was said about safety that comes before everything else. It was answered with no "
    "since, and that is no clearance: so this plan begins with support by a professional, for you on your own."
)
NOTHING_FOUND = gettext_noop(
    "Nothing was found that calls for a plan. What you do already seems to carry you: keep what does you good."
)
TOO_LITTLE = gettext_noop("Too little is known yet to say that nothing is needed.")
NOT_SCREENED = gettext_noop(
    "The questions about safety are not all answered. Please answer them first, in private, each of you alone."
)
NOTHING_ALONE = gettext_noop("What can help here takes both of you. There is nothing in it that one can do alone.")
NOTHING_TO_DO = gettext_noop("For what was found, there is nothing to do that could be planned.")
REVIEW = gettext_noop(
    "Do the check-in again, and see what has become lighter. Where nothing has, think of support by a professional: "
    "that is no failure, and one can go alone."
)


def listed(titles: Sequence[Title], say: Messages) -> str:
    """The first of them: the weightiest. Titles may have commas."""
    first = "; ".join(titles[:MAX_LISTED])
    return say.gettext("{titles}; and more", titles=first) if len(titles) > MAX_LISTED else first


def too_short(practice: Practice, minutes: int, say: Messages, *, together: bool) -> str:
    """Why there is nothing in a plan though something was found."""
    if together:
        return say.ngettext(
            'Nothing that can help fits into the time. What takes least is "{title}": {count} minute a week.',
            'Nothing that can help fits into the time. What takes least is "{title}": {count} minutes a week.',
            minutes,
            title=practice.title,
        )
    return say.ngettext(
        "Nothing that can help fits into the time. What takes least of what one can do alone is "
        '"{title}": {count} minute a week.',
        "Nothing that can help fits into the time. What takes least of what one can do alone is "
        '"{title}": {count} minutes a week.',
        minutes,
        title=practice.title,
    )


def too_little(questions: Sequence[str], say: Messages) -> str:
    """Why there is nothing in a plan where open answers could still show something, and what to answer first."""
    if not questions:
        return say.gettext(TOO_LITTLE)
    first = say.gettext("These answers would tell the most: {questions}", questions=" ".join(questions[:MAX_LISTED]))
    return f"{say.gettext(TOO_LITTLE)} {first}"


def helps(reasons: Sequence[Title], suits: Sequence[Title], strategy: Title, step: int, say: Messages) -> str:
    """Why a practice is in a plan: what was found, which step it is, and what it suits."""
    told = say.gettext(HELPS[step], findings=listed(reasons, say), strategy=strategy)
    if not reasons:
        told = say.gettext('From "{strategy}".', strategy=strategy)
    return f"{told} {say.gettext(SUITS, reasons=listed(suits, say))}" if suits else told


def supports(
    strategy: Title, first: Sequence[Title], reasons: Sequence[Title], say: Messages, *, ended: bool, caution: bool
) -> str:
    """Why support by a professional is in a plan."""
    parts = [say.gettext('From "{strategy}".', strategy=strategy)]
    if ended:
        parts.append(say.gettext("Comes first after what was said earlier."))
    if first:
        parts.append(say.gettext("Comes first because of: {reasons}.", reasons=listed(first, say)))
    if caution:
        parts.append(say.gettext("It is for you alone, whatever else you do."))
    if reasons and not first:
        parts.append(say.gettext("Helps with: {findings}.", findings=listed(reasons, say)))
    return " ".join(parts)


def waits(titles: Sequence[Title], say: Messages) -> str:
    """What is given only after the questions about safety are answered."""
    return say.gettext("Until then these wait: {titles}.", titles=listed(titles, say))


def because_of(concerns: Sequence[Title], say: Messages) -> str:
    """Why support is in a plan under a safety concern."""
    return say.gettext("Safety comes first: {concerns}.", concerns=listed(concerns, say))
