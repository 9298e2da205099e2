"""The page under a safety concern: support and nothing else, and no hint that there is another page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intimacy_kit.documents.html.frame import part, whole_page
from intimacy_kit.documents.html.markup import Content, Markup, el
from intimacy_kit.documents.html.voice import Voice, voice
from intimacy_kit.messages.catalogue import messages_in
from intimacy_kit.model.cadences import CADENCES
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.resources import HelpLine
from intimacy_kit.reasoning.diagnosing.concern_words import danger, heading, is_kept_secret, is_today, thanks
from intimacy_kit.reasoning.diagnosing.support import Support
from intimacy_kit.render.given import Given
from intimacy_kit.render.pages.practice_cards import steps_told

_NUMBER = re.compile(r"\+?[\d (][\d ()/.-]+")


def concern_page(
    support: Support, given: Given, rules: str, help_lines: Sequence[HelpLine] = (), *, of_two: bool = False
) -> str:
    """Return the page under a safety concern: no index, level, reason, box to tick, note, name or chart.

    Args:
        support: what is told under the concern.
        given: what the app gave, of which the name is not told.
        rules: by which it was made.
        help_lines: those that the app has for it.
        of_two: whether it is of two partners, and so for whoever helps them.
    """
    speak = voice(messages_in(support.locale), support.locale)
    say = speak.say
    about = {concern.about for concern in support.concerns}
    tab = say.gettext("Your check-in")
    head = el(
        "header",
        el("p", tab, class_="meta"),
        el("h1", heading(about, say)),
        el("p", thanks(about, say), class_="sentence lone"),
        class_="top alone",
    )
    secret = say.gettext(
        "This page is a file on this device. If someone might look, keep it where only you can see it, or delete it. "
        "Calls can show in a phone's list."
    )
    calls = el(
        "div", _danger(danger(about, say), given, speak), [_line(line, speak) for line in help_lines], class_="calls"
    )
    first = el("div", calls, el("p", secret, class_="small soft") if is_kept_secret(about) else None, class_="body now")
    why = [
        el("p", el("strong", voiced), " ", speak.theirs(each.text))
        for each in support.concerns
        for voiced in ([speak.theirs(each.title), "."],)
    ]
    practices = {practice.id: practice for remedy in support.remedies for practice in remedy.practices}
    cards = [
        _support(practice, speak, today=number == 0 and is_today(about))
        for number, practice in enumerate(practices.values())
    ]
    pace = say.gettext("In any order, at your pace. You decide what, when and whom you tell.")
    main = el(
        "main",
        first,
        part(say.gettext("Why this comes first"), why),
        part(say.gettext("What can help now"), el("div", cards, class_="support body"), below=pace) if cards else None,
    )
    closing = say.gettext(
        "This page is for you alone. It tells nothing else about your answers, and everything else can wait."
    )
    if of_two:
        closing = say.gettext("This page is for whoever helps these two, and not for both to see together.")
    made = say.gettext("{date}, by the rules of {rules}.", date=say.date(given.day), rules=rules) if given.day else ""
    if rules and not made:
        made = say.gettext("By the rules of {rules}.", rules=rules)
    foot = el("footer", el("p", closing, " ", made, class_="small soft"), class_="plain")
    return whole_page(tab, speak.spoken, head, main, foot)


def help_line(line: HelpLine, speak: Voice) -> Content:
    """Return a help line: its name, its number as a link, its hours, and when it was checked."""
    say = speak.say
    hours = f"{line.hours}. " if line.hours else ""
    checked = say.gettext("Checked on {date}.", date=say.date(line.verified))
    address = line.url or ""
    link: Content = el("a", address, href=address) if address.startswith(("https://", "http://")) else address
    return [
        el("h3", line.name),
        el("p", _call(line.contact)),
        el("p", link, class_="small") if address else None,
        el("p", hours, checked, class_="small soft"),
    ]


def _call(contact: str) -> Markup:
    """Return a number as a link, and other contacts as they are."""
    if _NUMBER.fullmatch(contact):
        return el("a", contact, class_="phone", href="tel:" + re.sub(r"[^\d+]", "", contact))
    return el("span", contact)


def _danger(heading: str, given: Given, speak: Voice) -> Markup:
    if given.emergency:
        told: Content = _call(given.emergency)
    else:
        told = speak.say.gettext("Call your local emergency number.")
    return el("div", el("h2", heading, class_="label"), el("p", told, class_="sentence"), class_="card danger")


def _line(line: HelpLine, speak: Voice) -> Markup:
    return el("article", help_line(line, speak), class_="card")


def _support(practice: Practice, speak: Voice, *, today: bool) -> Markup:
    say = speak.say
    minutes = say.ngettext("{count} minute", "{count} minutes", practice.minutes)
    meta = (minutes, say.gettext(CADENCES[practice.cadence].planned))
    return el(
        "article",
        el("p", el("span", say.gettext("Today"), class_="tag")) if today else None,
        el("h3", speak.theirs(practice.title)),
        el("p", [el("span", each) for each in meta], class_="meta"),
        steps_told(practice, speak, ticked=False),
        class_="card",
    )
