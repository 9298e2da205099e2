"""What is validated: findings and indexes, with their levels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intimacy_kit.model.levels import MILD, MODERATE, SEVERE, Level, StrengthLevel
from intimacy_kit.reasoning.runtime import Runtime
from intimacy_kit.validation.results import Kind

FINDING_STARTS = (0.0, MILD, MODERATE, SEVERE)


@dataclass(frozen=True)
class Target:
    """A finding or an index.

    Attributes:
        starts: the scores from which its levels count, the lowest first.
        levels: their ids.
    """

    id: str
    title: str
    kind: Kind
    starts: tuple[float, ...]
    levels: tuple[str, ...]


def targets_of(runtime: Runtime) -> Mapping[str, Target]:
    """Return all findings and indexes, with their levels."""
    book = runtime.built.rulebook
    words = {"component": StrengthLevel.words}
    found = {
        each.id: Target(each.id, each.title, each.kind, FINDING_STARTS, words.get(each.kind, Level.words))
        for each in book.findings
    }
    for index in book.indexes:
        starts = tuple(rung.start for rung in index.levels)
        found[index.id] = Target(index.id, index.title, "index", starts, tuple(rung.id for rung in index.levels))
    return found
