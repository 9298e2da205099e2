"""IKL405: report phrases that promise an effect."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.texts import Text


def find(text: Text) -> Iterator[Violation]:
    """Return the phrases of the text that are listed under `promises`."""
    yield from text.violations("promises", "promises what nobody can promise", "say what may help, or often does")


CHECK = Check("IKL405", "warning", "a text promises", find)
