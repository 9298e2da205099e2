"""What rendering needs of a diagnosis, and of what is shareable of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from intimacy_kit.model.indexes import IndexValue
    from intimacy_kit.model.observations import Observations
    from intimacy_kit.model.pack import PackInfo
    from intimacy_kit.model.questions import NextQuestion
    from intimacy_kit.model.result import Finding, Remedy, Strength
    from intimacy_kit.model.safety import Safety
    from intimacy_kit.reasoning.diagnosing.support import Support
    from intimacy_kit.reasoning.explanations.explanation import Explanation


class RenderedDiagnosis(Protocol):
    """A diagnosis that can be rendered; `Diagnosis` says what its attributes are."""

    @property
    def support(self) -> Support | None: ...
    @property
    def safety(self) -> Safety: ...
    @property
    def findings(self) -> Mapping[str, Finding]: ...
    @property
    def indexes(self) -> Mapping[str, IndexValue]: ...
    @property
    def challenges(self) -> tuple[Finding, ...]: ...
    @property
    def consequences(self) -> tuple[Finding, ...]: ...
    @property
    def strengths(self) -> tuple[Strength, ...]: ...
    @property
    def remedies(self) -> tuple[Remedy, ...]: ...
    @property
    def unknown(self) -> tuple[str, ...]: ...
    @property
    def observations(self) -> Observations: ...
    @property
    def locale(self) -> str | None: ...
    @property
    def provenance(self) -> tuple[PackInfo, ...]: ...
    def explain(self, id: str) -> Explanation: ...
    def next_questions(self, n: int = 5) -> tuple[NextQuestion, ...]: ...


class RenderedShareable(Protocol):
    """What is shareable of a diagnosis."""

    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def components(self) -> tuple[Strength, ...]: ...
    @property
    def locale(self) -> str | None: ...
