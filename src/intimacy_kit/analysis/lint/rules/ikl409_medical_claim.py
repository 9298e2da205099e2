"""IKL409: report phrases that claim a medical use."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.texts import Text


def find(text: Text) -> Iterator[Violation]:
    """Return the phrases of the text that are listed under `claims`."""
    help = (
        "say what people can notice and try; what claims to diagnose, treat, prevent or predict may be a medical device"
    )
    yield from text.violations("claims", "claims what tests and treatments do", help)


CHECK = Check("IKL409", "warning", "a text claims a medical use", find)
