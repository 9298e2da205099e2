"""Define rules and safety rules."""

from __future__ import annotations

from typing import Self

from pydantic import field_serializer, model_validator

from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.fields import Frozen, Id, Sources, Text, Title, Weight


class Rule(Frozen):
    """A condition that supports or relieves a finding.

    Attributes:
        id: unique identifier among all entries of all packs; explanations refer to it.
        when: the condition, such as `trust < 5 and not past_betrayal`.
        supports, relieves: the id of a finding; exactly one of the two is given.
        strength: the weight of the rule, between 0 and 1 (exclusive).
        because: the reason, worded for the people concerned.
        source: one or several sources declared in the manifest, each with an optional fragment after `#`.
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
        """The id of the finding it supports or relieves."""
        return self.supports or self.relieves or ""


class SafetyRule(Frozen):
    """A condition over signals that raises a safety concern.

    Attributes:
        id: unique identifier among all entries of all packs.
        when: the condition, which reads signals only, no findings.
        title: the subject in a few words.
        because: the text shown to the person.
        source: one or several sources declared in the manifest, each with an optional fragment after `#`.
    """

    id: Id
    when: Condition
    title: Title
    because: Text
    source: Sources

    @field_serializer("when")
    def _as_text(self, when: Condition) -> str:
        return str(when)
