"""IKL407: report sentences without an end mark."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.diagnostics import Edit
from intimacy_kit.analysis.lint.texts import Text

_ENDS = tuple(".!?\u2026:\u3002\uff01\uff1f\u061f\u0964\u0589\u06d4\u104b\u1362\u17d4")
_CLOSING = "\"'\u201d\u2019\u201c\u00bb\u00ab)]\u300d\u300f*_"
_WITHOUT_END = frozenset({"bo", "lo", "th"})
"""Languages whose sentences end in a space."""


def find(text: Text) -> Iterator[Violation]:
    """Return a violation if a sentence has no end mark of any script, with a full stop as the fix."""
    ends = text.language in _WITHOUT_END or text.text.rstrip(_CLOSING).endswith(_ENDS)
    if text.role in ("prose", "step") and not ends:
        yield Violation(text.entry, "this sentence has no end", "end it with a full stop", text.place, _end(text))


def _end(text: Text) -> tuple[Edit, ...]:
    """Return the insertion of a full stop after an ASCII text that is written on one line as it is read."""
    span = text.document.values.get(text.path)
    if span is None or not text.text.isascii():
        return ()
    start = span.column + span.quote
    if text.document.line(span.line)[start : start + len(text.text)] != text.text:
        return ()
    return (Edit(text.document.file, span.line + 1, start + len(text.text) + 1, 0, "."),)


CHECK = Check("IKL407", "hint", "a sentence has no end", find, fixable=True)
