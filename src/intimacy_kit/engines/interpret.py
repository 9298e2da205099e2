"""Interpret a rule book by walking its conditions: the reference for all other engines, also used by explanations.

This module defines the semantics of a rule book:

1. `evaluate` evaluates a condition and each of its parts.
2. `run` evaluates the safety rules, scores the findings in order, and then computes the indexes and the relevances.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from intimacy_kit.engines import truth
from intimacy_kit.engines.noisy_or import carried, combine, index_interval, noisy_or
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.truth import Fact, Interval, Truth
from intimacy_kit.model.concepts import Strategy
from intimacy_kit.model.conditions import Among, And, AtLeast, Compare, Condition, Holds, Not
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import Group, RuleBook, Scored
from intimacy_kit.model.rules import Rule

Facts = Callable[[str], Fact]
"""Returns the fact about a signal or finding by id; None if unknown."""


class Evaluation(NamedTuple):
    """A condition, its truth value, and the evaluations of its parts."""

    condition: Condition
    truth: Truth
    parts: tuple[Evaluation, ...] = ()


def evaluate(condition: Condition, facts: Facts) -> Evaluation:
    """Return the evaluation of a condition and of its parts."""
    parts = tuple([evaluate(part, facts) for part in condition.inner])
    truths = [part.truth for part in parts]
    match condition:
        case Holds(name=name):
            result = truth.holds(facts(name))
        case Compare(name=name, op=op, value=value):
            result = truth.compare(facts(name), op, value)
        case Among(name=name, choices=choices, negated=negated):
            result = truth.among(facts(name), choices)
            result = ~result if negated else result
        case Not():
            result = ~truths[0]
        case And():
            result = truth.all_of(truths)
        case AtLeast(count=count):
            result = truth.at_least(count, truths)
        case _:
            result = truth.any_of(truths)
    return Evaluation(condition, result, parts)


@dataclass(frozen=True, slots=True)
class State:
    """The observed values of a case, with scores and intervals of the findings computed so far."""

    values: Mapping[str, Value]
    scores: dict[str, float]
    intervals: dict[str, Interval]

    def known(self, name: str) -> Fact:
        """Return the fact for scores: an observed value, or the score of a finding."""
        return self.scores[name] if name in self.scores else self.values.get(name)

    def possible(self, name: str) -> Fact:
        """Return the fact for intervals: an observed value, or the interval of a finding."""
        return self.intervals[name] if name in self.intervals else self.values.get(name)


def run(book: RuleBook, values: Mapping[str, Value]) -> Outcome:
    """Return the outcome of one case from its validated values."""
    state = State(values, {}, {})
    safety = {rule.id: evaluate(rule.when, state.known).truth for rule in book.concerns}
    cautions = (rule.id for rule in book.cautions if evaluate(rule.when, state.known).truth is Truth.TRUE)
    fired: list[str] = []
    undetermined: list[str] = []
    own_scores: list[float] = []
    for finding in book.findings:
        known, possible = truths(finding.rules, state.known), truths(finding.rules, state.possible)
        for rule in finding.rules:
            if strongest(rule, known, Truth.TRUE):
                fired.append(rule.id)
            if strongest(rule, possible, Truth.TRUE, Truth.UNKNOWN) > strongest(rule, possible, Truth.TRUE):
                undetermined.append(rule.id)
        own_scores.append(own_score(finding, known))
        state.scores[finding.id] = score(finding, known, state.scores)
        state.intervals[finding.id] = _interval(finding, possible, state)
    indexes = [index_interval(index.of, state.intervals) for index in book.indexes]
    return Outcome(
        concerns=tuple(id for id, result in safety.items() if result is Truth.TRUE),
        unscreened=tuple(id for id, result in safety.items() if result is Truth.UNKNOWN),
        scores=tuple(state.scores[finding.id] for finding in book.findings),
        lows=tuple(state.intervals[finding.id].low for finding in book.findings),
        highs=tuple(state.intervals[finding.id].high for finding in book.findings),
        relevances=tuple(relevance(strategy, state.scores) for strategy in book.strategies),
        fired=tuple(sorted(fired)),
        undetermined=tuple(sorted(undetermined)),
        index_lows=tuple(interval.low for interval in indexes),
        index_highs=tuple(interval.high for interval in indexes),
        own_scores=tuple(own_scores),
        cautions=tuple(cautions),
    )


def known_facts(book: RuleBook, values: Mapping[str, Value], scores: Sequence[float]) -> Facts:
    """Return the facts for scores after a run: those of `final_state`, for where the intervals are not needed."""
    return {**values, **{finding.id: score for finding, score in zip(book.findings, scores, strict=True)}}.get


def true_by(condition: Condition, facts: Facts) -> tuple[str, ...] | None:
    """Return the signals and findings that a condition is true by, in its order; None if it is not true.

    Parts with the other truth take no part: neither a false part of a true `or`, nor a true part of a false `and`. A
    name can stand there several times.
    """
    found = evaluate(condition, facts)
    return tuple(_deciding(found)) if found.truth is Truth.TRUE else None


def _deciding(found: Evaluation) -> Iterator[str]:
    """Yield the names in the comparisons that a decided condition has its truth by."""
    if isinstance(found.condition, Holds | Compare | Among):
        yield found.condition.name
        return
    wanted = ~found.truth if isinstance(found.condition, Not) else found.truth
    for part in found.parts:
        if part.truth is wanted:
            yield from _deciding(part)


def final_state(book: RuleBook, values: Mapping[str, Value], outcome: Outcome) -> State:
    """Return the state after a run, for the evaluation of further conditions."""
    ids = [finding.id for finding in book.findings]
    bounds = (Interval(low, high) for low, high in zip(outcome.lows, outcome.highs, strict=True))
    return State(values, dict(zip(ids, outcome.scores, strict=True)), dict(zip(ids, bounds, strict=True)))


Truths = Mapping[tuple[str, int], Truth]
"""The truth of each step of some rules, by the id of the rule and the position of the step."""


def truths(rules: Iterable[Rule], facts: Facts) -> Truths:
    """Return the truth of each step of these rules."""
    return {
        (rule.id, position): evaluate(step.when, facts).truth
        for rule in rules
        for position, step in enumerate(rule.steps)
    }


def strongest(rule: Rule, truths: Truths, *wanted: Truth) -> float:
    """Return the largest strength of the steps of a rule with one of these truth values, 0.0 if there is none."""
    steps = enumerate(rule.steps)
    return max((step.strength for position, step in steps if truths[rule.id, position] in wanted), default=0.0)


def weights(groups: Iterable[Group], truths: Truths, *wanted: Truth) -> list[float]:
    """Return what each group weighs: the largest strength of its steps with one of these truth values, or 0.0."""
    return [max(strongest(rule, truths, *wanted) for rule in group.rules) for group in groups]


def score(finding: Scored, known: Truths, scores: Mapping[str, float]) -> float:
    """Return the score of a finding: only steps that are true count."""
    return combine(
        weights(finding.supports, known, Truth.TRUE),
        [carried(link.strength, scores[link.origin]) for link in finding.links],
        weights(finding.reliefs, known, Truth.TRUE),
    )


def own_score(finding: Scored, known: Truths) -> float:
    """Return the score that a finding would have without its links."""
    return combine(weights(finding.supports, known, Truth.TRUE), (), weights(finding.reliefs, known, Truth.TRUE))


def _interval(finding: Scored, possible: Truths, state: State) -> Interval:
    """Return the bounds of the score over all values that unknown signals can still have."""
    low = combine(
        weights(finding.supports, possible, Truth.TRUE),
        [carried(link.strength, state.intervals[link.origin].low) for link in finding.links],
        weights(finding.reliefs, possible, Truth.TRUE, Truth.UNKNOWN),
    )
    high = combine(
        weights(finding.supports, possible, Truth.TRUE, Truth.UNKNOWN),
        [carried(link.strength, state.intervals[link.origin].high) for link in finding.links],
        weights(finding.reliefs, possible, Truth.TRUE),
    )
    return Interval(low, high)


def relevance(strategy: Strategy, scores: Mapping[str, float]) -> float:
    """Return the noisy-OR of efficacy times score over the present findings that the strategy addresses."""
    links = sorted(strategy.addresses, key=lambda link: link.to)
    return noisy_or(carried(link.strength, scores[link.to]) for link in links)
