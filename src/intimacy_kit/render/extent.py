"""How much of a diagnosis is told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is told: a page has more room than a terminal.

    Attributes:
        remedies: the number of remedies that are told in full.
        practices: the number of practices of each.
        reasons: the number of reasons of each finding.
        chain: whether the chain from answers to remedies is drawn.
    """

    remedies: int = 4
    practices: int = 3
    reasons: int = 6
    chain: bool = True


TERMINAL_REASONS = 3
PAGE = Extent()
