"""What is not known yet: said once, calmly, with the numbers folded away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from intimacy_kit.documents.html.frame import part
from intimacy_kit.documents.html.markup import Content, Markup, el
from intimacy_kit.documents.html.voice import Voice
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.questions import NextQuestion
from intimacy_kit.model.result import Finding, Strength
from intimacy_kit.render.subject import RenderedDiagnosis

_MAX_QUESTIONS = 3
_FIRST_LOOK = 0.25
"""The share of open questions from which on a page is a first look."""


def not_known_part(diagnosis: RenderedDiagnosis, voice: Voice, *, knowledge: bool) -> Markup | None:
    """Return the section; None where nothing is open, or nothing is answered, as the header says that.

    Args:
        diagnosis: the diagnosis.
        voice: of the page.
        knowledge: whether it can be asked further; if not, the questions are not told.
    """
    if not diagnosis.answered or not diagnosis.unknown:
        return None
    say = voice.say
    told = el("p", _count(len(diagnosis.unknown), len({*diagnosis.answered, *diagnosis.unknown}), say))
    unknown = [finding.title for finding in diagnosis.findings.values() if finding.open and finding.kind == "challenge"]
    unknown = unknown or [finding.title for finding in diagnosis.findings.values() if finding.open]
    titles = _bold(unknown, voice)
    cannot = el("p", say.gettext("What cannot be told yet:"), " ", titles) if unknown else None
    asked = _shown(diagnosis.next_questions(len(diagnosis.unknown))) if knowledge else []
    questions: Content = None
    if asked:
        lead = say.ngettext("This answer would tell the most:", "These answers would tell the most:", len(asked))
        questions = [el("p", lead), el("ul", [el("li", voice.theirs(str(each))) for each in asked])]
    scored: list[Finding | Strength] = [*diagnosis.findings.values(), *diagnosis.components.values()]
    note = el("div", told, cannot, questions, class_="note")
    return part(say.gettext("What is not known yet"), note, in_numbers(scored, voice))


def _shown(questions: Iterable[NextQuestion]) -> list[NextQuestion]:
    """Return the questions that are told: none about safety or private, as pages are left lying about."""
    told = (each for each in questions if not each.safety and each.signal.asks != "alone")
    return list(islice(told, _MAX_QUESTIONS))


def _count(open_: int, every: int, say: Messages) -> str:
    if open_ > _FIRST_LOOK * every:
        return say.ngettext(
            "{count} of {every} questions is open, so this page is a first look.",
            "{count} of {every} questions are open, so this page is a first look.",
            open_,
            every=every,
        )
    return say.ngettext(
        "{count} of {every} questions is open.", "{count} of {every} questions are open.", open_, every=every
    )


def _bold(titles: Sequence[str], voice: Voice) -> list[Content]:
    told: list[Content] = []
    for title in titles:
        told += [", "] if told else []
        told.append(el("strong", voice.theirs(title)))
    return [*told, "."]


def in_numbers(scored: Iterable[Finding | Strength], voice: Voice) -> Markup:
    """Return a table of what each finding is now and could be, of 100, folded: the only scores of the page."""
    say = voice.say
    header = (say.gettext("Finding"), say.gettext("Now, of 100"), say.gettext("Could be"))
    rows = [
        el(
            "tr",
            el("th", voice.theirs(each.title), scope="row"),
            el("td", str(round(100 * each.score)), class_="nowrap"),
            el("td", say.gettext("{low} to {high}", low=_down(each.low), high=_up(each.high)), class_="nowrap"),
        )
        for each in scored
        if each.score or each.low != each.high
    ]
    head = el("thead", el("tr", [el("th", cell, scope="col") for cell in header]))
    return el("details", el("summary", say.gettext("In numbers")), el("table", head, el("tbody", rows)))


def _down(value: float) -> int:
    return int(100 * value)


def _up(value: float) -> int:
    return -int(-100 * value // 1)
