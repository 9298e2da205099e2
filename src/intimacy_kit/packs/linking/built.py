"""Hold linked packs: entries, translations and the rule book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any

from intimacy_kit.model.concepts import Challenge, Component, Consequence
from intimacy_kit.model.evidence import CitedSource
from intimacy_kit.model.pack import Contents, IntendedUse, PackInfo
from intimacy_kit.model.rulebook import FindingKind, Incoming, RuleBook, Scored, grouped, of_couples, of_one
from intimacy_kit.model.rules import Rule
from intimacy_kit.model.translations import NONE, Translations

_KINDS: dict[type, FindingKind] = {Challenge: "challenge", Consequence: "consequence", Component: "component"}


@dataclass(frozen=True, slots=True)
class Built:
    """Linked packs: their entries, translations, and the rule books that engines run.

    Attributes:
        rulebook: that of one person; in what `of_couples` returns, that of a partner of a couple.
        couples: the rule book of a partner of a couple; the same one if no rule reads the other partner's answers.
        evidence: the sources of the packs, with what cites them, also what a context leaves out.
        screening_days: for how many days answers to safety questions count at later check-ins: the fewest that a pack
            with concerns says; without any concern, one with cautions.
        uses: what each pack is for, in the order of `packs`.
        template: the same with placeholders as packs write them, from which contexts and locales are made; None for
            itself, where no text has any.
    """

    packs: tuple[PackInfo, ...]
    contents: Contents
    rulebook: RuleBook
    couples: RuleBook
    translations: Translations = NONE
    template: Built | None = None
    evidence: tuple[CitedSource, ...] = ()
    screening_days: int = 0
    uses: tuple[IntendedUse, ...] = ()

    def of_couples(self) -> Built:
        """Return the packs with the rule book of a partner of a couple."""
        return replace(self, rulebook=self.couples)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle plain dicts, because mapping proxies cannot be pickled."""
        sections = {field.name: dict(getattr(self.contents, field.name)) for field in fields(Contents)}
        return make_linked, (
            self.packs,
            sections,
            self.couples.findings,
            self.translations,
            self.template,
            self.evidence,
            self.screening_days,
            self.uses,
        )


def contents_of(sections: Mapping[str, dict[str, Any]]) -> Contents:
    """Return the entries by section, read-only."""
    return Contents(**{name: MappingProxyType(section) for name, section in sections.items()})


def make_linked(
    packs: tuple[PackInfo, ...],
    sections: Mapping[str, dict[str, Any]],
    ordered: tuple[Scored, ...],
    translations: Translations = NONE,
    template: Built | None = None,
    evidence: tuple[CitedSource, ...] = (),
    screening_days: int = 0,
    uses: tuple[IntendedUse, ...] = (),
) -> Built:
    """Make linked packs.

    Args:
        packs: name, version and digest of each.
        sections: the entries by section.
        ordered: the findings in topological order, with all their rules.
        translations: the texts in other languages.
        template: as in `Built`.
        evidence: as in `Built`.
        screening_days: as in `Built`.
        uses: as in `Built`.
    """
    contents = contents_of(sections)
    complete = RuleBook(
        signals=contents.signals,
        safety=tuple(contents.safety.values()),
        findings=ordered,
        strategies=tuple(contents.strategies.values()),
        indexes=tuple(contents.indexes.values()),
        screening=tuple(contents.screening.values()),
    )
    one, couples = of_one(complete), of_couples(complete)
    return Built(packs, contents, one, couples, translations, template, evidence, screening_days, uses)


def scored_findings(sections: Mapping[str, dict[str, Any]]) -> dict[str, Scored]:
    """Return each finding with its rules and incoming links, in the order that fixes floating-point results."""
    contents = contents_of(sections)
    supports: dict[str, list[Rule]] = defaultdict(list)
    reliefs: dict[str, list[Rule]] = defaultdict(list)
    links: dict[str, list[Incoming]] = defaultdict(list)
    for rule in contents.rules.values():
        (supports if rule.supports else reliefs)[rule.finding].append(rule)
    origins: list[Challenge | Consequence] = [*contents.challenges.values(), *contents.consequences.values()]
    for origin in sorted(origins, key=lambda finding: finding.id):
        for link in origin.leads_to:
            links[link.to].append(Incoming(origin.id, link.strength))
    return {
        concept.id: Scored(
            id=concept.id,
            kind=_KINDS[type(concept)],
            title=concept.title,
            private=isinstance(concept, Consequence) and concept.private,
            supports=grouped(supports[concept.id]),
            reliefs=grouped(reliefs[concept.id]),
            links=tuple(links[concept.id]),
            in_short=concept.in_short,
        )
        for concept in (*origins, *contents.components.values())
    }
