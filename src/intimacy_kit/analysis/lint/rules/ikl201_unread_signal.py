"""IKL201: report signals that no rule reads."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.items import Own
from intimacy_kit.errors import shown
from intimacy_kit.model.signals import Signal


def find(signal: Own[Signal]) -> Iterator[Violation]:
    """Return a violation if no rule or safety rule of any pack reads the signal."""
    located = signal.located
    if located.id not in signal.subject.read_names:
        message = f"no rule reads {shown(located.id)}: its answer is never used"
        yield Violation(located, message, "write a rule that reads it, or remove it", located.place("id"))


CHECK = Check("IKL201", "warning", "a signal is asked for and never used", find)
