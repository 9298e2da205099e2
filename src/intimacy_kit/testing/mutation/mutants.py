"""Generate mutants: small changes to the rules of a pack, made in memory, that a good set of cases should detect.

    a threshold moved by one step, up and down      `trust < 5` becomes `trust < 6`
    an operator                                     `trust < 5` becomes `trust <= 5`, or `trust >= 5`
    the choices of a comparison                     one taken out
    and, or, how many of `at_least`                 `a and b` becomes `a or b`
    the strength of a rule or a link                half of it, and half-way to 1

The step of a kind is in `model/signal_kinds.py`; where it has none, a step is a tenth of the threshold, and at least 1
for a whole threshold in a range of more than 5. For a score it is a level.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from intimacy_kit.model.concepts import Link, Practice, Strategy
from intimacy_kit.model.conditions import (
    Among,
    And,
    AtLeast,
    Compare,
    Condition,
    Holds,
    Not,
    Operator,
    Or,
    number_text,
)
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.model.signals import Signal
from intimacy_kit.testing.subject import PackUnderTest

Kind = Literal["threshold", "operator", "choices", "logic", "strength"]

_BESIDE: dict[Operator, Operator] = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
_OPPOSITE: dict[Operator, Operator] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_LEVEL_STEP = 0.25
_MAX_FRACTIONAL_RANGE = 5
"""Maximum width of a range in which whole thresholds move by fractions; in a wider one they move by whole numbers."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small change to a rule or link.

    Attributes:
        entry: the rule, strategy or practice that is changed, or the finding whose link is.
        before, after: the piece that changes, as text.
        changed: the rule, link, strategy or practice after the change.
    """

    kind: Kind
    entry: str
    before: str
    after: str
    changed: Rule | SafetyRule | Link | Strategy | Practice

    def __str__(self) -> str:
        return f"{self.before} -> {self.after}"


def mutants(subject: PackUnderTest) -> Iterator[Mutant]:
    """Return all mutants of a pack: of its rules, links, and strategies and practices, each ascending by id."""
    signals = subject.book.signals
    for id, rule in subject.rules.items():
        if isinstance(rule, Rule):
            for number in range(len(rule.steps)):
                yield from _of_step(rule, number, signals)
            continue
        for kind, before, after, condition in _changed(rule.when, signals):
            yield Mutant(kind, id, f"`{before}`", f"`{after}`", rule.model_copy(update={"when": condition}))
    for id, origin in subject.origins.items():
        for link in origin.leads_to:
            for strength in _weights(link.strength):
                texts = (f"leads_to {link.to} {number_text(link.strength)}", number_text(strength))
                yield Mutant("strength", id, *texts, link.model_copy(update={"strength": strength}))
    for id, conditions in subject.conditions.items():
        knowledge = subject.within(subject.home(id)).knowledge
        entry = knowledge.strategies[id] if id in knowledge.strategies else knowledge.practices[id]
        for key, when in conditions:
            for kind, before, after, condition in _changed(when, signals):
                changed = entry.model_copy(update={**dict(conditions), key: condition})
                yield Mutant(kind, id, f"`{before}`", f"`{after}`", changed)


def _of_step(rule: Rule, number: int, signals: Mapping[str, Signal]) -> Iterator[Mutant]:
    """Return the mutants of one step of a rule."""
    step = rule.steps[number]

    def with_step(**changed: object) -> Rule:
        steps = (*rule.steps[:number], step.model_copy(update=changed), *rule.steps[number + 1 :])
        return rule.model_copy(update={"steps": steps})

    for kind, before, after, condition in _changed(step.when, signals):
        yield Mutant(kind, rule.id, f"`{before}`", f"`{after}`", with_step(when=condition))
    for strength in _weights(step.strength):
        texts = (f"strength {number_text(step.strength)}", number_text(strength))
        yield Mutant("strength", rule.id, *texts, with_step(strength=strength))


def _weights(strength: float) -> Iterator[float]:
    for weight in (round(strength / 2, 6), round((1 + strength) / 2, 6)):
        if 0 < weight < 1 and weight != strength:
            yield weight


_Change = tuple[Kind, Condition, Condition, Condition]
"""The kind of change, the piece before and after, and the whole condition after."""


def _changed(condition: Condition, signals: Mapping[str, Signal]) -> Iterator[_Change]:
    """Return all changes of one piece of a condition: of the whole first, then of its parts from left to right."""
    for kind, after in _own_changes(condition, signals):
        yield kind, condition, after, after
    if isinstance(condition, Not):
        for kind, before, after, part in _changed(condition.part, signals):
            yield kind, before, after, Not(part=part)
    elif condition.inner:
        for number, inner in enumerate(condition.inner):
            for kind, before, after, part in _changed(inner, signals):
                parts = (*condition.inner[:number], part, *condition.inner[number + 1 :])
                yield kind, before, after, condition.model_copy(update={"parts": parts})


def _own_changes(condition: Condition, signals: Mapping[str, Signal]) -> Iterator[tuple[Kind, Condition]]:
    """Return the changes of a condition itself, without those of its parts."""
    match condition:
        case Holds():
            yield "operator", Not(part=condition)
        case Compare():
            yield from _compared(condition, signals.get(condition.name))
        case Among():
            yield "operator", condition.model_copy(update={"negated": not condition.negated})
            for choice in dict.fromkeys(condition.choices):
                if left := tuple(other for other in condition.choices if other != choice):
                    yield "choices", condition.model_copy(update={"choices": left})
        case And(parts=parts):
            yield "logic", Or(parts=parts)
        case Or(parts=parts):
            yield "logic", And(parts=parts)
        case AtLeast(count=count, parts=parts):
            for other in (count - 1, count + 1):
                if 1 <= other <= len(parts):
                    yield "logic", AtLeast(count=other, parts=parts)


def _compared(condition: Compare, signal: Signal | None) -> Iterator[tuple[Kind, Condition]]:
    low, high = signal.bounds if signal else (0.0, 1.0)
    step = _step(condition, signal)
    for value in (condition.value - step, condition.value + step):
        moved = float(f"{value:.12g}")  # 0.11, and not 0.11000000000000001
        if low <= moved <= high and moved != condition.value:
            yield "threshold", condition.model_copy(update={"value": moved + 0.0})
    if condition.op in _BESIDE and not _is_whole(signal):
        yield "operator", condition.model_copy(update={"op": _BESIDE[condition.op]})
    yield "operator", condition.model_copy(update={"op": _OPPOSITE[condition.op]})


def _is_whole(signal: Signal | None) -> bool:
    """Return whether answers are whole numbers: then `> 3` is `>= 4`, which is a moved threshold already."""
    return signal is not None and signal.is_counted


def _step(condition: Compare, signal: Signal | None) -> float:
    if signal is None:
        return _LEVEL_STEP
    if signal.spec.step is not None:
        return signal.spec.step
    low, high = signal.bounds
    tenth = abs(condition.value) / 10 or (high - low) / 20
    if condition.value == int(condition.value) and high - low > _MAX_FRACTIONAL_RANGE:
        return max(1.0, round(tenth))
    return tenth
