"""The document of what is worth knowing beside a case: benefits, principles, questions people ask, sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from intimacy_kit.documents.tree import Block, Document, Item, Paragraph, Section, Span, items, section
from intimacy_kit.messages.catalogue import Messages, messages_in
from intimacy_kit.model.concepts import Concept, Question, Reference, Strategy, Tailoring
from intimacy_kit.reasoning.knowledge_view import KnowledgeView


def background_document(knowledge: KnowledgeView, questions: Sequence[Question] | None = None) -> Document:
    """Return the document of what the packs tell that hangs on no answers.

    Args:
        knowledge: in whose locale it is told.
        questions: these alone; None for all, with everything else.
    """
    say = messages_in(knowledge.locale)
    asked = [*knowledge.faq.values()] if questions is None else questions
    told = [_question(question, knowledge, say) for question in asked]
    title = say.gettext("Worth knowing")
    if questions is not None:
        return Document(title, tuple(told), say, locale=knowledge.locale)
    body: tuple[Block, ...] = (
        *section(say.gettext("What closeness gives"), _concepts(knowledge.benefits.values())),
        *section(say.gettext("What helps to know"), _concepts(knowledge.principles.values())),
        *section(say.gettext("What people ask"), told),
        *section(say.gettext("If you like"), _tailorings(knowledge.tailorings.values(), knowledge)),
        *section(say.gettext("Where this is from"), [*map(_reference, knowledge.references.values())]),
    )
    return Document(title, body, say, locale=knowledge.locale)


def _concepts(concepts: Iterable[Concept]) -> list[Block]:
    return [Item((Span(concept.title, "strong"),), (Paragraph(concept.text, own=False),)) for concept in concepts]


def _question(question: Question, knowledge: KnowledgeView, say: Messages) -> Section:
    helps = [strategy.title for strategy in _strategies(question, knowledge)]
    told: list[Block] = [Paragraph(question.answer, own=False)]
    if helps:
        told.append(Paragraph(say.gettext("What helps: {titles}", titles="; ".join(helps)), "soft"))
    return Section(question.question, tuple(told), own=False)


def _strategies(question: Question, knowledge: KnowledgeView) -> list[Strategy]:
    return [knowledge.strategies[id] for id in question.strategies if id in knowledge.strategies]


def _tailorings(tailorings: Iterable[Tailoring], knowledge: KnowledgeView) -> list[Block]:
    return [
        Item(
            (Span(tailoring.title, "strong"),),
            (
                Paragraph(tailoring.text, own=False),
                *items([knowledge.practices[id].title for id in tailoring.practices if id in knowledge.practices]),
            ),
        )
        for tailoring in tailorings
    ]


def _reference(reference: Reference) -> Item:
    return Item(reference.text if reference.url is None else (f"{reference.text} ", Span(reference.url, "link")))
