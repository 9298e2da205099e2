"""A rule book as any rule engine can run it: stages of conditions, and plain Python that adds up the scores.

Most engines know conditions and no scores, and no steps of a rule: to them each step is a rule of its own. These rules
stand in stages: first those that read signals alone, then those that read findings scored by then, and so on. An engine
says which rules of a stage are true; the scores are worked out here, in the same order of factors as everywhere else,
and are facts for the next stage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple, TypeVar

import intimacy_kit as ik
from intimacy_kit.engines.noisy_or import carried
from intimacy_kit.engines.predicates import Algebra, Predicates
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.rulebook import Group, RuleBook, Scored
from intimacy_kit.model.rules import Rule

E = TypeVar("E")
Facts = Mapping[str, float | bool | str]
Match = Callable[[int, Sequence[Facts]], Sequence[Iterable[str]]]
"""Which rules of a stage are true, for each of some cases: what is built from a plan in every engine."""
Chain = tuple[tuple[str, float], ...]
"""The steps of a group with their factors, strongest first."""


def step_id(rule: Rule, position: int) -> str:
    """The id of a step as a rule of its own: that of the rule if it has one step, else with the number of the step."""
    return rule.id if len(rule.steps) == 1 else f"{rule.id}.{position + 1}"


def _chain(group: Group) -> Chain:
    return tuple((step_id(rule, position), 1.0 - step.strength) for rule, position, step in group.chain)


class Weighed(NamedTuple):
    """A finding with the factors of each group of rules, and the strength of each link, ready to be multiplied."""

    id: str
    supports: tuple[Chain, ...]
    links: tuple[tuple[str, float], ...]
    reliefs: tuple[Chain, ...]

    @classmethod
    def of(cls, finding: Scored) -> Weighed:
        return cls(
            finding.id,
            tuple(map(_chain, finding.supports)),
            tuple((link.origin, link.strength) for link in finding.links),
            tuple(map(_chain, finding.reliefs)),
        )


@dataclass(frozen=True, slots=True)
class Stage:
    """Rules (of one step each) that can be matched at once, the names they read, and the findings scored then."""

    rules: Mapping[str, Condition]
    reads: tuple[str, ...]
    findings: tuple[Weighed, ...]

    def facts(self, case: Facts, scores: Mapping[str, float]) -> Facts:
        """What the rules of this stage read of a case."""
        return {name: value for name in self.reads if (value := scores.get(name, case.get(name))) is not None}

    def score(self, fired: set[str], scores: dict[str, float]) -> None:
        """Score the findings, given all rules that fired so far."""
        for id, supports, links, reliefs in self.findings:
            remaining = links_remaining = relief = 1.0
            for chain in supports:
                for rule, factor in chain:
                    if rule in fired:
                        remaining *= factor
                        break
            for origin, strength in links:
                links_remaining *= 1.0 - carried(strength, scores[origin])
            for chain in reliefs:
                for rule, factor in chain:
                    if rule in fired:
                        relief *= factor
                        break
            scores[id] = (1.0 - remaining * links_remaining) * relief


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is needed to build the rules of a knowledge base in an engine."""

    book: RuleBook
    stages: tuple[Stage, ...]
    rule_of: Mapping[str, str]
    """The id of the rule that each step belongs to."""

    @classmethod
    def of(cls, knowledge: ik.KnowledgeBase) -> Plan:
        book = knowledge.runtime.built.rulebook
        ready: dict[str, int] = {}  # the stage after which a finding is scored
        stage_of: dict[str, int] = {}
        conditions: dict[str, Condition] = {}
        rule_of: dict[str, str] = {}
        for finding in book.findings:
            after = [ready[link.origin] for link in finding.links]
            for rule in finding.rules:
                for position, step in enumerate(rule.steps):
                    id = step_id(rule, position)
                    conditions[id], rule_of[id] = step.when, rule.id
                    stage_of[id] = max((ready[name] + 1 for name in step.when.names if name in ready), default=0)
                    after.append(stage_of[id])
            ready[finding.id] = max(after, default=0)
        stages = []
        for number in range(max(ready.values()) + 1):
            rules = {id: when for id, when in conditions.items() if stage_of[id] == number}
            reads = sorted({name for when in rules.values() for name in when.names})
            stages.append(
                Stage(rules, tuple(reads), tuple(Weighed.of(f) for f in book.findings if ready[f.id] == number))
            )
        return cls(book, tuple(stages), rule_of)

    def written(self, stage: int, algebra: Algebra[E]) -> dict[str, E]:
        """The conditions of a stage in the language of an engine."""
        names = {finding.id: (finding.id, finding.id) for finding in self.book.findings}
        predicates = Predicates(algebra, {id: id for id in self.book.signals}, names)
        return {id: predicates.true(when) for id, when in self.stages[stage].rules.items()}

    def inputs(self, case: Facts, scores: Mapping[str, float]) -> tuple[Facts, ...]:
        """What each stage reads of a case, the scores being known already."""
        return tuple(stage.facts(case, scores) for stage in self.stages)

    def run(self, match: Match, cases: Sequence[Facts]) -> list[tuple[list[str], dict[str, float]]]:
        """The rules that fire and the scores, for each case: an engine matches, plain Python does the rest."""
        fired: list[set[str]] = [set() for _ in cases]
        scores: list[dict[str, float]] = [{} for _ in cases]
        for number, stage in enumerate(self.stages):
            facts = [stage.facts(case, known) for case, known in zip(cases, scores, strict=True)]
            for true, so_far, known in zip(match(number, facts), fired, scores, strict=True):
                so_far.update(true)
                stage.score(so_far, known)
        return [(sorted({self.rule_of[id] for id in ids}), known) for ids, known in zip(fired, scores, strict=True)]


def counted(count: int, parts: Sequence[E], every: Callable[[Sequence[E]], E], some: Callable[[Sequence[E]], E]) -> E:
    """`at_least` for a language that cannot count: one of all the ways to choose so many parts."""
    return some([every(chosen) for chosen in combinations(parts, count)])


def whole(value: float) -> float | int:
    """A threshold as one writes it: 3, not 3.0."""
    return int(value) if value == int(value) else value
