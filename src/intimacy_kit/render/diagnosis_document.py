"""The document of a diagnosis: the same for text, Markdown, pages and terminals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from intimacy_kit.documents.tree import Block, Document, Item, Paragraph, Section, Span, items, section
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.level_words import telling
from intimacy_kit.model.resources import HelpLine
from intimacy_kit.model.result import Finding, Remedy
from intimacy_kit.model.safety import Safety
from intimacy_kit.reasoning.diagnosing.support import Support, support_told
from intimacy_kit.reasoning.explanations.explanation import FindingExplanation
from intimacy_kit.render.extent import Extent
from intimacy_kit.render.found import found, nothing_answered, nothing_found
from intimacy_kit.render.indexes import indexes_told
from intimacy_kit.render.parts import checked_parts
from intimacy_kit.render.plan_section import plan_told
from intimacy_kit.render.practices import practice_told
from intimacy_kit.render.subject import RenderedDiagnosis

_MAX_QUESTIONS, _MAX_REASONS, _MAX_WAITING = 6, 3, 4


def diagnosis_document(
    diagnosis: RenderedDiagnosis,
    extent: Extent,
    *,
    knowledge: bool,
    plan: object = None,
    help_lines: object = (),
) -> Document:
    """Return the document of a diagnosis, without the answers.

    Under a safety concern, also one of an earlier check-in under which the plan was made, it is the support and the
    help lines only.

    Args:
        diagnosis: the diagnosis.
        extent: how much of it is told.
        knowledge: whether it can be asked further; if not, reasons and the questions that are open are not told.
        plan: the plan to tell with it.
        help_lines: those to tell with it.

    Raises:
        QuestionError: the plan or the help lines are of another kind (IK404).
    """
    planned, given = checked_parts(plan, help_lines)
    say = telling(diagnosis.locale, diagnosis.level_words)
    lines = section(say.gettext("Where to turn"), [_help_line(line) for line in given])
    support = (planned and planned.support) or diagnosis.support
    if support is not None:
        return support_document(support, lines)
    explained = {finding.id: _explained(diagnosis, finding) for finding in diagnosis.challenges} if knowledge else {}
    reasons = {id: _reasons(explanation)[: extent.reasons] for id, explanation in explained.items()}
    body: list[Block] = [
        Section(say.gettext("Safety"), (*_safety(diagnosis, say), *lines)),
        *_found(diagnosis, say, reasons),
        *section(say.gettext("What can help"), [*_remedies(diagnosis, extent, say)]),
        *section(say.gettext("For you alone"), [*_cautions(diagnosis.safety, say)]),
        *(section(say.gettext("A plan"), [*plan_told(planned, _told(diagnosis, extent), say)]) if planned else ()),
        *section(say.gettext("What is still open"), [*_open(diagnosis, say, knowledge=knowledge)]),
    ]
    return Document(say.gettext("What your answers tell"), tuple(body), say, locale=diagnosis.locale)


def support_document(support: Support, lines: Sequence[Section] = ()) -> Document:
    """Return the document of the support under a safety concern, with help lines before what can help."""
    told = support.document()
    first = next((number for number, block in enumerate(told.body) if isinstance(block, Section)), len(told.body))
    return replace(told, body=(*told.body[:first], *lines, *told.body[first:]))


def _safety(diagnosis: RenderedDiagnosis, say: Messages) -> Iterator[Paragraph]:
    safety = diagnosis.safety
    if safety.screened:
        told = say.gettext(
            "The questions about safety were answered, and no concern was reported. That is no clearance."
        )
    elif safety.unanswered:
        told = say.ngettext(
            "{count} question about safety was not answered. That never means safe: please answer it in private, "
            "alone.",
            "{count} questions about safety were not answered. That never means safe: please answer them in private, "
            "alone.",
            len(safety.unanswered),
        )
    else:
        told = say.gettext("No questions about safety were asked. That never means safe.")
    yield Paragraph(told, "notice")
    waiting = {reason.id: reason.title for remedy in diagnosis.remedies for reason in remedy.waiting}
    if waiting:
        titles = [*waiting.values()]
        told = say.gettext(
            "Exercises in which you open up or speak about what divides you wait for these answers: {titles}.",
            titles="; ".join(titles[:_MAX_WAITING]),
        )
        if len(titles) > _MAX_WAITING:
            told = say.gettext(
                "Exercises in which you open up or speak about what divides you wait for these answers: {titles}; and "
                "more.",
                titles="; ".join(titles[:_MAX_WAITING]),
            )
        yield Paragraph(told, "soft")


def _cautions(safety: Safety, say: Messages) -> Iterator[Block]:
    """Yield the texts of cautions and the practices told with them; nothing says what is withheld."""
    yield from (Paragraph(text, own=False) for text in dict.fromkeys(caution.text for caution in safety.cautions))
    support = {practice.id: practice for caution in safety.cautions for practice in caution.support}
    yield from (support_told(practice, say) for practice in support.values())


def _help_line(line: HelpLine) -> Item:
    hours = f" ({line.hours})" if line.hours else ""
    url = (" ", Span(line.url, "link")) if line.url else ()
    return Item((Span(line.name, "strong"), f": {line.contact}{hours}", *url))


def _explained(diagnosis: RenderedDiagnosis, finding: Finding) -> FindingExplanation:
    return cast("FindingExplanation", diagnosis.explain(finding.id))


def _reasons(explained: FindingExplanation) -> list[str]:
    """Return the reasons that count, the strongest first; of two partners with the same score those of both."""
    accounts = (explained,) if explained.tied is None else (explained, explained.tied)
    counted = (rule for each in accounts for rule in each.rules if rule.counts and rule.effect == "supports")
    return [*dict.fromkeys(rule.because for rule in counted)]


def _found(diagnosis: RenderedDiagnosis, say: Messages, reasons: Mapping[str, Sequence[str]]) -> Iterator[Block]:
    findings = (*diagnosis.findings.values(),)
    if diagnosis.answered:
        yield from indexes_told(diagnosis.indexes.values(), say)
        yield from found(diagnosis.strengths, findings, say, reasons)
        yield from nothing_found(findings, say)
    else:
        yield Paragraph(nothing_answered(say))


def _remedies(diagnosis: RenderedDiagnosis, extent: Extent, say: Messages) -> Iterator[Block]:
    for number, remedy in enumerate(diagnosis.remedies[: extent.remedies], 1):
        strategy = remedy.strategy
        practices = remedy.practices[: extent.practices]
        yield Section(
            strategy.title,
            (
                Paragraph(strategy.text, own=False),
                Paragraph(_because(remedy, say), "soft"),
                *(_practice(practice, remedy, say) for practice in practices),
            ),
            number=number,
            own=False,
        )
    if rest := [remedy.strategy.title for remedy in diagnosis.remedies[extent.remedies :]]:
        yield Paragraph(say.gettext("Then: {remedies}.", remedies=", ".join(rest)), "soft")


def _because(remedy: Remedy, say: Messages) -> str:
    reasons, first = (
        "; ".join(reason.title for reason in some[:_MAX_REASONS]) for some in (remedy.reasons, remedy.first)
    )
    if first:
        return say.gettext("It comes first because of: {reasons}.", reasons=first)
    return say.gettext("It is here because of: {reasons}.", reasons=reasons)


def _practice(practice: Practice, remedy: Remedy, say: Messages) -> Section:
    suits = [reason.title for each in remedy.suited if each.practice == practice.id for reason in each.reasons]
    told = say.gettext("It suits what was answered about: {reasons}.", reasons="; ".join(suits[:_MAX_REASONS]))
    first = (Paragraph(told, "soft"),) if suits else ()
    partners = [who for each in remedy.taken_by if each.practice == practice.id for who in each.partners]
    return practice_told(practice, say, alone=remedy.strategy.professional, partners=partners, first=first)


def _told(diagnosis: RenderedDiagnosis, extent: Extent) -> frozenset[str]:
    """Return the ids of the practices whose steps are told with the remedies."""
    remedies = diagnosis.remedies[: extent.remedies]
    return frozenset(practice.id for remedy in remedies for practice in remedy.practices[: extent.practices])


def _open(diagnosis: RenderedDiagnosis, say: Messages, *, knowledge: bool) -> Iterator[Block]:
    asked = diagnosis.next_questions(_MAX_QUESTIONS) if knowledge else ()
    rest = len(diagnosis.unknown) - len(asked)
    if asked:
        yield Paragraph(say.gettext("These answers would tell the most:"))
        yield from items([*map(str, asked)])
    if rest > 0:
        told = (
            say.ngettext(
                "{count} more question could still change something.",
                "{count} more questions could still change something.",
                rest,
            )
            if asked
            else say.ngettext(
                "{count} question that is not answered could still change this.",
                "{count} questions that are not answered could still change this.",
                rest,
            )
        )
        yield Paragraph(told, "soft")
