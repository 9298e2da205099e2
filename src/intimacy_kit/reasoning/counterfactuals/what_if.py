"""What-if: the diagnosis for hypothetical answers, and its difference from the actual one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from intimacy_kit.documents.tree import Document
from intimacy_kit.reasoning.diagnosing.record_view import RecordView
from intimacy_kit.reasoning.diagnosing.support import Support, Told

if TYPE_CHECKING:
    from intimacy_kit.reasoning.counterfactuals.difference import (
        ChangedAnswer,
        Difference,
        FindingDifference,
        RemedyDifference,
        SafetyDifference,
    )

AnyDiagnosis = TypeVar("AnyDiagnosis", bound=RecordView)


@dataclass(frozen=True, slots=True, repr=False)
class Hypothetical(Told, Generic[AnyDiagnosis]):
    """The diagnosis for hypothetical answers. `str()` is its text; its `repr` shows nothing of the case.

    Attributes:
        diagnosis: the new one, as if these were the answers.
        difference: from the actual diagnosis.
    """

    diagnosis: AnyDiagnosis
    difference: Difference

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.diagnosis!r})"

    @property
    def support(self) -> Support | None:
        """What is shown instead if there would be a safety concern; else None."""
        return self.diagnosis.support

    def to_dict(self) -> dict[str, Any]:
        """Return its data as plain dicts, lists, text and numbers."""
        return {"diagnosis": self.diagnosis.to_dict(), "difference": self.difference.model_dump(mode="json")}

    def _document(self) -> Document:
        return self.difference.told()

    @property
    def signals(self) -> tuple[ChangedAnswer, ...]:
        """The signals with different answers."""
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
