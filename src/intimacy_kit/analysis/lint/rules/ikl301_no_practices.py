"""IKL301: report strategies without practices."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.items import Own
from intimacy_kit.errors import shown
from intimacy_kit.model.concepts import Strategy


def find(strategy: Own[Strategy]) -> Iterator[Violation]:
    """Return a violation if the strategy lists no practices."""
    located = strategy.located
    if not strategy.entry.practices:
        message = f"{shown(located.id)} says what would help, and nothing to do"
        yield Violation(located, message, "list practices, so that people can begin", located.place("id"))


CHECK = Check("IKL301", "warning", "a strategy has no practices", find)
