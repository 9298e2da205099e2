"""Rank the recommended strategies; under a safety concern recommend professional support only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from intimacy_kit.model.concepts import Practice, Strategy
from intimacy_kit.model.fields import trusted
from intimacy_kit.model.levels import MILD
from intimacy_kit.model.result import Reason, Remedy
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.rules import ABOUTS
from intimacy_kit.model.safety import Caution, Concern
from intimacy_kit.packs.linking.dependency_order import depths
from intimacy_kit.reasoning.diagnosing.choosing import Chosen, Offered
from intimacy_kit.reasoning.diagnosing.fitting import Firsts


class Helped(NamedTuple):
    """A finding that a strategy addresses.

    Attributes:
        order: of the findings of the strategy, by id.
        position: of the finding in the rule book.
        efficacy: strength of the link.
        reason: id and title of the finding.
    """

    order: int
    position: int
    efficacy: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Candidate:
    """A strategy that may be recommended, with what its rank depends on. Entries are without their conditions.

    Attributes:
        position: in the rule book.
        depth: in the graph of `after`.
        helped: the findings that it addresses.
        offered: its practices.
        alone: the practices that are safe under a safety concern: for one person, without conflict or vulnerability.
    """

    strategy: Strategy
    position: int
    depth: int
    helped: tuple[Helped, ...]
    offered: Offered
    alone: tuple[Practice, ...]


def candidates(book: RuleBook, practices: Mapping[str, Practice]) -> tuple[Candidate, ...]:
    """Return the strategies of a rule book in topological order of `after`, then by id."""
    depth = depths({strategy.id: strategy.after for strategy in book.strategies})
    position = {finding.id: number for number, finding in enumerate(book.findings)}
    prepared = []
    for number, strategy in enumerate(book.strategies):
        own = tuple(told_practice(practices[id]) for id in strategy.practices)
        helped = tuple(
            Helped(order, at, link.strength, trusted(Reason, {"id": link.to, "title": book.findings[at].title}))
            for order, link in enumerate(sorted(strategy.addresses, key=lambda link: link.to))
            for at in [position[link.to]]
        )
        alone = tuple(practice for practice in own if practice.safe_alone)
        prepared.append(Candidate(_told(strategy), number, depth[strategy.id], helped, Offered.of(own), alone))
    return tuple(sorted(prepared, key=lambda candidate: (candidate.depth, candidate.strategy.id)))


def remedies(
    prepared: Sequence[Candidate],
    relevances: Sequence[float],
    scores: Sequence[float],
    firsts: Firsts,
    practices_of: Callable[[Candidate], Chosen],
) -> tuple[Remedy, ...]:
    """Return the recommended strategies for a case without a safety concern, in their order.

    First those that come before all others. Then, by priority, what is relevant from mild on; if something is present
    and none reaches that, the largest. What comes first changes nothing about the others and their priorities.

    Args:
        prepared: all strategies, see `candidates`.
        relevances: by position of the strategy in the rule book.
        scores: by position of the finding in the rule book.
        firsts: the strategies that come before all others.
        practices_of: returns the practices of a strategy.
    """
    priorities: dict[str, float] = {}
    ranked: list[tuple[bool, float, int, Candidate]] = []
    needed = min(MILD, max(relevances, default=0.0))
    largest = None  # the only one that is recommended, where none is from mild on
    if 0.0 < needed < MILD:
        largest = min(one.strategy.id for one in prepared if relevances[one.position] == needed)
    for order, candidate in enumerate(prepared):
        id = candidate.strategy.id
        priority = relevances[candidate.position]
        for earlier in candidate.strategy.after:
            priority = min(priority, priorities.get(earlier, priority))
        recommended = relevances[candidate.position] >= needed > 0.0 and largest in (None, id)
        if recommended:
            priorities[id] = priority
        if recommended or id in firsts:
            ranked.append((id not in firsts, -priority, order, candidate))
    ranked.sort()
    return tuple(
        [_remedy(each, -negative, relevances, scores, firsts, practices_of) for _, negative, _, each in ranked]
    )


def _remedy(
    candidate: Candidate,
    priority: float,
    relevances: Sequence[float],
    scores: Sequence[float],
    firsts: Firsts,
    practices_of: Callable[[Candidate], Chosen],
) -> Remedy:
    practices, suited, waiting = practices_of(candidate)
    return trusted(
        Remedy,
        {
            "strategy": candidate.strategy,
            "priority": priority,
            "relevance": relevances[candidate.position],
            "reasons": _reasons(candidate.helped, scores),
            "first": firsts.get(candidate.strategy.id, ()),
            "practices": practices,
            "suited": suited,
            "waiting": waiting,
            "taken_by": (),
        },
    )


def _reasons(helped: Sequence[Helped], scores: Sequence[float]) -> tuple[Reason, ...]:
    """Return the addressed findings that are present, largest efficacy times score first."""
    weights = [
        (-efficacy * score, order, reason)
        for order, position, efficacy, reason in helped
        if (score := scores[position]) >= MILD
    ]
    weights.sort()
    return tuple([reason for _, _, reason in weights])


def told_with(prepared: Sequence[Candidate], support: Mapping[str, Sequence[Practice]]) -> dict[str, frozenset[str]]:
    """Return for each professional strategy, by id, the safety rules under whose concern it is told."""
    all_support = {practice.id for practices in support.values() for practice in practices}
    return {
        item.strategy.id: frozenset(
            rule for rule, practices in support.items() if any(practice.id in own for practice in practices)
        )
        for item, own in _professional(prepared, all_support)
    }


def _professional(prepared: Sequence[Candidate], support: Set[str]) -> list[tuple[Candidate, Set[str]]]:
    """Return the professional strategies with a practice that one does alone, by id, each with what is told with it.

    Args:
        prepared: all strategies.
        support: ids of practices; those that no professional strategy has are told with the first one.
    """
    found = [candidate for candidate in prepared if candidate.strategy.professional and candidate.alone]
    found.sort(key=lambda candidate: candidate.strategy.id)
    others = support - {practice.id for item in found for practice in item.offered.practices}
    return [
        (item, {practice.id for practice in item.alone} | (set() if number else others))
        for number, item in enumerate(found)
    ]


def professional_support(prepared: Sequence[Candidate], concerns: Sequence[Caution]) -> tuple[Remedy, ...]:
    """Return the remedies for a case with safety concerns: professional support, with the support of these concerns.

    It is told in the order of `ABOUTS`, then as each concern names it, and no other beside it. What no professional
    strategy has is told with the first of these.
    """
    reasons = tuple(trusted(Reason, {"id": concern.id, "title": concern.title}) for concern in concerns)
    support = {practice.id: practice for concern in sorted(concerns, key=_urgency) for practice in concern.support}
    found = []
    for item, own in _professional(prepared, support.keys()):
        practices = tuple(practice for id, practice in support.items() if id in own) if support else item.alone
        if not practices:
            continue
        strategy = item.strategy.model_copy(update={"practices": tuple(practice.id for practice in practices)})
        found.append(
            trusted(
                Remedy,
                {
                    "strategy": strategy,  # with these practices only: under a concern others are not even named
                    "priority": 1.0,
                    "relevance": 1.0,
                    "reasons": reasons,
                    "first": (),
                    "practices": practices,
                    "suited": (),
                    "waiting": (),
                    "taken_by": (),
                },
            )
        )
    return tuple(found)


def _urgency(concern: Caution) -> tuple[int, str]:
    return ABOUTS.index(concern.about) if isinstance(concern, Concern) else len(ABOUTS), concern.id


def told_practice(practice: Practice) -> Practice:
    """Return a practice without its conditions, as diagnoses hold it."""
    if practice.suits is None and practice.not_when is None and not practice.only_in:
        return practice
    return practice.model_copy(update={"suits": None, "not_when": None, "only_in": ()})


def _told(strategy: Strategy) -> Strategy:
    """Return a strategy without its condition, as diagnoses hold it."""
    return strategy if strategy.first_when is None else strategy.model_copy(update={"first_when": None})
