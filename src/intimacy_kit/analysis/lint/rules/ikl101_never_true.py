"""IKL101: report conditions that are never true."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.conditions import when_place
from intimacy_kit.analysis.lint.items import OwnCondition
from intimacy_kit.engines.truth import Truth


def find(item: OwnCondition) -> Iterator[Violation]:
    """Return a violation if no answers make the condition true."""
    if item.range_truth is Truth.FALSE or item.solver.never(item.when):
        help = "see whether an `and` should be an `or`, or a comparison points the other way"
        yield Violation(item.located, "no answers at all make this true", help, when_place(item.located, item.written))


CHECK = Check("IKL101", "error", "a condition can never be true", find, exact=True, final=True)
