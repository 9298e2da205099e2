"""The cards of what can help: steps to tick, a row for the days of the week, and what waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intimacy_kit.documents.html.markup import Content, Markup, el, void
from intimacy_kit.documents.html.voice import Voice
from intimacy_kit.messages.catalogue import Messages, gettext_noop
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.safety import Safety

_IN_WEEKS = frozenset({"daily", "several_times_a_week", "weekly"})
EVIDENCE = {
    "expert_opinion": gettext_noop("Rests on experience rather than on studies."),
    "limited": gettext_noop("Rests on experience and on a few studies."),
    "moderate": gettext_noop("Rests on several studies."),
    "good": gettext_noop("Rests on many good studies."),
}


@dataclass(frozen=True, slots=True)
class Card:
    """What the card of a practice tells.

    Attributes:
        practice: the practice.
        meta: how long, how often, and by whom.
        ticked: whether its steps are ticked: nobody ticks off a doctor.
        aim: what the first one is for.
        evidence: how well the first one is studied.
    """

    practice: Practice
    meta: Sequence[str]
    ticked: bool = True
    aim: Content = None
    evidence: str = ""


def practice_cards(cards: Sequence[Card], voice: Voice, *more: Content) -> Markup:
    """Return the cards, the first one marked, and whatever other cards there are."""
    drawn = [_card(card, voice, first=number == 0) for number, card in enumerate(cards)]
    return el("div", drawn, *more, class_="practices")


def _card(card: Card, voice: Voice, *, first: bool) -> Markup:
    practice = card.practice
    weekly = first and card.ticked and practice.cadence in _IN_WEEKS
    tag = el("p", el("span", voice.say.gettext("Try this first"), class_="tag")) if first else None
    done = [
        tag,
        el("h3", voice.theirs(practice.title)),
        el("p", [el("span", part) for part in card.meta], class_="meta"),
        el("p", card.aim) if first and card.aim else None,
        steps_told(practice, voice, ticked=card.ticked),
    ]
    evidence = el("p", card.evidence, class_="small soft") if first and card.evidence else None
    aside = el("div", _week(voice.say), evidence, class_="week") if weekly else evidence
    return el(
        "article",
        el("div", done, class_="do"),
        aside,
        class_="card" + " first" * first + " weekly" * weekly,
        id=f"help-{practice.id}",
    )


def steps_told(practice: Practice, voice: Voice, *, ticked: bool) -> Markup:
    """Return the steps of a practice, to tick or as bullets."""
    if not ticked:
        return el("ul", [el("li", voice.theirs(step)) for step in practice.steps])
    steps = [
        el("li", el("label", void("input", type="checkbox", autocomplete="off"), el("span", voice.theirs(step))))
        for step in practice.steps
    ]
    return el("ul", steps, class_="ticks", role="list")


def _week(say: Messages) -> Markup:
    """Return a box for each day of the week. Nothing of it is kept, which paper does better."""
    start = say.data.first_day
    order = [(start + number) % 7 for number in range(7)]
    days = [
        el(
            "label",
            void("input", type="checkbox", autocomplete="off", aria_label=say.data.days[day]),
            el("span", say.data.short_days[day], aria_hidden="true"),
        )
        for day in order
    ]
    return el("fieldset", el("legend", say.gettext("Done this week")), el("div", days, class_="days"))


def waiting_card(safety: Safety, say: Messages, *, waits: bool) -> Markup | None:
    """Return the card on the questions about safety that are open; None if none is.

    Args:
        safety: of the diagnosis.
        say: the library's own messages.
        waits: whether exercises wait for them. Beside a caution nothing says so.
    """
    count = len(safety.unanswered)
    if not count:
        return None
    if waits and not safety.cautions:
        told = say.ngettext(
            "Exercises in which you open up or speak about what divides you wait until the {count} question about "
            "safety is answered. Everybody is asked. Answer it when you are alone.",
            "Exercises in which you open up or speak about what divides you wait until the {count} questions about "
            "safety are answered. Everybody is asked. Answer them when you are alone.",
            count,
        )
    else:
        told = say.ngettext(
            "{count} question about safety is open. Answer it when you are alone.",
            "{count} questions about safety are open. Answer them when you are alone.",
            count,
        )
    return el("div", el("p", told), class_="card wide")


def caution_card(safety: Safety, voice: Voice) -> Markup | None:
    """Return the card for one person alone that is told with cautions; None without. It names no answer."""
    if not safety.cautions:
        return None
    say = voice.say
    told = say.gettext(
        "Some of your answers can belong to times that do not feel safe. If that is so, someone outside who listens "
        "can help."
    )
    support = {practice.id: practice for caution in safety.cautions for practice in caution.support}
    return el(
        "article",
        el("h3", say.gettext("For you alone")),
        el("p", told),
        [el("p", voice.theirs(caution.text)) for caution in safety.cautions],
        [
            [el("p", el("strong", voice.theirs(each.title))), steps_told(each, voice, ticked=False)]
            for each in support.values()
        ],
        class_="card wide",
    )


def notes(say: Messages) -> Markup:
    """Return lines for notes, on paper only."""
    lines = [el("div", class_="rule") for _ in range(4)]
    return el("section", el("h2", say.gettext("Your notes")), lines, class_="notes paper", aria_hidden="true")
