"""IKL001: report comments that suppress something without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.comments import FORM, Comment


def find(comment: Comment) -> Iterator[Violation]:
    """Return a violation if the comment gives no reason."""
    if not comment.reason:
        yield Violation(None, "suppression without a reason", FORM, comment.place)


CHECK = Check("IKL001", "error", "a suppression has no reason", find)
