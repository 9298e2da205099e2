"""From a pack to a report: read it, put it together with others, make the checks, sort out the remarks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from intimacy_kit.analysis.lint.checks import chosen
from intimacy_kit.analysis.lint.diagnostics import Diagnostic, Report, position
from intimacy_kit.analysis.lint.fixes import apply_edits
from intimacy_kit.analysis.lint.rules.exact_checks import check_exactly
from intimacy_kit.analysis.lint.rules.reach_checks import (
    check_findings,
    check_signals,
    check_single_answers,
    single_answers_are_too_many,
)
from intimacy_kit.analysis.lint.rules.remedy_checks import check_lists, check_remedies, check_sources
from intimacy_kit.analysis.lint.rules.rule_checks import check_comparisons, check_directions, check_simplicity
from intimacy_kit.analysis.lint.rules.text_checks import check_texts
from intimacy_kit.analysis.lint.settings import Settings, read_settings
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.analysis.lint.suppressions import apply_suppressions
from intimacy_kit.errors import PackError, Problem
from intimacy_kit.loading import core_pack
from intimacy_kit.packs.linking.build import link_packs, read_packs
from intimacy_kit.packs.reading.files import PackSource, pack_files
from intimacy_kit.packs.reading.reader import ReadPack, read_pack

MOST_ROUNDS = 20
"""One edit may make another possible; no pack needs so many rounds."""

_ABOUT_CONDITIONS = frozenset({"IKL103", "IKL104", "IKL105", "IKL106", "IKL107", "IKL108", "IKL109"})
_CHECKS: tuple[Callable[[Subject], Iterator[Diagnostic]], ...] = (
    check_comparisons,
    check_simplicity,
    check_directions,
    check_signals,
    check_findings,
    check_remedies,
    check_sources,
    check_lists,
    check_texts,
)


def lint(
    pack: PackSource,
    *others: PackSource,
    core: bool = True,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Report:
    """What could be better in a pack, beyond what it takes to run.

    Args:
        pack: a folder that holds a `pack.yaml`, or a mapping of file names to their content.
        others: packs that it builds on, in their order.
        core: whether it builds on the core pack. To lint the core pack itself, give it alone.
        select: codes of the checks to make, or beginnings of codes such as `IKL4`; by default all.
        ignore: codes, or beginnings of codes, of checks to leave out.

    Returns:
        The remarks about this pack. If it does not run, these are the problems that keep it from running.

    Raises:
        PackError: one of `others` cannot be found or read, or `pack` cannot be found (IK101).
        QuestionError: no check has such a code (IK465).
    """
    wanted = chosen(select, ignore)
    settings, problems = read_settings(pack)
    return _linted(pack_files(pack), settings, problems, _Around.of(others, core), wanted)


def fixed(
    pack: PackSource,
    *others: PackSource,
    core: bool = True,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> dict[str, bytes]:
    """The files of a pack that change when all is mended that can be mended without changing what the pack means.

    Nothing is written. Comments and layout are kept. The arguments and errors are those of `lint`.
    """
    wanted = chosen(select, ignore)
    settings, problems = read_settings(pack)
    around = _Around.of(others, core)
    before = pack_files(pack)
    files = dict(before)
    for _ in range(MOST_ROUNDS):
        report = _linted(files, settings, problems, around, wanted)
        changed = apply_edits(files, [edit for remark in report.remarks for edit in remark.edits])
        if not changed or not _runs({**files, **changed}, around):
            break
        files.update(changed)
    return {name: content for name, content in files.items() if content != before[name]}


@dataclass(frozen=True, slots=True)
class _Around:
    """The packs that the one to be linted builds on, read once."""

    packs: tuple[ReadPack, ...]

    @classmethod
    def of(cls, others: Iterable[PackSource], core: bool) -> _Around:
        sources = [core_pack(), *others] if core else [*others]
        packs = tuple(read_packs(sources))
        link_packs(packs)  # what is wrong with them is no remark about this pack
        return cls(packs)


def _runs(files: Mapping[str, bytes], around: _Around) -> bool:
    try:
        link_packs([*around.packs, read_pack(files)])
    except PackError:  # pragma: no cover - a second net: every edit keeps the meaning
        return False
    return True


def _linted(
    files: Mapping[str, bytes], settings: Settings, problems: list[Problem], around: _Around, wanted: frozenset[str]
) -> Report:
    pack = read_pack(files)
    name = pack.manifest.name if pack.manifest else "?"
    try:
        built = link_packs([*around.packs, pack])
    except PackError as error:
        return _broken(name, [*problems, *error.problems])
    if problems:
        return _broken(name, problems)
    subject = Subject(pack, built, settings)
    found = [remark for check in _CHECKS for remark in check(subject)]
    skipped: dict[str, str] = {}
    if wanted & {"IKL205"}:
        if single_answers_are_too_many(subject):
            skipped["IKL205"] = "the pack is too large to try every answer"
        else:
            found += check_single_answers(subject)
    exact, left_out = check_exactly(subject, wanted)
    found += exact
    skipped.update(left_out)
    made = wanted - skipped.keys()
    remarks, ignored = apply_suppressions(pack, _told_once([remark for remark in found if remark.code in wanted]), made)
    return Report(name, tuple(sorted(remarks, key=position)), tuple(ignored), dict(sorted(skipped.items())))


def _told_once(found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Without what only follows from graver remarks: from a condition that decides nothing, or a comparison."""
    settled = {remark.entry for remark in found if remark.code in ("IKL101", "IKL102")}
    useless = {(remark.entry, remark.place) for remark in found if remark.code == "IKL103"}
    for remark in found:
        follows = remark.code in _ABOUT_CONDITIONS and remark.entry in settled
        again = remark.code in ("IKL104", "IKL109") and (remark.entry, remark.place) in useless
        if not (follows or again):
            yield remark


def _broken(name: str, problems: Iterable[Problem]) -> Report:
    return Report(name, tuple(sorted(map(Diagnostic.of, problems), key=position)))
