"""IKL403: report questions without a question mark."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.texts import Text

_MARKS = ("?", "\uff1f", "\u061f", "\u037e")
_WITHOUT_MARK = frozenset({"am", "bo", "el", "hy", "ja", "km", "lo", "my", "th", "ti"})
"""Languages whose questions may end in no such mark, or in one that is a semicolon elsewhere."""


def find(text: Text) -> Iterator[Violation]:
    """Return a violation if a question has no question mark of any script."""
    asks = text.language in _WITHOUT_MARK or any(mark in text.text for mark in _MARKS)
    if text.role == "question" and not asks:
        yield Violation(text.entry, "this question has no question mark", "ask a question", text.place)


CHECK = Check("IKL403", "warning", "a question does not ask", find)
