"""Apply suppressing comments to diagnostics. A reason is required, and an unused comment is reported."""

from __future__ import annotations

from collections.abc import Iterable

from intimacy_kit.analysis.lint.checks import run_checks
from intimacy_kit.analysis.lint.comments import NO_ENTRY, Comment, EntryKey, read_comments
from intimacy_kit.analysis.lint.diagnostics import Diagnostic, Suppressed
from intimacy_kit.analysis.lint.registry import CHECKS, COMMENT_CHECKS, UNUSED_COMMENT_CHECKS
from intimacy_kit.packs.reading.reader import ReadPack


def apply_suppressions(
    pack: ReadPack, diagnostics: Iterable[Diagnostic], completed: frozenset[str]
) -> tuple[list[Diagnostic], list[Suppressed]]:
    """Return the diagnostics that remain, with those about the comments themselves, and the suppressed ones.

    Args:
        pack: as it was read.
        diagnostics: of all other checks.
        completed: codes of the checks that were run to the end; whether a comment for another check is used is unknown.
    """
    about_comments: list[Diagnostic] = []
    comments: list[Comment] = []
    for comment in read_comments(pack, list(CHECKS)):
        found = list(run_checks(COMMENT_CHECKS, [comment]))
        about_comments += found
        if not found:
            comments.append(comment)
    by_entry: dict[tuple[str, EntryKey | None], list[Comment]] = {}
    for comment in comments:
        by_entry.setdefault((comment.place.file, comment.entry), []).append(comment)
    entries: dict[tuple[str, str], EntryKey] = {(item.document.file, item.id): item.id for item in pack.translations}
    entries |= {(located.document.file, located.id): located.index for located in pack.entries}
    remaining: list[Diagnostic] = []
    suppressed: list[Suppressed] = []
    for diagnostic in diagnostics:
        file = diagnostic.place.file if diagnostic.place else ""
        entry = (file, entries.get((file, diagnostic.entry or ""), NO_ENTRY))
        candidates = (*by_entry.get(entry, ()), *by_entry.get(("pack.yaml", None), ()))
        matching = [comment for comment in candidates if diagnostic.code in comment.codes]
        for comment in matching:
            comment.used.add(diagnostic.code)
        if matching:
            suppressed.append(Suppressed(diagnostic, matching[0].reason))
        else:
            remaining.append(diagnostic)
    unused = [comment for comment in comments if not comment.used and completed.issuperset(comment.codes)]
    about_comments += run_checks(UNUSED_COMMENT_CHECKS, unused)
    return [*remaining, *(found for found in about_comments if found.code in completed)], suppressed
