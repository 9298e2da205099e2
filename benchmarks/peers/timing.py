"""Any number of works timed in turn, so that a machine's moods meet all alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import process_time
from typing import Any

Times = Mapping[str, Sequence[float]]
"""Seconds a case, for each work, in each round."""


@dataclass(frozen=True, slots=True)
class Work:
    """Something to do for each of some cases; the inputs are prepared already."""

    inputs: Sequence[Any]
    run: Callable[[Sequence[Any]], object]


def each(function: Callable[[Any], object]) -> Callable[[Sequence[Any]], None]:
    """The same function for one case after the other."""

    def run(inputs: Sequence[Any]) -> None:
        for one in inputs:
            function(one)

    return run


def in_alternation(works: Mapping[str, Work], rounds: int, seconds: float) -> Times:
    """Every work in every round, for about so many seconds, with other cases each time."""
    counts = {name: _cases_in(work, seconds) for name, work in works.items()}
    times: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds):
        for name, work in works.items():
            count = counts[name]
            start = number * count % (len(work.inputs) - count + 1)
            window = work.inputs[start : start + count]
            before = process_time()
            work.run(window)
            times[name].append((process_time() - before) / count)
    return times


def ratio(times: Times, one: str, other: str) -> float:
    """The median, over the rounds, of how many times as long one takes as the other."""
    return median(a / b for a, b in zip(times[one], times[other], strict=True))


def _cases_in(work: Work, seconds: float) -> int:
    """How many cases fit; the first few are also what warms it up."""
    few = min(5, len(work.inputs))
    work.run(work.inputs[:few])
    before = process_time()
    work.run(work.inputs[:few])
    each_one = (process_time() - before) / few
    return max(few, min(len(work.inputs), int(seconds / each_one)))
