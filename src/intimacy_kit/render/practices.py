"""Tell practices: how long, how often, by whom, and their steps."""

from __future__ import annotations

from collections.abc import Sequence

from intimacy_kit.documents.tree import Block, Section, items
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.cadences import CADENCES
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.couple import Who
from intimacy_kit.reasoning.case.couples import who_of_two


def practice_told(
    practice: Practice,
    say: Messages,
    *,
    alone: bool,
    partners: Sequence[Who] = (),
    first: tuple[Block, ...] = (),
    steps: bool = True,
    number: int | None = None,
) -> Section:
    """Return a practice under its title.

    Args:
        practice: the practice.
        say: for duration, cadence and participants.
        alone: whether one person does it without the other.
        partners: of two, who does a practice for one.
        first: what is told before the steps.
        steps: whether they are told.
        number: of the practice, where practices have an order.
    """
    told = items(practice.steps, ordered=True) if steps else ()
    return Section(
        practice.title, (*first, *told), when(practice, say, alone=alone, partners=partners), number, own=False
    )


def when(practice: Practice, say: Messages, *, alone: bool, partners: Sequence[Who] = ()) -> str:
    """Return duration, cadence and participants of a practice in words, in one line."""
    return ", ".join(when_parts(practice, say, alone=alone, partners=partners))


def when_parts(practice: Practice, say: Messages, *, alone: bool, partners: Sequence[Who] = ()) -> tuple[str, str, str]:
    """Return duration, cadence and participants of a practice in words."""
    if practice.who == "both":
        who = say.pgettext("who", "together")
    elif partners:
        who = who_of_two(partners, say)
    else:
        who = say.pgettext("who", "on your own") if alone else say.pgettext("who", "one of you")
    minutes = say.ngettext("{count} minute", "{count} minutes", practice.minutes)
    return minutes, say.gettext(CADENCES[practice.cadence].label), who
