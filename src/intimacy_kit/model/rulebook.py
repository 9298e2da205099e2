"""Define the rule book that engines run: all references are resolved, and the order fixes floating-point results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from intimacy_kit.model.concepts import Strategy
from intimacy_kit.model.indexes import Index
from intimacy_kit.model.rules import Rule, SafetyRule, Step
from intimacy_kit.model.signals import Signal

FindingKind = Literal["challenge", "consequence", "component"]


@dataclass(frozen=True, slots=True)
class Incoming:
    """An incoming link of a finding: its origin and its strength."""

    origin: str
    strength: float


class Weighed(NamedTuple):
    """A step of a group: its rule, its position in the rule, and itself."""

    rule: Rule
    position: int
    step: Step


@dataclass(frozen=True, slots=True)
class Group:
    """The rules of one finding, one direction and one facet, of which only the strongest true step counts.

    Attributes:
        id: the facet, or the id of the one rule that has none.
        rules: by id, ascending.
        chain: all steps, strongest first; of equals the smaller rule id, then the earlier step: the first that is true
            is the one that counts.
    """

    id: str
    rules: tuple[Rule, ...]
    chain: tuple[Weighed, ...]

    @classmethod
    def of(cls, id: str, rules: Iterable[Rule]) -> Group:
        """Return the group of these rules."""
        ascending = tuple(sorted(rules, key=lambda rule: rule.id))
        steps = [Weighed(rule, at, step) for rule in ascending for at, step in enumerate(rule.steps)]
        return cls(id, ascending, tuple(sorted(steps, key=lambda weighed: -weighed.step.strength)))


def grouped(rules: Iterable[Rule]) -> tuple[Group, ...]:
    """Return the groups of rules of one finding and direction, by id, ascending."""
    by_group: dict[str, list[Rule]] = {}
    for rule in rules:
        by_group.setdefault(rule.group, []).append(rule)
    return tuple(Group.of(id, by_group[id]) for id in sorted(by_group))


@dataclass(frozen=True, slots=True)
class Scored:
    """A finding with its groups of rules by id and its incoming links by origin, both ascending."""

    id: str
    kind: FindingKind
    title: str
    private: bool
    supports: tuple[Group, ...]
    reliefs: tuple[Group, ...]
    links: tuple[Incoming, ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        """Its supporting groups, then its relieving groups."""
        return (*self.supports, *self.reliefs)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of its groups, in their order."""
        return tuple(rule for group in self.groups for rule in group.rules)


@dataclass(frozen=True)
class RuleBook:
    """What engines run: findings in topological order of their dependencies, everything else by id, ascending.

    Attributes:
        indexes: those with a part, each with the parts that are findings of this rule book.
    """

    signals: Mapping[str, Signal]
    safety: tuple[SafetyRule, ...]
    findings: tuple[Scored, ...]
    strategies: tuple[Strategy, ...]
    indexes: tuple[Index, ...] = ()

    @cached_property
    def concerns(self) -> tuple[SafetyRule, ...]:
        """The safety rules that raise a concern."""
        return tuple(rule for rule in self.safety if rule.kind == "concern")

    @cached_property
    def cautions(self) -> tuple[SafetyRule, ...]:
        """The safety rules that raise a caution."""
        return tuple(rule for rule in self.safety if rule.kind == "caution")

    @cached_property
    def read_by_safety(self) -> frozenset[str]:
        """The signals that decide whether there is a concern: they are private, and make a case screened."""
        return frozenset(name for rule in self.concerns for name in rule.when.names)

    @cached_property
    def read_by_cautions(self) -> frozenset[str]:
        """The signals that decide whether there is a caution; these may be like any other."""
        return frozenset(name for rule in self.cautions for name in rule.when.names)
