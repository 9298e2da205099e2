"""Ratios within one run: two pieces of work are timed in turn, so that a machine's moods meet both alike.

What is timed is the time of the processor, so that what else the machine does counts as little as may be.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import process_time

import intimacy_kit as ik


def in_turn(
    first: Callable[[], object],
    second: Callable[[], object],
    rounds: int,
    clock: Callable[[], float] = process_time,
) -> tuple[float, float, float]:
    """The median seconds of each, and the median of their ratio (first by second), over rounds of both."""
    times: list[tuple[float, float]] = []
    for _ in range(rounds):
        start = clock()
        first()
        middle = clock()
        second()
        times.append((middle - start, clock() - middle))
    return (
        median(one for one, _ in times),
        median(two for _, two in times),
        median(one / two for one, two in times),
    )


def everything_answered(knowledge: ik.KnowledgeBase, *, troubled: bool) -> dict[str, float | bool | str]:
    """A value for every signal: in the middle of its range, or (`troubled`) well on the worse side of it."""
    answers: dict[str, float | bool | str] = {}
    for id, signal in knowledge.signals.items():
        if signal.spec.value_type == "flag":
            answers[id] = False
        elif signal.spec.value_type == "choice":
            answers[id] = signal.choices[0]
        else:
            low, high = signal.bounds
            worse = {"better_when_higher": 0.2, "worse_when_higher": 0.8}.get(signal.direction, 0.5)
            answers[id] = float(round(low + (high - low) * (worse if troubled else 0.5)))
    return answers
