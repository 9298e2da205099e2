"""IKL303: report strategies whose relevance cannot reach the level mild."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.items import Own
from intimacy_kit.engines.noisy_or import noisy_or
from intimacy_kit.errors import shown
from intimacy_kit.model.concepts import Strategy
from intimacy_kit.model.levels import MILD, score_text


def find(strategy: Own[Strategy]) -> Iterator[Violation]:
    """Return a violation if the upper bound of the relevance is below mild.

    Professional support is exempt, and what can come before all others.
    """
    located, entry = strategy.located, strategy.entry
    highest = noisy_or(link.strength * strategy.subject.highest[link.to] for link in entry.addresses)
    if highest < MILD and not entry.professional and entry.first_when is None:
        message = f"{shown(entry.id)} can never be recommended: its relevance is at most {score_text(highest)}"
        help = "address findings, with efficacies that can come to 0.25"
        yield Violation(located, message, help, located.place("addresses"))


CHECK = Check("IKL303", "warning", "a strategy can never be recommended", find)
