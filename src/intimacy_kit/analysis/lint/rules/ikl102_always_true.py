"""IKL102: report conditions that are always true."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.conditions import when_place
from intimacy_kit.analysis.lint.items import OwnCondition
from intimacy_kit.engines.truth import Truth


def find(item: OwnCondition) -> Iterator[Violation]:
    """Return a violation if all answers make the condition true."""
    if item.range_truth is Truth.TRUE or item.solver.always(item.when):
        help = "narrow it down: what is true of everybody says nothing"
        yield Violation(item.located, "this is true whatever is answered", help, when_place(item.located, item.written))


CHECK = Check("IKL102", "error", "a condition is always true", find, exact=True, final=True)
