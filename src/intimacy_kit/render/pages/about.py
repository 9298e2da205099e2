"""About a page: what it is and is not, the line on safety, and date, for whom, by which rules."""

from __future__ import annotations

from collections.abc import Iterable

from intimacy_kit.documents.html.frame import facts, part
from intimacy_kit.documents.html.markup import Content, Markup, el
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.pack import PackInfo
from intimacy_kit.model.safety import Safety
from intimacy_kit.render.given import Given

_MARK, _GROUP = 12, 4


def about_part(
    heading: str, say: Messages, *body: Content, given: Given, dates: str = "", rules: str, mark: str = ""
) -> Markup:
    """Return the footer: its paragraphs, and date, for whom, rules and mark, as far as these are known.

    Args:
        heading: of the section.
        say: the library's own messages.
        body: what stands before.
        given: what the app gave.
        dates: instead of the date that was given.
        rules: see `rules_told`.
        mark: of the results, see `mark_of`.
    """
    day = dates or (say.date(given.day) if given.day else "")
    name = say.gettext("Dates") if dates else say.gettext("Date")
    pairs = [
        (name, day),
        (say.pgettext("about a page", "For"), given.for_whom or ""),
        (say.gettext("Rules"), rules),
        (say.gettext("Mark"), mark),
    ]
    return part(heading, *body, facts([(name, value) for name, value in pairs if value]), name="footer")


def purpose(say: Messages, *, of_two: bool) -> Markup:
    """Return what a page is, and is not: that of one person, or of two, which is for whoever helps them."""
    if of_two:
        told = say.gettext(
            "It is for whoever helps these two, and not for both to see together: for that there is the page for both. "
            "It blames nobody and promises nothing. It is a companion, not a diagnosis and not therapy."
        )
    else:
        told = say.gettext(
            "It is for whoever gave the answers, and for whoever they choose to show it to. It blames nobody and "
            "promises nothing. It is a companion, not a diagnosis and not therapy."
        )
    return el("p", told)


def safety_line(safety: Safety, say: Messages) -> Markup | None:
    """Return the line on safety; None beside a caution, and where the card on open questions has said it."""
    if safety.cautions or safety.unanswered:
        return None
    if not safety.screened:
        return el("p", say.gettext("No questions about safety were asked. That never means safe."))
    told = say.gettext(
        "You answered the questions about safety, and nothing came up. Should that change, support for you alone comes "
        "first."
    )
    return el("p", told)


def rules_told(packs: Iterable[PackInfo], context: str | None = None) -> str:
    """Return by which rules a page was made."""
    return ", ".join([*(f"{pack.name} {pack.version}" for pack in packs), *([context] if context else [])])


def mark_of(digest: str) -> str:
    """Return the mark of results: the first digits of their digest, in groups."""
    return " ".join(digest[at : at + _GROUP] for at in range(0, _MARK, _GROUP))
