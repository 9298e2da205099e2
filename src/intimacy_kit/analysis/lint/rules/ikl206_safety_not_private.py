"""IKL206: report signals that decide a concern and that are not asked in private."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.items import Own
from intimacy_kit.errors import shown
from intimacy_kit.model.signals import Signal


def find(signal: Own[Signal]) -> Iterator[Violation]:
    """Return a violation if a concern of the pack reads the signal and a partner may hear the answer."""
    located = signal.located
    if located.id in signal.subject.safety_names and signal.entry.asks != "alone":
        message = f"{shown(located.id)} is about safety, and is not asked in private"
        help = "write `asks: alone`: nobody can answer freely beside the person they are afraid of"
        yield Violation(located, message, help, located.place("asks"))


CHECK = Check("IKL206", "warning", "a safety question is not asked in private", find)
