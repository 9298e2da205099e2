"""IKL106: report rules with equivalent conditions and the same effect, and equivalent safety rules."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.pairs import RulePair
from intimacy_kit.model.rules import SafetyRule


def find(pair: RulePair) -> Iterator[Violation]:
    """Return a violation if the two are equivalent and do not contradict each other."""
    if pair.equivalent and not pair.opposed:
        is_safety = isinstance(pair.narrow, SafetyRule)
        yield pair.violation(
            "keep one: both are told, side by side"
            if is_safety
            else "keep one, or give both a facet: as it is both count, so one thing weighs twice"
        )


CHECK = Check(
    "IKL106",
    "warning",
    "a rule has the same condition as another with the same effect",
    find,
    exact=True,
    unless_entry=frozenset({"IKL101", "IKL102"}),
)
