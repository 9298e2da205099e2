"""Compute the expected information gain of each question: by how much its answer narrows the intervals of findings.

The uncertainty of a case is the weighted sum of the widths of its intervals. The gain of a question is the difference
between the uncertainty now and its expectation after the answer, over the answer classes of the signal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from intimacy_kit.engines.compiled import Bounds, CompiledEngine
from intimacy_kit.engines.interpret import final_state
from intimacy_kit.engines.narrowing import Narrowed
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.levels import level
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import FindingKind, RuleBook
from intimacy_kit.reasoning.diagnosing.unknown import steps_wait_for
from intimacy_kit.reasoning.elicitation.answer_partition import AnswerClasses

WEIGHTS: Mapping[FindingKind, float] = {"challenge": 1.0, "consequence": 0.5, "component": 0.5}
"""Weight of an interval by kind of finding. Consequences and components count half: they largely follow."""

SETTLED_WEIGHT = 0.1
"""Factor for an interval within one level: no answer can change the level."""


class QuestionValue(NamedTuple):
    """The value of asking for a signal.

    Attributes:
        gain: expected decrease of the uncertainty, at least 0.
        settles: positions of the findings with a level that some answer would settle, the most probable first.
    """

    signal: str
    gain: float
    settles: tuple[int, ...]


def is_settled(low: float, high: float) -> bool:
    """Return whether no answer can change the level of a finding with these bounds."""
    return low == high or level(low) == level(high)


class Uncertainty:
    """The uncertainty of a case, and by how much it decreases when bounds narrow.

    Args:
        weights: positions of the findings that count, with their weights.
        bounds: of the case.
    """

    def __init__(self, weights: Sequence[tuple[int, float]], bounds: Bounds) -> None:
        self._now = {at: (weight, *_part(weight, bounds[0][at], bounds[1][at])) for at, weight in weights}

    def less_by(self, narrowed: Iterable[Narrowed]) -> tuple[float, list[int]]:
        """Return by how much it decreases, and the positions of the findings that are settled only then."""
        total, settled = 0.0, list[int]()
        for at, low, high in narrowed:
            if at in self._now:
                weight, now, was_done = self._now[at]
                left, is_done = _part(weight, low, high)
                total += now - left
                if is_done and not was_done:
                    settled.append(at)
        return total, settled


def _part(weight: float, low: float, high: float) -> tuple[float, bool]:
    """Return what an interval adds to the uncertainty, and whether it is settled."""
    done = is_settled(low, high)
    return weight * (high - low) * SETTLED_WEIGHT if done else weight * (high - low), done


def question_values(
    engine: CompiledEngine,
    values: Mapping[str, Value],
    outcome: Outcome,
    asked: Iterable[str],
    findings: Sequence[tuple[int, float]],
    classes: AnswerClasses,
) -> list[QuestionValue]:
    """Return the value of asking for each of these signals, the largest gain first, then by id.

    Args:
        engine: computes for each answer class of each signal what it changes.
        values: the known answers.
        outcome: of the known answers.
        asked: ids of the signals, which have no value yet.
        findings: positions of the findings that count, with their weights.
        classes: the answer classes of the signals.
    """
    bounds = outcome.lows, outcome.highs
    narrowing, uncertainty = engine.narrowing(values, bounds), Uncertainty(findings, bounds)
    found: list[QuestionValue] = []
    for id in asked:
        gain, probability = 0.0, defaultdict[int, float](float)
        for value, weight in classes[id]:
            less, settled = uncertainty.less_by(narrowing.after(id, value))
            gain += weight * less
            for position in settled:
                probability[position] += weight
        settles = [at for at in probability if probability[at]]
        settles.sort(key=lambda at: (-probability[at], at))
        found.append(QuestionValue(id, gain, tuple(settles)))
    return sorted(found, key=lambda value: (-value.gain, value.signal))


def relevant_signals(
    book: RuleBook, values: Mapping[str, Value], outcome: Outcome, targets: Iterable[int]
) -> tuple[str, ...]:
    """Return the signals that could still change the findings at these positions, also through other findings."""
    facts = final_state(book, values, outcome).possible
    undetermined = frozenset(outcome.undetermined)
    places = {finding.id: position for position, finding in enumerate(book.findings)}
    names: set[str] = set()
    waiting, seen = list(targets), set()
    while waiting:
        position = waiting.pop()
        if position in seen or outcome.lows[position] == outcome.highs[position]:
            continue
        seen.add(position)
        finding = book.findings[position]
        rules = [rule for rule in finding.rules if rule.id in undetermined]
        found = {name for rule in rules for name in steps_wait_for(rule, facts, book.read_by_rule[rule.id])}
        found |= {link.origin for link in finding.links}
        waiting += [places[name] for name in found if name in places]
        names |= found
    return tuple(sorted(names & book.signals.keys()))
