"""Which strategies are recommended, in which order, and why. Safety comes before everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from intimacy_kit.model.concepts import Practice, Strategy
from intimacy_kit.model.fields import trusted
from intimacy_kit.model.levels import MILD
from intimacy_kit.model.result import Concern, Reason, Remedy
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.packs.linking.dependency_order import depths


class Helped(NamedTuple):
    """A finding that a strategy helps with: its order by id, its position in the rule book, the efficacy, its name."""

    order: int
    position: int
    efficacy: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Candidate:
    """A strategy that may be recommended, with what is needed to rank it.

    Attributes:
        position: in the rule book.
        depth: in the graph of `after`.
        practices: all of them.
        alone: those that one does alone, without conflict or vulnerability: all that is left under a safety concern.
    """

    strategy: Strategy
    position: int
    depth: int
    helped: tuple[Helped, ...]
    practices: tuple[Practice, ...]
    alone: tuple[Practice, ...]


def candidates(book: RuleBook, practices: Mapping[str, Practice]) -> tuple[Candidate, ...]:
    """The strategies of a rule book, each after those it comes `after`; prepared once."""
    depth = depths({strategy.id: strategy.after for strategy in book.strategies})
    position = {finding.id: number for number, finding in enumerate(book.findings)}
    prepared = []
    for number, strategy in enumerate(book.strategies):
        own = tuple(practices[id] for id in strategy.practices)
        helped = tuple(
            Helped(order, at, link.strength, Reason(id=link.to, title=book.findings[at].title))
            for order, link in enumerate(sorted(strategy.addresses, key=lambda link: link.to))
            for at in [position[link.to]]
        )
        alone = tuple(practice for practice in own if practice.safe_alone)
        prepared.append(Candidate(strategy, number, depth[strategy.id], helped, own, alone))
    return tuple(sorted(prepared, key=lambda candidate: (candidate.depth, candidate.strategy.id)))


def remedies(prepared: Sequence[Candidate], relevances: Sequence[float], scores: Sequence[float]) -> tuple[Remedy, ...]:
    """The recommended strategies where there is no safety concern, highest priority first."""
    priorities: dict[str, float] = {}
    ranked: list[tuple[float, int, Candidate]] = []
    for order, candidate in enumerate(prepared):
        priority = relevances[candidate.position]
        if priority >= MILD:
            for id in candidate.strategy.after:
                priority = min(priority, priorities.get(id, priority))
            priorities[candidate.strategy.id] = priority
            ranked.append((-priority, order, candidate))
    ranked.sort()
    return tuple(
        [
            trusted(
                Remedy,
                {
                    "strategy": candidate.strategy,
                    "priority": -negative,
                    "relevance": relevances[candidate.position],
                    "reasons": _reasons(candidate.helped, scores),
                    "practices": candidate.practices,
                },
            )
            for negative, _, candidate in ranked
        ]
    )


def _reasons(helped: Sequence[Helped], scores: Sequence[float]) -> tuple[Reason, ...]:
    """The present findings it helps with, the weightiest first; if none is present, those above zero."""
    weights = [
        (-efficacy * score, order, reason)
        for order, position, efficacy, reason in helped
        if (score := scores[position]) >= MILD
    ]
    if not weights:
        weights = [(-efficacy * scores[position], order, reason) for order, position, efficacy, reason in helped]
        weights = [weight for weight in weights if weight[0] < 0]
    weights.sort()
    return tuple([reason for _, _, reason in weights])


def professional_support(prepared: Sequence[Candidate], concerns: Sequence[Concern]) -> tuple[Remedy, ...]:
    """All that is recommended under a safety concern: the support of a professional, alone."""
    reasons = tuple(Reason(id=concern.id, title=concern.title) for concern in concerns)
    professional = [candidate for candidate in prepared if candidate.strategy.professional and candidate.alone]
    professional.sort(key=lambda candidate: candidate.strategy.id)
    return tuple(
        Remedy(strategy=_alone(item), priority=1.0, relevance=1.0, reasons=reasons, practices=item.alone)
        for item in professional
    )


def _alone(item: Candidate) -> Strategy:
    """The strategy without its other practices: not even their names may be followed under a safety concern."""
    return item.strategy.model_copy(update={"practices": tuple(practice.id for practice in item.alone)})
