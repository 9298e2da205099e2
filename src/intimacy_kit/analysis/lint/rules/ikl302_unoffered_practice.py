"""IKL302: report practices that neither a strategy nor a safety rule lists."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.items import Own
from intimacy_kit.errors import shown
from intimacy_kit.model.concepts import Practice


def find(practice: Own[Practice]) -> Iterator[Violation]:
    """Return a violation if neither a strategy nor a safety rule of any pack lists the practice."""
    located = practice.located
    if located.id not in practice.subject.offered_practices:
        message = f"{shown(located.id)} is a practice of no strategy, so nobody is ever offered it"
        yield Violation(located, message, "list it under `practices` of a strategy", located.place("id"))


CHECK = Check("IKL302", "warning", "a practice belongs to no strategy", find)
