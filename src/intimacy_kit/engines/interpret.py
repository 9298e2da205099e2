"""Interpret a rule book by walking its conditions: the reference for all other engines, also used by explanations.

This module defines the semantics of a rule book:

1. `evaluate` evaluates a condition and each of its parts.
2. `run` evaluates the safety rules, scores the findings in order, and then computes the relevance of the strategies.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from intimacy_kit.engines import truth
from intimacy_kit.engines.noisy_or import combine, noisy_or
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.truth import Fact, Interval, Truth
from intimacy_kit.model.concepts import Strategy
from intimacy_kit.model.conditions import Among, And, AtLeast, Compare, Condition, Holds, Not
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import RuleBook, Scored

Facts = Callable[[str], Fact]
"""Returns the fact about a signal or finding by id; None if unknown."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A condition, its truth value, and the evaluations of its parts."""

    condition: Condition
    truth: Truth
    parts: tuple[Evaluation, ...] = ()


def evaluate(condition: Condition, facts: Facts) -> Evaluation:
    """Return the evaluation of a condition and of its parts."""
    parts = tuple(evaluate(part, facts) for part in condition.inner)
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
    safety = {rule.id: evaluate(rule.when, state.known).truth for rule in book.safety}
    fired: list[str] = []
    undetermined: list[str] = []
    for finding in book.findings:
        known = {rule.id: evaluate(rule.when, state.known).truth for rule in finding.rules}
        possible = {rule.id: evaluate(rule.when, state.possible).truth for rule in finding.rules}
        fired += [id for id, result in known.items() if result is Truth.TRUE]
        undetermined += [id for id, result in possible.items() if result is Truth.UNKNOWN]
        score, interval = _score(finding, known, state), _interval(finding, possible, state)
        state.scores[finding.id], state.intervals[finding.id] = score, interval
    return Outcome(
        concerns=tuple(id for id, result in safety.items() if result is Truth.TRUE),
        unscreened=tuple(id for id, result in safety.items() if result is Truth.UNKNOWN),
        scores=tuple(state.scores[finding.id] for finding in book.findings),
        lows=tuple(state.intervals[finding.id].low for finding in book.findings),
        highs=tuple(state.intervals[finding.id].high for finding in book.findings),
        relevances=tuple(_relevance(strategy, state.scores) for strategy in book.strategies),
        fired=tuple(sorted(fired)),
        undetermined=tuple(sorted(undetermined)),
    )


def final_state(book: RuleBook, values: Mapping[str, Value], outcome: Outcome) -> State:
    """Return the state after a run, for the evaluation of further conditions."""
    ids = [finding.id for finding in book.findings]
    bounds = (Interval(low, high) for low, high in zip(outcome.lows, outcome.highs, strict=True))
    return State(values, dict(zip(ids, outcome.scores, strict=True)), dict(zip(ids, bounds, strict=True)))


def _score(finding: Scored, known: Mapping[str, Truth], state: State) -> float:
    """Return the score: only rules that are true count."""
    return combine(
        [rule.strength for rule in finding.supports if known[rule.id] is Truth.TRUE],
        [link.strength * state.scores[link.origin] for link in finding.links],
        [rule.strength for rule in finding.reliefs if known[rule.id] is Truth.TRUE],
    )


def _interval(finding: Scored, possible: Mapping[str, Truth], state: State) -> Interval:
    """Return the bounds of the score over all values that unknown signals can still have."""
    low = combine(
        [rule.strength for rule in finding.supports if possible[rule.id] is Truth.TRUE],
        [link.strength * state.intervals[link.origin].low for link in finding.links],
        [rule.strength for rule in finding.reliefs if possible[rule.id] is not Truth.FALSE],
    )
    high = combine(
        [rule.strength for rule in finding.supports if possible[rule.id] is not Truth.FALSE],
        [link.strength * state.intervals[link.origin].high for link in finding.links],
        [rule.strength for rule in finding.reliefs if possible[rule.id] is Truth.TRUE],
    )
    return Interval(low, high)


def _relevance(strategy: Strategy, scores: Mapping[str, float]) -> float:
    """Return the noisy-OR of efficacy times score over the findings that the strategy addresses."""
    links = sorted(strategy.addresses, key=lambda link: link.to)
    return noisy_or(link.strength * scores[link.to] for link in links)
