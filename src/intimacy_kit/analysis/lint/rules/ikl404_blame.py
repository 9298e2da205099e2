"""IKL404: report phrases that put blame on somebody."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.texts import Text


def find(text: Text) -> Iterator[Violation]:
    """Return the phrases of the text that are listed under `blames`."""
    yield from text.violations("blames", "puts blame on somebody", "say what happens, and what it does to the two")


CHECK = Check("IKL404", "warning", "a text blames", find)
