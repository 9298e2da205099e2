"""IKL003: report comments to the linter that have another form, or name no check."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.comments import FORM, Comment
from intimacy_kit.errors import shown, suggestion


def find(comment: Comment) -> Iterator[Violation]:
    """Return a violation if the comment is malformed or names an unknown check."""
    if not comment.well_formed:
        yield Violation(None, "malformed lint comment", FORM, comment.place)
    elif comment.unknown_codes:
        unknown = comment.unknown_codes[0]
        help = suggestion(unknown, list(comment.known_codes), FORM)
        yield Violation(None, f"unknown check {shown(unknown)}", help, comment.place)


CHECK = Check("IKL003", "error", "a lint comment is malformed", find, final=True)
