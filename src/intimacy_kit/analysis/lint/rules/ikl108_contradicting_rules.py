"""IKL108: report rules of which one implies the other, while one supports and one relieves the same finding."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.pairs import RulePair


def find(pair: RulePair) -> Iterator[Violation]:
    """Return a violation if the two have opposite effects."""
    if pair.opposed:
        yield pair.violation("see whether one has the wrong effect, or should leave out the case of the other")


CHECK = Check(
    "IKL108",
    "warning",
    "rules contradict each other",
    find,
    exact=True,
    unless_entry=frozenset({"IKL101", "IKL102"}),
)
