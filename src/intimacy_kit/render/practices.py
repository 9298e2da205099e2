"""Tell practices: how long, how often, by whom, and their steps."""

from __future__ import annotations

from intimacy_kit.documents.tree import Block, Section, items
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.cadences import CADENCES
from intimacy_kit.model.concepts import Practice


def practice_told(
    practice: Practice,
    say: Messages,
    *,
    alone: bool,
    first: tuple[Block, ...] = (),
    steps: bool = True,
    number: int | None = None,
) -> Section:
    """Return a practice under its title.

    Args:
        practice: the practice.
        say: for duration, cadence and participants.
        alone: whether one person does it without the other.
        first: what is told before the steps.
        steps: whether they are told.
        number: of the practice, where practices have an order.
    """
    told = items(practice.steps, ordered=True) if steps else ()
    return Section(practice.title, (*first, *told), when(practice, say, alone=alone), number, own=False)


def when(practice: Practice, say: Messages, *, alone: bool) -> str:
    """Return duration, cadence and participants of a practice in words."""
    if practice.who == "both":
        who = say.pgettext("who", "together")
    else:
        who = say.pgettext("who", "on your own") if alone else say.pgettext("who", "one of you")
    minutes = say.ngettext("{count} minute", "{count} minutes", practice.minutes)
    return ", ".join((minutes, say.gettext(CADENCES[practice.cadence].label), who))
