"""How much is not yet known of a case, and how much of that an answer is expected to take away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.interpret import final_state
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.levels import level
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import FindingKind, RuleBook
from intimacy_kit.reasoning.diagnosing.unknown import waits_for
from intimacy_kit.reasoning.elicitation.answer_partition import Regions

WEIGHTS: Mapping[FindingKind, float] = {"challenge": 1.0, "consequence": 0.5, "component": 0.5}
"""How much each counts. Consequences largely follow from challenges, so they count half; components likewise."""

SETTLED = 0.1
"""What is open within one level counts so much: no answer can change how the finding is told."""


class QuestionValue(NamedTuple):
    """What asking for a signal is worth.

    Attributes:
        gain: by how much an answer is expected to narrow what is open.
        settles: the positions of the findings whose level some answer would settle, the likeliest first.
    """

    signal: str
    gain: float
    settles: tuple[int, ...]


def is_settled(outcome: Outcome, position: int) -> bool:
    """Whether no answer can change the level of a finding any more."""
    return level(outcome.lows[position]) == level(outcome.highs[position])


def openness(weights: Sequence[tuple[int, float]], outcome: Outcome) -> float:
    """What is not yet known of the findings at these positions: the widths of their intervals, weighted."""
    _, _, _, lows, highs, *_ = outcome
    total = 0.0
    for position, weight in weights:
        low, high = lows[position], highs[position]
        if low < high:
            total += weight * (high - low) * (SETTLED if level(low) == level(high) else 1.0)
    return total


def question_values(
    engine: CompiledEngine,
    values: Mapping[str, Value],
    outcome: Outcome,
    asked: Iterable[str],
    findings: Sequence[tuple[int, float]],
    regions: Regions,
) -> list[QuestionValue]:
    """What each of these signals is worth, the best first; of equals in ascending order.

    What is answered already, as by one of two partners, narrows nothing.

    Args:
        engine: runs the rules for every region of every signal.
        values: what is known.
        outcome: what follows.
        asked: the signals.
        findings: the positions of the findings that count, and how much each does.
        regions: of the signals.
    """
    slots, place = engine.slots(values), {id: slot for slot, id in enumerate(engine.order)}
    now = openness(findings, outcome)
    unsettled = [position for position, _ in findings if not is_settled(outcome, position)]
    found: list[QuestionValue] = []
    for id in asked:
        gain, chances = 0.0, dict.fromkeys(unsettled, 0.0)
        for value, weight in () if id in values else regions[id]:
            slots[place[id]] = value
            after = engine.run_slots(slots, complete=False)
            gain += weight * (now - openness(findings, after))
            for position in unsettled:
                if is_settled(after, position):
                    chances[position] += weight
        slots[place[id]] = values.get(id, engine.empty[place[id]])
        settles = sorted((position for position in unsettled if chances[position]), key=lambda at: (-chances[at], at))
        found.append(QuestionValue(id, gain, tuple(settles)))
    return sorted(found, key=lambda worth: (-worth.gain, worth.signal))


def mattering(book: RuleBook, values: Mapping[str, Value], outcome: Outcome, targets: Iterable[int]) -> tuple[str, ...]:
    """The signals, ascending, that could still change the findings at these positions, also by way of others."""
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
        found = {name for rule in rules for name in waits_for(rule.when, facts)}
        found |= {link.origin for link in finding.links}
        waiting += [places[name] for name in found if name in places]
        names |= found
    return tuple(sorted(names & book.signals.keys()))
