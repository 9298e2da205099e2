"""Random cases: all different, so that no cache helps anyone, and always the same ones."""

from __future__ import annotations

from collections import defaultdict
from random import Random

import intimacy_kit as ik
from intimacy_kit.model.conditions import Compare
from intimacy_kit.model.signals import Signal

Case = dict[str, float | bool | str]


def random_cases(knowledge: ik.KnowledgeBase, count: int, *, unanswered: float, seed: int) -> list[Case]:
    """Cases with values around the thresholds of the rules, and often on them; some signals are left unanswered."""
    random = Random(seed)  # noqa: S311 - reproducible, not secret
    thresholds: dict[str, set[float]] = defaultdict(set)
    for rule in knowledge.rules.values():
        for atom in rule.when.atoms:
            if isinstance(atom, Compare) and atom.name in knowledge.signals:
                thresholds[atom.name].add(atom.value)
    return [
        {
            id: _value(signal, sorted(thresholds[id]), random)
            for id, signal in knowledge.signals.items()
            if random.random() >= unanswered
        }
        for _ in range(count)
    ]


def _value(signal: Signal, thresholds: list[float], random: Random) -> float | bool | str:
    if signal.spec.value_type == "flag":
        return random.random() < 0.3
    if signal.spec.value_type == "choice":
        return random.choice(signal.choices)
    low, high = signal.bounds
    high = min(high, 2 * thresholds[-1] + 2) if thresholds else high  # minutes a day are seldom near a whole day
    value = random.choice(thresholds) if thresholds and random.random() < 0.2 else random.uniform(low, high)
    if signal.is_counted or random.random() < 0.5:
        value = round(value)
    return min(max(round(value, 2), low), high) if value != int(value) else int(value)
