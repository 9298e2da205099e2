"""From packs to a rule book: merged, checked against each other, and put in order.

All problems of all packs are found before anything is refused. What comes out never fails at run time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

from intimacy_kit.errors import MAX_PROBLEMS, PackError, Problem
from intimacy_kit.model.concepts import Challenge, Component, Consequence
from intimacy_kit.model.pack import Contents, PackInfo
from intimacy_kit.model.rulebook import FindingKind, Incoming, RuleBook, Scored
from intimacy_kit.model.rules import Rule
from intimacy_kit.model.translations import NONE, Translations
from intimacy_kit.packs.linking.cycles import causes_of_findings, causes_of_strategies, circle_problem
from intimacy_kit.packs.linking.dependency_order import Circle, depths
from intimacy_kit.packs.linking.merge import merge
from intimacy_kit.packs.linking.references import check_entries
from intimacy_kit.packs.linking.translations import merge_translations
from intimacy_kit.packs.reading.files import PackSource, pack_files
from intimacy_kit.packs.reading.reader import ReadPack, read_pack

_KINDS: dict[type, FindingKind] = {Challenge: "challenge", Consequence: "consequence", Component: "component"}


@dataclass(frozen=True, slots=True)
class Built:
    """All that packs say, and the rule book that engines run."""

    packs: tuple[PackInfo, ...]
    contents: Contents
    rulebook: RuleBook
    translations: Translations = NONE

    def __reduce__(self) -> tuple[Any, ...]:
        """Read-only mappings cannot be pickled, so plain ones are."""
        sections = {field.name: dict(getattr(self.contents, field.name)) for field in fields(Contents)}
        return assembled, (self.packs, sections, self.rulebook.findings, self.translations)


def build(sources: Sequence[PackSource]) -> Built:
    """Read packs and put them together.

    Raises:
        PackError: with all problems of all packs.
    """
    return put_together(read_packs(sources))


def read_packs(sources: Iterable[PackSource]) -> list[ReadPack]:
    """Read packs, each file of them once. What is wrong with them is in the results."""
    return [read_pack(pack_files(source)) for source in sources]


def put_together(packs: Sequence[ReadPack]) -> Built:
    """Packs that were read, together.

    Raises:
        PackError: with all problems of all packs.
    """
    sections, ordered, translations = checked(packs)
    infos = sorted((pack.info for pack in packs if pack.info), key=lambda info: info.name)
    return assembled(tuple(infos), sections, ordered, translations)


def checked(packs: Sequence[ReadPack]) -> tuple[dict[str, dict[str, Any]], tuple[Scored, ...], Translations]:
    """The entries of packs by section, their findings, each after those it depends on, and their translations.

    Raises:
        PackError: with all problems of all packs.
    """
    problems = [problem for pack in packs for problem in pack.problems]
    entries = merge(packs, problems)
    if not problems:  # an entry that could not be read would be reported again wherever it is named
        check_entries(entries, packs, problems)
    _refuse(problems)
    translations = merge_translations(packs, problems)
    sections: dict[str, dict[str, Any]] = {field.name: {} for field in fields(Contents)}
    for id in sorted(entries):
        sections[entries[id].section][id] = entries[id].entry
    findings = scored_findings(sections)
    contents = _contents(sections)
    named = [pack.manifest.name for pack in packs if pack.manifest is not None]
    order: dict[str, int] = {}
    try:
        order = depths(_needs(findings))
    except Circle as circle:
        help = "take a rule or a link out of the circle"
        causes = causes_of_findings(entries.values(), circle.path)
        problems.append(circle_problem(circle.path, causes, named, "IK115", help))
    try:
        depths({id: strategy.after for id, strategy in contents.strategies.items()})
    except Circle as circle:
        causes = causes_of_strategies(entries, circle.path)
        problems.append(circle_problem(circle.path, causes, named, "IK116", "remove an `after`"))
    _refuse(problems)
    return sections, tuple(findings[id] for id in sorted(findings, key=lambda id: (order[id], id))), translations


def _refuse(problems: list[Problem]) -> None:
    if len(problems) > MAX_PROBLEMS:
        message = f"there are over {MAX_PROBLEMS} problems, so no more were looked for"
        problems = [*problems[:MAX_PROBLEMS], Problem("IK122", message, "mend these first")]
    if problems:
        raise PackError(problems)


def _contents(sections: Mapping[str, dict[str, Any]]) -> Contents:
    return Contents(**{name: MappingProxyType(section) for name, section in sections.items()})


def assembled(
    packs: tuple[PackInfo, ...],
    sections: Mapping[str, dict[str, Any]],
    ordered: tuple[Scored, ...],
    translations: Translations = NONE,
) -> Built:
    """The packs with their entries, by section, and the findings, each after those it depends on."""
    contents = _contents(sections)
    rulebook = RuleBook(
        signals=contents.signals,
        safety=tuple(contents.safety.values()),
        findings=ordered,
        strategies=tuple(contents.strategies.values()),
    )
    return Built(packs, contents, rulebook, translations)


def scored_findings(sections: Mapping[str, dict[str, Any]]) -> dict[str, Scored]:
    """Each finding with the rules and links that bear on it, in the order that fixes the arithmetic."""
    contents = _contents(sections)
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
            supports=tuple(supports[concept.id]),
            reliefs=tuple(reliefs[concept.id]),
            links=tuple(links[concept.id]),
        )
        for concept in (*origins, *contents.components.values())
    }


def _needs(findings: Mapping[str, Scored]) -> dict[str, set[str]]:
    """Each finding with those its rules and links read."""
    return {
        id: {link.origin for link in finding.links}
        | {name for rule in finding.rules for name in rule.when.names if name in findings}
        for id, finding in findings.items()
    }
