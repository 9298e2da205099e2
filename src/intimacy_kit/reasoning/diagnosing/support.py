"""Under a safety concern: what is told then, which is support, all of it, and nothing else.

`support` is the one place that decides it. Every face that tells a case to people asks it first, most of them by being
`Told`, whose own words are only ever looked for where there is no concern. Data for programs stay whole.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pydantic import Field

from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.fields import Frozen
from intimacy_kit.model.result import Concern, Record, Remedy
from intimacy_kit.reasoning.explanations.telling import WIDTH, Block, Blocks, headed, to_markdown, to_text
from intimacy_kit.reasoning.planning.words import CADENCES, number_of

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
    """What is told under a safety concern. It is for the person who answered, alone. Its `repr` tells nothing of it.

    Attributes:
        concerns: the safety rules that are true, with what to tell the person.
        remedies: the support of a professional, with every practice of it that one does alone.
    """

    concerns: tuple[Concern, ...] = Field(repr=False)
    remedies: tuple[Remedy, ...] = Field(repr=False)

    def __str__(self) -> str:
        return self.text()

    def text(self, *, width: int = WIDTH) -> str:
        """All of it in plain words, in lines of this width, at least 40."""
        return to_text(_blocks(self), width)

    def to_markdown(self) -> str:
        """All of it in plain words, as Markdown."""
        return to_markdown(_blocks(self))

    def _repr_markdown_(self) -> str:
        return self.to_markdown()


def support(concerns: Iterable[Concern], remedies: Iterable[Remedy]) -> Support | None:
    """All that people may be told under these concerns; None where there are none, and nothing has to be withheld.

    Args:
        concerns: each with its own id.
        remedies: those that are recommended. Of them the support of a professional is kept, with what one does alone.
    """
    told = tuple(sorted(concerns, key=lambda concern: concern.id))
    if not told:
        return None
    return Support(concerns=told, remedies=tuple(alone for remedy in remedies for alone in _alone(remedy)))


def _alone(remedy: Remedy) -> Iterator[Remedy]:
    """A remedy with no practices but those that are safe to do alone; nothing, where there are none."""
    practices = tuple(practice for practice in remedy.practices if practice.safe_alone)
    if remedy.strategy.professional and practices:
        strategy = remedy.strategy.model_copy(update={"practices": tuple(practice.id for practice in practices)})
        yield remedy.model_copy(update={"strategy": strategy, "practices": practices})


def support_in(*records: Record) -> Support | None:
    """The same for a case, or for one over time, oldest first: then the words of the latest count."""
    concerned = [record for record in records if record.safety.concern]
    concerns = {concern.id: concern for record in concerned for concern in record.safety.concerns}
    remedies = {remedy.strategy.id: remedy for record in concerned for remedy in record.remedies}
    return support(concerns.values(), [remedies[id] for id in sorted(remedies)])


class Told(ABC):
    """What is told of a case in words. Under a concern those are the words of its support, and never its own.

    What is told has the attribute `support`, and says in `_own_text` what it tells where that is None.
    """

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def support(self) -> Support | None: ...

    def __str__(self) -> str:
        return self.text()

    def text(self, *, width: int = WIDTH) -> str:
        """All of it in plain words, in lines of this width, at least 40. Under a safety concern: support alone."""
        return self._own_text(width) if self.support is None else self.support.text(width=width)

    @abstractmethod
    def _own_text(self, width: int) -> str:
        """What it tells where there is no concern."""


class ToldInBlocks(Told):
    """What is told in words, and as Markdown too. It says in `_blocks` what it tells where there is no concern."""

    __slots__ = ()

    def to_markdown(self) -> str:
        """All of it in plain words, as Markdown. Under a safety concern: support alone."""
        return to_markdown(self._blocks()) if self.support is None else self.support.to_markdown()

    def _repr_markdown_(self) -> str:
        return self.to_markdown()

    def _own_text(self, width: int) -> str:
        return to_text(self._blocks(), width)

    @abstractmethod
    def _blocks(self) -> Blocks:
        """What it tells where there is no concern."""


def about(practice: Practice) -> str:
    """How long and how often."""
    return f"{number_of(practice.minutes, 'minute')}, {CADENCES[practice.cadence]}"


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
