"""What-if: a diagnosis with other answers, compared with the one that was asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from intimacy_kit.documents import Blocks
from intimacy_kit.reasoning.counterfactuals.difference import (
    Difference,
    FindingDifference,
    RemedyDifference,
    SafetyDifference,
    Supposed,
    difference_blocks,
)
from intimacy_kit.reasoning.diagnosing.record_view import RecordView
from intimacy_kit.reasoning.diagnosing.support import Support, ToldInBlocks

AnyDiagnosis = TypeVar("AnyDiagnosis", bound=RecordView)


@dataclass(frozen=True, slots=True, repr=False)
class WhatIf(ToldInBlocks, Generic[AnyDiagnosis]):
    """What a diagnosis would be with other answers. `str()` tells it in plain words; its `repr` tells nothing of it.

    Attributes:
        diagnosis: the new one, made just as if these were the answers.
        difference: what differs from the one that was asked.
    """

    diagnosis: AnyDiagnosis
    difference: Difference

    def __repr__(self) -> str:
        return f"WhatIf({self.diagnosis!r})"

    @property
    def support(self) -> Support | None:
        """What is told instead of all this where there would be a safety concern; else None."""
        return self.diagnosis.support

    def _blocks(self) -> Blocks:
        return difference_blocks(self.difference)

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
        """The remedies that come, go or move, by their new rank."""
        return self.difference.remedies

    @property
    def safety(self) -> SafetyDifference:
        """Safety before and after. Look here first."""
        return self.difference.safety
