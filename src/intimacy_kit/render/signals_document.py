"""The document of what can be answered: each question with its id and what fits."""

from __future__ import annotations

from collections.abc import Iterable

from intimacy_kit.documents.tree import Block, Document, Item, Paragraph, section
from intimacy_kit.messages.catalogue import Messages, messages_in
from intimacy_kit.model.signals import Signal
from intimacy_kit.reasoning.knowledge_view import KnowledgeView


def signals_document(knowledge: KnowledgeView) -> Document:
    """Return the document of all questions by group, in the locale of the knowledge base."""
    say = messages_in(knowledge.locale)
    grouped: dict[str, list[Signal]] = {}
    for signal in knowledge.signals.values():
        grouped.setdefault(signal.group if signal.group in knowledge.groups else "", []).append(signal)
    body: list[Block] = []
    for group in sorted(grouped, key=lambda group: (group == "", group)):
        about = knowledge.groups.get(group)
        heading = about.title if about else say.gettext("More")
        lead_in = [Paragraph(about.lead_in, own=False)] if about else []
        body += section(heading, [*lead_in, *_items(grouped[group], say)], own=about is None)
    return Document(say.gettext("What can be answered"), tuple(body), say, locale=knowledge.locale)


def _items(signals: Iterable[Signal], say: Messages) -> list[Item]:
    return [
        Item(f"{signal.id}: {signal.question}", (Paragraph(f"{answers_told(signal, say)}{_who(signal, say)}", "soft"),))
        for signal in signals
    ]


def answers_told(signal: Signal, say: Messages) -> str:
    """Return what fits a signal, as it is written in a file: "0 never, 1 rarely", "true or false", "0 to 168 hours"."""
    if signal.spec.value_type == "flag":
        return say.gettext("true or false")
    if signal.options:
        return ", ".join(str(value) if value == label else f"{value} {label}" for value, label in signal.options)
    low, high = map(say.number, signal.bounds)
    if signal.unit:
        return say.gettext("{low} to {high} {unit}", low=low, high=high, unit=signal.unit)
    return say.gettext("{low} to {high}", low=low, high=high)


def _who(signal: Signal, say: Messages) -> str:
    return "; " + say.gettext("asked in private") if signal.asks == "alone" else ""
