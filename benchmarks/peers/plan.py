"""A rule book as any rule engine can run it: stages of conditions, and plain Python that adds up the scores.

Most engines know conditions and no scores. So the rules stand in stages: first those that read signals alone, then
those that read findings scored by then, and so on. An engine says which rules of a stage are true; the scores are
worked out here, in the same order of factors as everywhere else, and are facts for the next stage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple, TypeVar

import intimacy_kit as ik
from intimacy_kit.engines.predicates import Algebra, Predicates
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.rulebook import RuleBook, Scored

E = TypeVar("E")
Facts = Mapping[str, float | bool | str]
Match = Callable[[int, Sequence[Facts]], Sequence[Iterable[str]]]
"""Which rules of a stage are true, for each of some cases: what is built from a plan in every engine."""


class Weighed(NamedTuple):
    """A finding with the factor of each rule, and the strength of each link, ready to be multiplied."""

    id: str
    supports: tuple[tuple[str, float], ...]
    links: tuple[tuple[str, float], ...]
    reliefs: tuple[tuple[str, float], ...]

    @classmethod
    def of(cls, finding: Scored) -> Weighed:
        return cls(
            finding.id,
            tuple((rule.id, 1.0 - rule.strength) for rule in finding.supports),
            tuple((link.origin, link.strength) for link in finding.links),
            tuple((rule.id, 1.0 - rule.strength) for rule in finding.reliefs),
        )


@dataclass(frozen=True, slots=True)
class Stage:
    """Rules that can be matched at once, the names they read, and the findings that can be scored then."""

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
            for rule, factor in supports:
                if rule in fired:
                    remaining *= factor
            for origin, strength in links:
                links_remaining *= 1.0 - strength * scores[origin]
            for rule, factor in reliefs:
                if rule in fired:
                    relief *= factor
            scores[id] = (1.0 - remaining * links_remaining) * relief


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is needed to build the rules of a knowledge base in an engine."""

    book: RuleBook
    stages: tuple[Stage, ...]

    @classmethod
    def of(cls, knowledge: ik.KnowledgeBase) -> Plan:
        book = knowledge.runtime.built.rulebook
        ready: dict[str, int] = {}  # the stage after which a finding is scored
        stage_of: dict[str, int] = {}
        for finding in book.findings:
            for rule in (*finding.supports, *finding.reliefs):
                stage_of[rule.id] = max((ready[name] + 1 for name in rule.when.names if name in ready), default=0)
            after = [stage_of[rule.id] for rule in (*finding.supports, *finding.reliefs)]
            ready[finding.id] = max([*after, *(ready[link.origin] for link in finding.links)], default=0)
        conditions = {r.id: r.when for finding in book.findings for r in (*finding.supports, *finding.reliefs)}
        stages = []
        for number in range(max(ready.values()) + 1):
            rules = {id: when for id, when in conditions.items() if stage_of[id] == number}
            reads = sorted({name for when in rules.values() for name in when.names})
            stages.append(
                Stage(rules, tuple(reads), tuple(Weighed.of(f) for f in book.findings if ready[f.id] == number))
            )
        return cls(book, tuple(stages))

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
        return [(sorted(ids), known) for ids, known in zip(fired, scores, strict=True)]


def counted(count: int, parts: Sequence[E], every: Callable[[Sequence[E]], E], some: Callable[[Sequence[E]], E]) -> E:
    """`at_least` for a language that cannot count: one of all the ways to choose so many parts."""
    return some([every(chosen) for chosen in combinations(parts, count)])


def whole(value: float) -> float | int:
    """A threshold as one writes it: 3, not 3.0."""
    return int(value) if value == int(value) else value
