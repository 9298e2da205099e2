"""Decide what is shown to people under a safety concern: support and nothing else.

`support` is the only place that decides it. Everything that shows a case to people asks it first, mostly by inheriting
from `Told`, which uses its own text only without a concern. Data for programs is never cut down.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pydantic import Field

from intimacy_kit.documents.blocks import WIDTH, Block, Blocks, headed, number_of, to_markdown, to_text
from intimacy_kit.documents.tree import Document, Item, Paragraph, Section, Span, items
from intimacy_kit.messages.catalogue import messages_in
from intimacy_kit.model.cadences import CADENCES
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.fields import Frozen
from intimacy_kit.model.result import Concern, Record, Remedy

TITLE, HELPS = "Safety comes first", "What can help now"
CONCERN = (
    "Something that was said comes before everything else. None of it is your fault, and you need not face it alone."
)
WAITING = "Exercises for two have to wait. What helps now is the support of somebody who is there for you alone."
IN_PRIVATE = (
    "This is for you alone: it is best read and kept where nobody else looks. If you may be in danger now, do not wait "
    "for anything: call your local emergency number."
)


class Support(Frozen):
    """The support that is shown under a safety concern, to the person who answered alone. Its `repr` shows nothing.

    Attributes:
        concerns: the safety rules that are true, with the text for the person.
        remedies: professional support, with its practices for one person alone.
    """

    concerns: tuple[Concern, ...] = Field(repr=False)
    remedies: tuple[Remedy, ...] = Field(repr=False)

    def __str__(self) -> str:
        return self.text()

    def text(self, *, width: int = WIDTH) -> str:
        """Return it as text, wrapped to a width of at least 40 characters."""
        return to_text(_blocks(self), width)

    def to_markdown(self) -> str:
        """Return it as Markdown."""
        return to_markdown(_blocks(self))

    def _repr_markdown_(self) -> str:
        return self.to_markdown()

    def document(self) -> Document:
        """Return all that is told, as a document tree."""
        say = messages_in(None)
        concerns = [Item((Span(each.title, "strong"), f". {each.text}")) for each in self.concerns]
        return Document(
            TITLE,
            (
                Paragraph(CONCERN, "notice"),
                *concerns,
                Section(HELPS, (Paragraph(WAITING), *(_remedy_told(remedy) for remedy in self.remedies))),
                Section("To bear in mind", (Paragraph(IN_PRIVATE),)),
            ),
            say,
        )


def _remedy_told(remedy: Remedy) -> Section:
    practices = (
        Section(practice.title, items(practice.steps, ordered=True), about(practice), own=False)
        for practice in remedy.practices
    )
    return Section(remedy.strategy.title, (Paragraph(remedy.strategy.text, own=False), *practices), own=False)


def support(concerns: Iterable[Concern], remedies: Iterable[Remedy]) -> Support | None:
    """Return the support for safety concerns; None without concerns: then nothing has to be withheld.

    Args:
        concerns: with distinct ids.
        remedies: the recommended ones; only professional support is kept, with its practices for one person alone.
    """
    told = tuple(sorted(concerns, key=lambda concern: concern.id))
    if not told:
        return None
    return Support(concerns=told, remedies=tuple(alone for remedy in remedies for alone in _alone(remedy)))


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
    return support(concerns.values(), [remedies[id] for id in sorted(remedies)])


class Told(ABC):
    """A base class of what is shown to people as text: under a safety concern the text of its support.

    A subclass has the attribute `support`, and returns its own text from `_own_text`, which is used if that is None.
    """

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def support(self) -> Support | None: ...

    def __str__(self) -> str:
        return self.text()

    def text(self, *, width: int = WIDTH) -> str:
        """Return the text, wrapped to a width of at least 40 characters; under a safety concern that of the support."""
        return self._own_text(width) if self.support is None else self.support.text(width=width)

    @abstractmethod
    def _own_text(self, width: int) -> str:
        """Return the text without a concern."""


class ToldInBlocks(Told):
    """A base class of what is shown as text and as Markdown. A subclass returns its own blocks from `_blocks`."""

    __slots__ = ()

    def to_markdown(self) -> str:
        """Return the text as Markdown; under a safety concern that of the support."""
        return to_markdown(self._blocks()) if self.support is None else self.support.to_markdown()

    def _repr_markdown_(self) -> str:
        return self.to_markdown()

    def _own_text(self, width: int) -> str:
        return to_text(self._blocks(), width)

    @abstractmethod
    def _blocks(self) -> Blocks:
        """Return the blocks of text without a concern."""


def about(practice: Practice) -> str:
    """Return how long and how often a practice is done, in words."""
    return f"{number_of(practice.minutes, 'minute')}, {CADENCES[practice.cadence].planned}"


def _blocks(support: Support) -> Blocks:
    return [
        Block("title", TITLE),
        Block("paragraph", CONCERN),
        *(Block("item", f"{concern.title}. {concern.text}") for concern in support.concerns),
        *headed(HELPS, [Block("paragraph", WAITING)]),
        *(block for remedy in support.remedies for block in _remedy(remedy)),
        *headed("To bear in mind", [Block("paragraph", IN_PRIVATE)]),
    ]


def _remedy(remedy: Remedy) -> Iterable[Block]:
    practices = [
        Block("item", f"{practice.title} ({about(practice)})", practice.steps) for practice in remedy.practices
    ]
    return headed(remedy.strategy.title, [Block("paragraph", remedy.strategy.text), *practices])
