"""Lint a pack: read it, merge it with the packs it builds on, run the checks, apply suppressions and fixes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from intimacy_kit.analysis.lint.diagnostics import Diagnostic, Report, sort_key
from intimacy_kit.analysis.lint.fixes import apply_edits
from intimacy_kit.analysis.lint.passes import run_passes
from intimacy_kit.analysis.lint.registry import select_codes
from intimacy_kit.analysis.lint.settings import Settings, read_settings
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.analysis.lint.suppressions import apply_suppressions
from intimacy_kit.errors import PackError, Problem
from intimacy_kit.packs.discovery.origin import core_pack
from intimacy_kit.packs.linking.build import link_packs, read_packs
from intimacy_kit.packs.linking.contexts import with_every_context
from intimacy_kit.packs.reading.files import PackSource, pack_files
from intimacy_kit.packs.reading.reader import ReadPack, read_pack

MAX_ROUNDS = 20
"""Maximum rounds of fixes, since one fix may make another possible; beyond it the rest is left."""


def lint(
    pack: PackSource,
    *others: PackSource,
    core: bool = True,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Report:
    """Return what could be better in a pack that runs, or why it does not run.

    Args:
        pack: a folder that holds a `pack.yaml`, or a mapping of file names to their content.
        others: packs that it builds on, in their order.
        core: whether it builds on the core pack. To lint the core pack itself, pass it alone with `core=False`.
        select: codes of the checks to run, or prefixes of codes such as `IKL4`; by default all.
        ignore: codes, or prefixes of codes, of checks to leave out.

    Returns:
        The diagnostics about this pack. If it does not run, these are the problems that keep it from running.

    Raises:
        PackError: one of `others` cannot be found or read, or `pack` cannot be found (IK101).
        QuestionError: no check has such a code (IK465).
    """
    wanted = select_codes(select, ignore)
    settings, problems = read_settings(pack)
    return _linted(pack_files(pack), settings, problems, _read_base(others, core), wanted)


def fixed(
    pack: PackSource,
    *others: PackSource,
    core: bool = True,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> dict[str, bytes]:
    """Return the changed files of a pack after all fixes that keep its meaning.

    Nothing is written. Comments and layout are kept. The arguments and errors are those of `lint`.
    """
    wanted = select_codes(select, ignore)
    settings, problems = read_settings(pack)
    base = _read_base(others, core)
    before = pack_files(pack)
    files = dict(before)
    for _ in range(MAX_ROUNDS):
        report = _linted(files, settings, problems, base, wanted)
        changed = apply_edits(files, [edit for diagnostic in report.diagnostics for edit in diagnostic.edits])
        if not changed or not _runs({**files, **changed}, base):
            break
        files.update(changed)
    return {name: content for name, content in files.items() if content != before[name]}


def _read_base(others: Iterable[PackSource], core: bool) -> list[ReadPack]:
    """Read the packs that the linted one builds on.

    Raises:
        PackError: they do not run; that is no diagnostic about the linted pack.
    """
    packs = read_packs([core_pack(), *others] if core else [*others])
    link_packs(packs)
    return packs


def _runs(files: Mapping[str, bytes], base: list[ReadPack]) -> bool:
    try:
        link_packs([*base, read_pack(files)])
    except PackError:  # pragma: no cover - a second net: every edit keeps the meaning
        return False
    return True


def _linted(
    files: Mapping[str, bytes],
    settings: Settings,
    problems: list[Problem],
    base: list[ReadPack],
    wanted: frozenset[str],
) -> Report:
    pack = read_pack(files)
    name = pack.manifest.name if pack.manifest else "?"
    try:
        built = with_every_context(link_packs([*base, pack]))
    except PackError as error:
        return _broken(name, [*problems, *error.problems])
    if problems:
        return _broken(name, problems)
    found, skipped = run_passes(Subject(pack, built, settings), wanted)
    remaining, suppressed = apply_suppressions(pack, found, wanted - skipped.keys())
    return Report(name, tuple(sorted(remaining, key=sort_key)), tuple(suppressed), dict(sorted(skipped.items())))


def _broken(name: str, problems: Iterable[Problem]) -> Report:
    return Report(name, tuple(sorted(map(Diagnostic.of, problems), key=sort_key)))
