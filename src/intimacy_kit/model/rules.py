"""Rules: from conditions to findings, and to safety concerns."""

from __future__ import annotations

from typing import Self

from pydantic import field_serializer, model_validator

from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.fields import Frozen, Id, Sources, Text, Title, Weight


class Rule(Frozen):
    """A condition that supports a finding or relieves it.

    Attributes:
        id: what it is called in explanations; no two entries of all packs share one.
        when: the condition, such as `trust < 5 and not past_betrayal`.
        supports, relieves: the id of a finding; exactly one of the two is given.
        strength: how much it weighs, over 0 and under 1.
        because: the reason, in words for the people concerned.
        source: where it comes from: a name that the manifest declares, with an optional part after `#`; or several.
    """

    id: Id
    when: Condition
    supports: Id | None = None
    relieves: Id | None = None
    strength: Weight
    because: Text
    source: Sources

    @model_validator(mode="after")
    def _one_effect(self) -> Self:
        if (self.supports is None) == (self.relieves is None):
            raise ValueError("needs exactly one of 'supports' and 'relieves'")
        return self

    @field_serializer("when")
    def _as_text(self, when: Condition) -> str:
        return str(when)

    @property
    def finding(self) -> str:
        """The id of the finding that it supports or relieves."""
        return self.supports or self.relieves or ""


class SafetyRule(Frozen):
    """A condition over signals that raises a safety concern.

    Attributes:
        id: what it is called; no two entries of all packs share one.
        when: the condition. It reads signals only, no findings.
        title: what it is about, in a few words.
        because: what the person reads.
        source: where it comes from: a name that the manifest declares, with an optional part after `#`; or several.
    """

    id: Id
    when: Condition
    title: Title
    because: Text
    source: Sources

    @field_serializer("when")
    def _as_text(self, when: Condition) -> str:
        return str(when)
