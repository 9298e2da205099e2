"""Link packs into a rule book: merge them, check references, and sort findings by their dependencies.

All problems of all packs are collected before an error is raised. A rule book that was linked never fails at run time.
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
from intimacy_kit.packs.linking.cycles import cycle_problem, finding_causes, strategy_causes
from intimacy_kit.packs.linking.dependency_order import DependencyCycle, depths
from intimacy_kit.packs.linking.merge import merge
from intimacy_kit.packs.linking.references import check_entries
from intimacy_kit.packs.linking.translations import merge_translations
from intimacy_kit.packs.reading.files import PackSource, pack_files
from intimacy_kit.packs.reading.reader import ReadPack, read_pack

_KINDS: dict[type, FindingKind] = {Challenge: "challenge", Consequence: "consequence", Component: "component"}


@dataclass(frozen=True, slots=True)
class Built:
    """Linked packs: their entries, translations, and the rule book that engines run."""

    packs: tuple[PackInfo, ...]
    contents: Contents
    rulebook: RuleBook
    translations: Translations = NONE

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle plain dicts, because mapping proxies cannot be pickled."""
        sections = {field.name: dict(getattr(self.contents, field.name)) for field in fields(Contents)}
        return make_linked, (self.packs, sections, self.rulebook.findings, self.translations)


def build(sources: Sequence[PackSource]) -> Built:
    """Read and link packs.

    Raises:
        PackError: with all problems of all packs.
    """
    return link_packs(read_packs(sources))


def read_packs(sources: Iterable[PackSource]) -> list[ReadPack]:
    """Read packs, each file once. Problems are collected in the results."""
    return [read_pack(pack_files(source)) for source in sources]


def link_packs(packs: Sequence[ReadPack]) -> Built:
    """Link packs that were read.

    Raises:
        PackError: with all problems of all packs.
    """
    sections, ordered, translations = link_entries(packs)
    infos = sorted((pack.info for pack in packs if pack.info), key=lambda info: info.name)
    return make_linked(tuple(infos), sections, ordered, translations)


def link_entries(packs: Sequence[ReadPack]) -> tuple[dict[str, dict[str, Any]], tuple[Scored, ...], Translations]:
    """Return the entries of packs by section, their findings in topological order, and their translations.

    Raises:
        PackError: with all problems of all packs.
    """
    problems = [problem for pack in packs for problem in pack.problems]
    entries = merge(packs, problems)
    if not problems:  # otherwise each reference to an unreadable entry would be reported too
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
        order = depths(_dependencies(findings))
    except DependencyCycle as cycle:
        help = "remove a rule or a link from the cycle"
        causes = finding_causes(entries.values(), cycle.path)
        problems.append(cycle_problem(cycle.path, causes, named, "IK115", help))
    try:
        depths({id: strategy.after for id, strategy in contents.strategies.items()})
    except DependencyCycle as cycle:
        causes = strategy_causes(entries, cycle.path)
        problems.append(cycle_problem(cycle.path, causes, named, "IK116", "remove an `after`"))
    _refuse(problems)
    return sections, tuple(findings[id] for id in sorted(findings, key=lambda id: (order[id], id))), translations


def _refuse(problems: list[Problem]) -> None:
    if len(problems) > MAX_PROBLEMS:
        message = f"more than {MAX_PROBLEMS} problems, so checking stopped"
        problems = [*problems[:MAX_PROBLEMS], Problem("IK122", message, "fix these first")]
    if problems:
        raise PackError(problems)


def _contents(sections: Mapping[str, dict[str, Any]]) -> Contents:
    return Contents(**{name: MappingProxyType(section) for name, section in sections.items()})


def make_linked(
    packs: tuple[PackInfo, ...],
    sections: Mapping[str, dict[str, Any]],
    ordered: tuple[Scored, ...],
    translations: Translations = NONE,
) -> Built:
    """Make linked packs from their entries by section and their findings in topological order."""
    contents = _contents(sections)
    rulebook = RuleBook(
        signals=contents.signals,
        safety=tuple(contents.safety.values()),
        findings=ordered,
        strategies=tuple(contents.strategies.values()),
    )
    return Built(packs, contents, rulebook, translations)


def scored_findings(sections: Mapping[str, dict[str, Any]]) -> dict[str, Scored]:
    """Return each finding with its rules and incoming links, in the order that fixes floating-point results."""
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


def _dependencies(findings: Mapping[str, Scored]) -> dict[str, set[str]]:
    """Return the findings that each finding depends on through its rules and links."""
    return {
        id: {link.origin for link in finding.links}
        | {name for rule in finding.rules for name in rule.when.names if name in findings}
        for id, finding in findings.items()
    }
