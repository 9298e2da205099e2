"""Decide what is shown to people under a safety concern: support and nothing else.

`support` is the only place that decides it. Everything that shows a case to people asks it first, mostly by inheriting
from `Told`, which uses its own text only without a concern. Data for programs is never cut down.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pydantic import Field

from intimacy_kit.documents.telling import Tellable, TellableData
from intimacy_kit.documents.tree import Block, Document, Item, Paragraph, Section, Span, items
from intimacy_kit.messages.catalogue import Messages, gettext_noop, messages_in
from intimacy_kit.model.cadences import CADENCES
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.locales import Wanted
from intimacy_kit.model.result import Record, Remedy
from intimacy_kit.model.safety import Concern
from intimacy_kit.reasoning.diagnosing.concern_words import OF_OTHERS, thanks

TITLE, HELPS = gettext_noop("Safety comes first"), gettext_noop("What can help now")
WAITING = gettext_noop(
    "Exercises for two have to wait. What helps now is the support of somebody who is there for you alone."
)
DANGER = gettext_noop(
    "This is for you alone: it is best read and kept where nobody else looks. If anybody may be in danger now, do not "
    "wait for anything: call your local emergency number."
)
IN_PRIVATE = gettext_noop(
    "This is for you alone: it is best read and kept where nobody else looks. If you may be in danger now, do not wait "
    "for anything: call your local emergency number."
)


class Support(TellableData):
    """The support that is shown under a safety concern, to the person who answered alone. Its `repr` shows nothing.

    Attributes:
        concerns: the safety rules that are true, with the text for the person.
        remedies: professional support, with its practices for one person alone.
        locale: of their texts, and of all that is told; None for those of the packs.
    """

    concerns: tuple[Concern, ...] = Field(repr=False)
    remedies: tuple[Remedy, ...] = Field(repr=False)
    locale: Wanted | None = Field(default=None, repr=False)

    def __str__(self) -> str:
        return self.to_text()

    def document(self) -> Document:
        """Return all of it, as a document tree."""
        say = messages_in(self.locale)
        concerns = [Item((Span(each.title, "strong"), f". {each.text}")) for each in self.concerns]
        said = {each.about for each in self.concerns}
        bear_in_mind = IN_PRIVATE if said.isdisjoint(OF_OTHERS) else DANGER
        remedies = [_remedy_told(remedy, say) for remedy in self.remedies]
        body: tuple[Block, ...] = (
            Paragraph(thanks(said, say), "notice"),
            *concerns,
            Section(say.gettext(HELPS), (Paragraph(say.gettext(WAITING)), *remedies)),
            Section(say.gettext("To bear in mind"), (Paragraph(say.gettext(bear_in_mind)),)),
        )
        return Document(say.gettext(TITLE), body, say, locale=self.locale)


def _remedy_told(remedy: Remedy, say: Messages) -> Section:
    practices = [support_told(practice, say) for practice in remedy.practices]
    return Section(remedy.strategy.title, (Paragraph(remedy.strategy.text, own=False), *practices), own=False)


def support(concerns: Iterable[Concern], remedies: Iterable[Remedy], locale: str | None = None) -> Support | None:
    """Return the support for safety concerns; None without concerns: then nothing has to be withheld.

    Args:
        concerns: with distinct ids.
        remedies: the recommended ones; only professional support is kept, with its practices for one person alone.
        locale: of their texts; None for those of the packs.
    """
    told = tuple(sorted(concerns, key=lambda concern: concern.id))
    if not told:
        return None
    alone = tuple(one for remedy in remedies for one in _alone(remedy))
    return Support(concerns=told, remedies=alone, locale=locale)


def _alone(remedy: Remedy) -> Iterator[Remedy]:
    """Yield a professional remedy with the practices that are safe to do alone; nothing if there are none."""
    practices = tuple(practice for practice in remedy.practices if practice.safe_alone)
    if remedy.strategy.professional and practices:
        strategy = remedy.strategy.model_copy(update={"practices": tuple(practice.id for practice in practices)})
        yield remedy.model_copy(update={"strategy": strategy, "practices": practices})


def support_in(*records: Record) -> Support | None:
    """Return the support for the diagnoses of a case, oldest first; of a repeated entry the latest text counts."""
    concerned = [record for record in records if record.safety.concern]
    concerns = {concern.id: concern for record in concerned for concern in record.safety.concerns}
    remedies = {remedy.strategy.id: remedy for record in concerned for remedy in record.remedies}
    locale = records[-1].locale if records else None
    return support(concerns.values(), [remedies[id] for id in sorted(remedies)], locale)


class Told(Tellable):
    """A base class of what is told to people: under a safety concern its support.

    A subclass has the attribute `support`, and returns its own document from `_document`, which is used if that is
    None. Its `str()` tells it.
    """

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def support(self) -> Support | None: ...

    def __str__(self) -> str:
        return self.to_text()

    def document(self) -> Document:
        """Return all that is told, as a document tree; under a safety concern that of the support."""
        return self._document() if self.support is None else self.support.document()

    @abstractmethod
    def _document(self) -> Document:
        """Return the document without a concern."""


class ToldResult(Told, TellableData):
    """A base class of results that are told: data, that is whole also under a safety concern."""


def support_told(practice: Practice, say: Messages) -> Section:
    """Return a practice that one does alone where all of what is told is for one person: it does not say so again."""
    return Section(practice.title, items(practice.steps, ordered=True), about(practice, say), own=False)


def about(practice: Practice, say: Messages) -> str:
    """Return how long and how often a practice is done, in words."""
    minutes = say.ngettext("{count} minute", "{count} minutes", practice.minutes)
    return ", ".join((minutes, say.gettext(CADENCES[practice.cadence].planned)))
