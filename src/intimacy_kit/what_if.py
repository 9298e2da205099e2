"""What a diagnosis would be with other answers, and what differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.model.observations import Value
from intimacy_kit.reasoning.difference import (
    Difference,
    FindingDifference,
    RemedyDifference,
    SafetyDifference,
    Supposed,
    difference,
    difference_blocks,
)
from intimacy_kit.reasoning.supposing import check_safety, supposed
from intimacy_kit.reasoning.telling import to_markdown, to_text
from intimacy_kit.reasoning.words import Words


@dataclass(frozen=True, slots=True, repr=False)
class WhatIf:
    """What a diagnosis would be with other answers. `str()` tells it in plain words; its `repr` tells nothing of it.

    Attributes:
        diagnosis: the new one, made just as if these were the answers.
        difference: what differs from the one that was asked.
    """

    diagnosis: Diagnosis
    difference: Difference

    def __repr__(self) -> str:
        return f"WhatIf({self.diagnosis!r})"

    def __str__(self) -> str:
        return self.text()

    def text(self) -> str:
        """What differs, in plain words."""
        return to_text(difference_blocks(self.difference))

    def to_markdown(self) -> str:
        """What differs, in plain words, as Markdown."""
        return to_markdown(difference_blocks(self.difference))

    @property
    def signals(self) -> tuple[Supposed, ...]:
        """The signals whose answers differ."""
        return self.difference.signals

    @property
    def findings(self) -> tuple[FindingDifference, ...]:
        """The challenges and consequences whose score or interval differs, by id."""
        return self.difference.findings

    @property
    def components(self) -> tuple[FindingDifference, ...]:
        """The components whose score or interval differs, by id."""
        return self.difference.components

    @property
    def remedies(self) -> tuple[RemedyDifference, ...]:
        """The remedies that come, go or stand elsewhere, by their new rank."""
        return self.difference.remedies

    @property
    def safety(self) -> SafetyDifference:
        """Safety before and after. Look here first."""
        return self.difference.safety


def what_if(diagnosis: Diagnosis, changes: Mapping[str, Value | None]) -> WhatIf:
    """What a diagnosis would be with these answers changed (already checked against its signals)."""
    knowledge = diagnosis._asked
    before = diagnosis.observations
    after = supposed(before, changes)
    was, becomes = knowledge._engine.run(before), knowledge._engine.run(after)
    check_safety(knowledge._desk.book.safety, (before, was), (after, becomes))
    new = Diagnosis._made(knowledge, after, becomes)
    return WhatIf(new, difference(Words.of(knowledge._desk.book), diagnosis._parts, new._parts))
