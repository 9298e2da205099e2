"""The document of what can be answered: each question with its id and what fits, the private part first."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.documents.tree import Block, Document, Item, Paragraph, section
from intimacy_kit.messages.catalogue import Messages, messages_in
from intimacy_kit.model import scoring
from intimacy_kit.model.signals import Signal
from intimacy_kit.reasoning.elicitation.question_parts import QuestionPart, question_parts
from intimacy_kit.reasoning.knowledge_view import KnowledgeView


def signals_document(knowledge: KnowledgeView) -> Document:
    """Return the document of all questions: the private part, then the groups, in the locale of the knowledge base."""
    say = messages_in(knowledge.locale)
    body: list[Block] = []
    for part in parts_of(knowledge):
        body += section(heading_of(part, say), [*_blocks(part, say)], own=part.title is None)
    return Document(say.gettext("What can be answered"), tuple(body), say, locale=knowledge.locale)


def parts_of(knowledge: KnowledgeView) -> tuple[QuestionPart, ...]:
    """Return all questions of a knowledge base, in the order of lists and forms."""
    return question_parts(knowledge.signals, knowledge.runtime.built.rulebook, knowledge.groups)


def heading_of(part: QuestionPart, say: Messages) -> str:
    """Return what a part is called."""
    return say.gettext("For you alone") if part.private else part.title or say.gettext("More")


def said_before(part: QuestionPart, say: Messages) -> Iterator[str]:
    """Yield what is said before the questions of a part: what packs say first, and that it is asked in private."""
    if part.preamble:
        yield part.preamble
    if part.private:
        yield say.gettext("This part is asked in private, of each person alone.")


def _blocks(part: QuestionPart, say: Messages) -> Iterator[Block]:
    yield from (Paragraph(text, own=text != part.preamble) for text in said_before(part, say))
    for asked in part.asked:
        if asked.lead_in:
            yield Paragraph(asked.lead_in, own=False)
        signal = asked.signal
        items = [Item(item_told(item)) for item in signal.items]
        yield Item(f"{signal.id}: {signal.question}", (*items, Paragraph(fitting(signal, say), "soft")))


def item_told(item: scoring.Item) -> str:
    """Return an item of a published questionnaire with its answers: "Feeling down: 0 Not at all, 1 Several days"."""
    return f"{item.text}: {', '.join(f'{value} {label}' for value, label in item.options)}"


def fitting(signal: Signal, say: Messages) -> str:
    """Return what fits a signal, as it is written in a file: "0 never, 1 rarely", "true or false", "0 to 168 hours".

    Where it is asked by items, that is their sum or their list. That it is asked in private is told, too.
    """
    told = _answers_told(signal, say)
    if signal.items:
        numbers = [str(item.options[at % len(item.options)].value) for at, item in enumerate(signal.items)]
        example = f"[{','.join(numbers)}]"
        told = say.gettext(
            "{range}: the numbers of the answers added up, or in YAML and JSON one by one, such as {example}",
            range=told,
            example=example,
        )
    return "; ".join((told, say.gettext("asked in private"))) if signal.asks == "alone" else told


def _answers_told(signal: Signal, say: Messages) -> str:
    if signal.spec.value_type == "flag":
        return say.gettext("true or false")
    if signal.options:
        return ", ".join(str(value) if value == label else f"{value} {label}" for value, label in signal.options)
    low, high = map(say.number, signal.bounds)
    if signal.unit:
        return say.gettext("{low} to {high} {unit}", low=low, high=high, unit=signal.unit)
    return say.gettext("{low} to {high}", low=low, high=high)
