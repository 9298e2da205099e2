"""Link packs into a rule book: merge them, check references, and sort findings by their dependencies.

All problems of all packs are collected before an error is raised. A rule book that was linked never fails at run time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from intimacy_kit.errors import MAX_PROBLEMS, PackError, Problem
from intimacy_kit.model.evidence import CitedSource
from intimacy_kit.model.pack import Contents
from intimacy_kit.model.rulebook import Scored
from intimacy_kit.model.rules import SafetyRule
from intimacy_kit.model.translations import Translations
from intimacy_kit.packs.linking.built import Built, contents_of, make_linked, scored_findings
from intimacy_kit.packs.linking.contexts import without_context
from intimacy_kit.packs.linking.cycles import cycle_problem, finding_causes, strategy_causes
from intimacy_kit.packs.linking.dependency_order import DependencyCycle, depths
from intimacy_kit.packs.linking.evidence import evidence_of
from intimacy_kit.packs.linking.instruments import with_scales
from intimacy_kit.packs.linking.merge import merge
from intimacy_kit.packs.linking.placeholders import check_placeholders, filled
from intimacy_kit.packs.linking.references import check_entries
from intimacy_kit.packs.linking.translations import merge_translations
from intimacy_kit.packs.reading.files import PackSource, pack_files
from intimacy_kit.packs.reading.reader import ReadPack, read_pack


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
    sections, ordered, translations, evidence = link_entries(packs)
    infos = sorted((pack.info for pack in packs if pack.info), key=lambda info: info.name)
    days = _screening_days(packs)
    uses = tuple(sorted((pack.use for pack in packs if pack.use), key=lambda use: use.pack))
    linked = make_linked(
        tuple(infos), sections, ordered, translations, evidence=evidence, screening_days=days, uses=uses
    )
    return without_context(filled(linked))


def _screening_days(packs: Iterable[ReadPack]) -> int:
    """Return for how many days answers to safety questions count: the fewest that a pack with concerns says.

    If there is none, answers of the private part are read by cautions alone: then the fewest of the packs with these.
    """
    said = [
        (located.entry.kind, pack.manifest.screening_days)
        for pack in packs
        if pack.manifest is not None
        for located in pack.entries
        if isinstance(located.entry, SafetyRule)
    ]
    of_concerns = [days for kind, days in said if kind == "concern"]
    return min(of_concerns or [days for _, days in said], default=0)


def link_entries(
    packs: Sequence[ReadPack],
) -> tuple[dict[str, dict[str, Any]], tuple[Scored, ...], Translations, tuple[CitedSource, ...]]:
    """Return the entries of packs by section, their findings in topological order, their translations, and sources.

    Raises:
        PackError: with all problems of all packs.
    """
    problems = [problem for pack in packs for problem in pack.problems]
    entries = merge(packs, problems)
    if not problems:  # otherwise each reference to an unreadable entry would be reported too
        check_entries(entries, packs, problems)
    asked = with_scales(entries, problems)
    _refuse(problems)
    translations = merge_translations(packs, problems)
    if not problems:
        problems += check_placeholders(entries, packs, translations)
    sections: dict[str, dict[str, Any]] = {field.name: {} for field in fields(Contents)}
    for id in sorted(entries):
        sections[entries[id].section][id] = asked.get(id) or entries[id].entry
    findings = scored_findings(sections)
    contents = contents_of(sections)
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
    ordered = tuple(findings[id] for id in sorted(findings, key=lambda id: (order[id], id)))
    return sections, ordered, translations, evidence_of(packs, entries)


def _refuse(problems: list[Problem]) -> None:
    if len(problems) > MAX_PROBLEMS:
        message = f"more than {MAX_PROBLEMS} problems, so checking stopped"
        problems = [*problems[:MAX_PROBLEMS], Problem("IK122", message, "fix these first")]
    if problems:
        raise PackError(problems)


def _dependencies(findings: Mapping[str, Scored]) -> dict[str, set[str]]:
    """Return the findings that each finding depends on through its rules and links."""
    return {id: {*finding.reads & findings.keys()} for id, finding in findings.items()}
