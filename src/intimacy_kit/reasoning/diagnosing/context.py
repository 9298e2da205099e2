"""Hold what a diagnosis depends on besides the case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.level_words import LevelWords, telling
from intimacy_kit.model.pack import Contents, PackInfo
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.reasoning.diagnosing.fitting import Conditions, Keyed, conditions_of
from intimacy_kit.reasoning.diagnosing.remedies import Candidate, candidates, told_practice
from intimacy_kit.reasoning.diagnosing.safety import Supports, supports


@dataclass(frozen=True, slots=True)
class DiagnosisContext:
    """What a diagnosis depends on besides the case. Prepared once per knowledge base.

    Attributes:
        private: the signals that are for the person alone: asked in private, or read by a rule of a concern; of the
            other partner, too.
        context, tailoring, locale: for which it is.
        findings, components: in ascending order of id: position in the rule book, id, title and kind.
        in_short: the findings in one sentence each, by id; of those that have one.
        conditions: of strategies and of their practices.
        support: the practices told with each safety rule.
        level_words: what packs call the levels of findings, by kind.
        page_title: how pages are headed in this context.
        brings: the title of the benefit that a strategy yields first, by its id.
    """

    book: RuleBook
    candidates: tuple[Candidate, ...]
    provenance: tuple[PackInfo, ...]
    private: frozenset[str]
    findings: tuple[tuple[int, str, str, str], ...]
    components: tuple[tuple[int, str, str, str], ...]
    in_short: Mapping[str, str]
    conditions: Conditions
    support: Supports
    context: str | None
    tailoring: tuple[str, ...]
    locale: str | None = None
    level_words: tuple[LevelWords, ...] = ()
    page_title: str | None = None
    brings: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        book: RuleBook,
        contents: Contents,
        provenance: tuple[PackInfo, ...],
        context: str | None = None,
        tailoring: tuple[str, ...] = (),
        locale: str | None = None,
    ) -> DiagnosisContext:
        alone = book.read_by_safety | {id for id, signal in book.signals.items() if signal.asks == "alone"}
        scored = sorted((finding.id, number, finding) for number, finding in enumerate(book.findings))
        prepared = candidates(book, contents.practices)
        by_oneself = (practice for each in prepared if each.strategy.professional for practice in each.alone)
        told = {id: told_practice(practice) for id, practice in contents.practices.items()}
        by_id = [(number, id, finding.title, finding.kind) for id, number, finding in scored]
        return cls(
            book=book,
            candidates=prepared,
            provenance=provenance,
            private=alone | frozenset(name for name, id in book.read_of_partner.items() if id in alone),
            findings=tuple(item for item in by_id if item[3] != "component"),
            components=tuple(item for item in by_id if item[3] == "component"),
            in_short={finding.id: finding.in_short for finding in book.findings if finding.in_short is not None},
            conditions=Conditions.of(book, _conditions(book, contents)),
            support=supports(book, told, by_oneself),
            context=context,
            tailoring=tailoring,
            locale=locale,
            level_words=tuple(contents.levels.values()),
            page_title=None if context is None else contents.contexts[context].page_title,
            brings={
                id: contents.benefits[strategy.yields[0]].title
                for id, strategy in contents.strategies.items()
                if strategy.yields
            },
        )

    @property
    def messages(self) -> Messages:
        """The library's own messages, in its locale, in which levels are told in the words of packs."""
        return telling(self.locale, self.level_words)


def _conditions(book: RuleBook, contents: Contents) -> Iterator[Keyed]:
    """Yield the conditions of the strategies, and of their practices."""
    used = sorted({id for strategy in book.strategies for id in strategy.practices})
    for strategy in book.strategies:
        yield from conditions_of(strategy)
    for id in used:
        yield from conditions_of(contents.practices[id])
