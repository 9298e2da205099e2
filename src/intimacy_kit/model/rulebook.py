"""The rule book: what an engine runs. Everything is resolved and in the one order that fixes the arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from intimacy_kit.model.concepts import Strategy
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.model.signals import Signal

FindingKind = Literal["challenge", "consequence", "component"]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A link seen from its end: the finding it comes from, and its strength."""

    origin: str
    strength: float


@dataclass(frozen=True, slots=True)
class Scored:
    """A finding with all that bears on it: rules in ascending order of id, links in that of their origin."""

    id: str
    kind: FindingKind
    title: str
    private: bool
    supports: tuple[Rule, ...]
    reliefs: tuple[Rule, ...]
    links: tuple[Incoming, ...]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All its rules: those that support it, then those that relieve it."""
        return (*self.supports, *self.reliefs)


@dataclass(frozen=True)
class RuleBook:
    """Signals and strategies in ascending order of id; findings so that each comes after those it depends on."""

    signals: Mapping[str, Signal]
    safety: tuple[SafetyRule, ...]
    findings: tuple[Scored, ...]
    strategies: tuple[Strategy, ...]

    @cached_property
    def read_by_safety(self) -> frozenset[str]:
        """The signals that safety rules read."""
        return frozenset(name for rule in self.safety for name in rule.when.names)
