"""IKL002: report comments that suppress nothing."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.comments import Comment
from intimacy_kit.analysis.lint.diagnostics import Edit


def find(comment: Comment) -> Iterator[Violation]:
    """Return a violation for a comment of which the caller knows that it is unused, with its removal as the fix."""
    place = comment.place
    column = place.column or 1
    text = place.text or ""
    start = len(text[: column - 1].rstrip())
    line = place.line  # None in a workbook
    edits = () if line is None else (Edit(place.file, line, start + 1, len(text) - start, ""),)
    codes = ", ".join(comment.codes)
    yield Violation(None, f"unused suppression of {codes}", "remove the comment", place, edits)


CHECK = Check("IKL002", "warning", "a suppression is unused", find, fixable=True)
