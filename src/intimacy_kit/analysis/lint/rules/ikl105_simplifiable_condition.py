"""IKL105: report conditions that have a shorter form with the same truth, also where answers are missing."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.conditions import when_place
from intimacy_kit.analysis.lint.diagnostics import Edit
from intimacy_kit.analysis.lint.simpler import simpler
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.packs.reading.reader import Located, WrittenCondition


def find(subject: Subject) -> Iterator[Violation]:
    """Return the conditions that can be simplified, with the simpler form as the fix."""
    for located, written in subject.every_written():
        short = simpler(written.parsed.condition)
        if short is not None:
            message = "this condition can be written more simply"
            place = when_place(located, written)
            yield Violation(located, message, f"write `{short}`", place, _rewritten(located, written, str(short)))


def _rewritten(located: Located, written: WrittenCondition, short: str) -> tuple[Edit, ...]:
    """Return the edit to the new text, if the old one is on one line and written just as conditions are printed.

    None if it is a key, and its mapping has the new text already.
    """
    if written.key and any(other.parsed.text == short for other in located.steps):
        return ()
    spans = located.document.keys if written.key else located.document.values
    span, text = spans[located.index, *written.path], written.parsed.text
    start = span.column + span.quote
    on_the_line = located.document.line(span.line)[start : start + len(text)]
    if not on_the_line == text == str(written.parsed.condition):
        return ()
    return (Edit(located.document.file, span.line + 1, start + 1, len(text), short),)


CHECK = Check(
    "IKL105",
    "hint",
    "a condition can be written more simply",
    find,
    fixable=True,
    unless_entry=frozenset({"IKL101", "IKL102"}),
)
