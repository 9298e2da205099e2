"""What is said first under a safety concern, by what it is about.

These are safety texts: the first words that somebody reads who has said that they are hurt, or that they hurt somebody.
No clinician has read them yet. Packs add to them with the texts of their concerns.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.rules import ABOUTS, About

OF_OTHERS: frozenset[About] = frozenset({"to_child", "own_deed"})
"""What concerns are about where somebody else may be in danger."""

_WITH_A_DEED, _WITH_A_CHILD = "with_own_deed", "from_partner_and_to_child"


def thanks(about: AbstractSet[About], say: Messages) -> str:
    """Return the sentence for what was said."""
    first = _first(about)
    if first == "to_oneself" or len(about) == 1:
        return openings(say)[first]
    return openings(say)[_WITH_A_DEED if "own_deed" in about else _WITH_A_CHILD]


def openings(say: Messages) -> dict[str, str]:
    """Return the sentences for what was said, by what decides; who spoke of a deed is never told it is no fault."""
    return {
        "to_oneself": say.gettext(
            "Thank you for saying so. You matter, and you do not have to carry this alone. Please tell someone today."
        ),
        "to_child": say.gettext("Thank you for looking out for a child. You do not have to solve this alone."),
        "from_partner": say.gettext(
            "Thank you for saying what you said. It is not your fault, and you do not have to carry it alone."
        ),
        "own_deed": say.gettext("Thank you for saying so. That takes courage, and there are people who help."),
        _WITH_A_CHILD: say.gettext(
            "Thank you for looking out for a child, and for saying what happens to you. It is not your fault, and you "
            "do not have to solve this alone."
        ),
        _WITH_A_DEED: say.gettext("Thank you for saying what you said. You do not have to carry it alone."),
    }


def heading(about: AbstractSet[About], say: Messages) -> str:
    """Return the heading of the page; where somebody else may be in danger nobody is told to come first."""
    return say.gettext("Safety comes first") if about & OF_OTHERS else say.gettext("You come first")


def danger(about: AbstractSet[About], say: Messages) -> str:
    """Return the heading of the number to call."""
    if _first(about) == "to_oneself":
        return say.gettext("If you might act on these thoughts")
    if about & OF_OTHERS:
        return say.gettext("If anyone is in danger now")
    return say.gettext("If you are in danger now")


def is_kept_secret(about: AbstractSet[About]) -> bool:
    """Return whether to say where a file is safe: not of thoughts about oneself, which are better told to someone."""
    return about != {"to_oneself"}


def is_today(about: AbstractSet[About]) -> bool:
    """Return whether the first thing that helps is for today."""
    return "to_oneself" in about


def _first(about: AbstractSet[About]) -> About:
    return next(each for each in ABOUTS if each in about)
