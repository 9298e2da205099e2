"""IKL406: report phrases that sound like a clinical diagnosis."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.texts import Text


def find(text: Text) -> Iterator[Violation]:
    """Return the phrases of the text that are listed under `diagnoses`."""
    yield from text.violations("diagnoses", "sounds like a clinical diagnosis", "describe what people feel and do")


CHECK = Check("IKL406", "warning", "a text sounds like a clinical diagnosis", find)
