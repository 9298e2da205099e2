"""Define the rule book that engines run: all references are resolved, and the order fixes floating-point results."""

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
    """An incoming link of a finding: its origin and its strength."""

    origin: str
    strength: float


@dataclass(frozen=True, slots=True)
class Scored:
    """A finding with its rules by id and its incoming links by origin, both ascending."""

    id: str
    kind: FindingKind
    title: str
    private: bool
    supports: tuple[Rule, ...]
    reliefs: tuple[Rule, ...]
    links: tuple[Incoming, ...]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Its supporting rules, then its relieving rules."""
        return (*self.supports, *self.reliefs)


@dataclass(frozen=True)
class RuleBook:
    """Signals, safety rules and strategies by id, ascending; findings in topological order of their dependencies."""

    signals: Mapping[str, Signal]
    safety: tuple[SafetyRule, ...]
    findings: tuple[Scored, ...]
    strategies: tuple[Strategy, ...]

    @cached_property
    def read_by_safety(self) -> frozenset[str]:
        """The signals that safety rules read."""
        return frozenset(name for rule in self.safety for name in rule.when.names)
