"""Define the rule book that engines run: all references are resolved, and the order fixes floating-point results.

One person and a partner of a couple have rule books of their own. In that of couples, what the other one answered is
one more signal, `partner.x`, so engines know nothing of couples; in that of one person, steps that read it are gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

from intimacy_kit.model.concepts import Screening, Strategy
from intimacy_kit.model.fields import PARTNER, bare, of_partner
from intimacy_kit.model.indexes import Index
from intimacy_kit.model.observations import Value, Values
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
    in_short: str | None = None

    @property
    def groups(self) -> tuple[Group, ...]:
        """Its supporting groups, then its relieving groups."""
        return (*self.supports, *self.reliefs)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of its groups, in their order."""
        return tuple(rule for group in self.groups for rule in group.rules)

    @property
    def reads(self) -> frozenset[str]:
        """The signals and findings that it is computed from, by its rules and its links."""
        return frozenset(link.origin for link in self.links).union(*(rule.names for rule in self.rules))


@dataclass(frozen=True)
class RuleBook:
    """What engines run: findings in topological order of their dependencies, everything else by id, ascending.

    Attributes:
        signals: by id; in a rule book of couples also those that the rules read of the other partner, as `partner.x`.
        indexes: those with a part, each with the parts that are findings of this rule book.
        earlier: of the signals, those that hold what was answered to others at an earlier check-in; for frames alone.
    """

    signals: Mapping[str, Signal]
    safety: tuple[SafetyRule, ...]
    findings: tuple[Scored, ...]
    strategies: tuple[Strategy, ...]
    indexes: tuple[Index, ...] = ()
    screening: tuple[Screening, ...] = ()
    earlier: frozenset[str] = frozenset()

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
        return self.earlier.union(*(rule.when.names for rule in self.concerns))

    @cached_property
    def private_part(self) -> tuple[str, ...]:
        """The signals that are asked first, in private, in order: as packs say, then others that decide concerns."""
        asked = [id for screening in self.screening for id in screening.asks if id in self.signals]
        return tuple(dict.fromkeys([*asked, *sorted(self.read_by_safety)]))

    @property
    def preamble(self) -> str | None:
        """What people are told before the private part; None if no pack says anything."""
        return " ".join(screening.text for screening in self.screening) or None

    @cached_property
    def about_safety(self) -> frozenset[str]:
        """The signals that decide concerns, and those of the private part that cautions read.

        Their answers are never dropped, count at later check-ins, and are fixed in what-ifs and paths.
        """
        cautioned = frozenset(name for rule in self.cautions for name in rule.when.names)
        return self.read_by_safety | (cautioned & {*self.private_part})

    @cached_property
    def read_by_rule(self) -> Mapping[str, frozenset[str]]:
        """What the steps of each rule of a finding read, by its id, as `Rule.names`."""
        return {rule.id: rule.names for finding in self.findings for rule in finding.rules}

    @cached_property
    def read_of_partner(self) -> Mapping[str, str]:
        """The signals that the rules read of the other partner: the id of each, by its name here, `partner.x`."""
        return {name: bare(name) for name in self.signals if name.startswith(PARTNER)}

    def beside(self, own: Values, other: Values) -> dict[str, Value]:
        """Return the values of one partner of a couple: their own answers, and what the rules read of the other's."""
        read = {name: other[id] for name, id in self.read_of_partner.items() if id in other}
        return {**own, **read} if read else dict(own)


def of_couples(book: RuleBook) -> RuleBook:
    """Return a rule book whose signals include those that its rules read of the other partner."""
    names = frozenset[str]().union(*(rule.names for finding in book.findings for rule in finding.rules))
    read = {id: signal for id, signal in book.signals.items() if of_partner(id) in names}
    if not read:
        return book
    theirs = {of_partner(id): _of_partner(signal) for id, signal in read.items()}
    return replace(book, signals=MappingProxyType(dict(sorted({**book.signals, **theirs}.items()))))


def _of_partner(signal: Signal) -> Signal:
    """Return the signal that the other partner's answer is; nobody changes what another one answers."""
    return signal.model_copy(update={"id": of_partner(signal.id), "changeable": False})


def of_one(book: RuleBook) -> RuleBook:
    """Return a rule book without the steps that read the other partner's answers, and the rules that have no others."""
    if not any(rule.reads_partner for finding in book.findings for rule in finding.rules):
        return book
    return replace(book, findings=tuple(map(_of_one, book.findings)))


def _of_one(finding: Scored) -> Scored:
    if not any(rule.reads_partner for rule in finding.rules):
        return finding
    supports, reliefs = (
        grouped(kept for group in groups for rule in group.rules if (kept := without_partner(rule)) is not None)
        for groups in (finding.supports, finding.reliefs)
    )
    return replace(finding, supports=supports, reliefs=reliefs)


def without_partner(rule: Rule) -> Rule | None:
    """Return a rule without the steps that read the other partner's answers; None if it has no others."""
    steps = tuple(step for step in rule.steps if not step.when.reads_partner)
    if len(steps) == len(rule.steps):
        return rule
    return rule.model_copy(update={"steps": steps}) if steps else None
