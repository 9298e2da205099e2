"""How much of a diagnosis is told."""

from __future__ import annotations

from dataclasses import dataclass

from intimacy_kit.model.options import whole_option


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is told: a document has more room than a terminal.

    Attributes:
        remedies: the number of remedies that are told in full.
        practices: the number of practices of each.
        reasons: the number of reasons of each finding.
    """

    remedies: int = 4
    practices: int = 3
    reasons: int = 6


def in_page(remedies: object, practices: object) -> Extent:
    """Return how much is told in a page; errors as for `in_text`."""
    return Extent(whole_option(remedies, "remedies"), whole_option(practices, "practices"))


def in_text(remedies: object, practices: object) -> Extent:
    """Return how much is told in text, in a terminal for example.

    Raises:
        QuestionError: these are no whole numbers of 0 or more (IK404).
    """
    most, each = whole_option(remedies, "remedies"), whole_option(practices, "practices")
    return Extent(most, each, reasons=3)
