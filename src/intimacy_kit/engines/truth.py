"""Three-valued truth (Kleene's strong logic K3): what is not known is UNKNOWN, never false."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import NoReturn

from intimacy_kit.errors import ConditionError, Problem
from intimacy_kit.model.conditions import Operator


class Truth(Enum):
    """TRUE, FALSE or UNKNOWN. It is no Python bool, so that UNKNOWN is never taken for false by accident."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    def __bool__(self) -> NoReturn:
        help = "compare with `is Truth.TRUE`, `is Truth.FALSE` or `is Truth.UNKNOWN`"
        raise ConditionError(Problem("IK207", "a truth value may be unknown, so it is no Python bool", help))

    def __invert__(self) -> Truth:
        return _OPPOSITE[self]


_OPPOSITE = {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE, Truth.UNKNOWN: Truth.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Interval:
    """A number known to lie from `low` to `high`, ends included."""

    low: float
    high: float


Fact = float | bool | str | Interval | None
"""What is known of a signal or finding: its value, a range of it, or nothing."""


def of(value: bool) -> Truth:
    return Truth.TRUE if value else Truth.FALSE


def at_least(count: int, truths: Iterable[Truth]) -> Truth:
    """TRUE once `count` are true, FALSE once they can no longer be."""
    every = list(truths)
    true = every.count(Truth.TRUE)
    if true >= count:
        return Truth.TRUE
    return Truth.UNKNOWN if true + every.count(Truth.UNKNOWN) >= count else Truth.FALSE


def all_of(truths: Iterable[Truth]) -> Truth:
    every = list(truths)
    return at_least(len(every), every)


def any_of(truths: Iterable[Truth]) -> Truth:
    return at_least(1, truths)


def holds(fact: Fact) -> Truth:
    """Whether a flag is true."""
    return Truth.UNKNOWN if fact is None else of(fact is True)


def among(fact: Fact, choices: tuple[str, ...]) -> Truth:
    """Whether a choice is one of `choices`."""
    return Truth.UNKNOWN if fact is None else of(fact in choices)


def compare(fact: Fact, op: Operator, threshold: float) -> Truth:
    """Compare a number, or all numbers of an interval at once: UNKNOWN if some satisfy it and some do not."""
    match fact:
        case None:
            return Truth.UNKNOWN
        case Interval(low=low, high=high):
            return _compare_all(low, high, op, threshold)
        case float():
            return _compare_all(fact, fact, op, threshold)
    raise TypeError("only numbers are compared")  # the checks of a pack rule this out


def _compare_all(low: float, high: float, op: Operator, threshold: float) -> Truth:
    match op:
        case "<":
            return _between(high < threshold, low >= threshold)
        case "<=":
            return _between(high <= threshold, low > threshold)
        case ">":
            return _between(low > threshold, high <= threshold)
        case ">=":
            return _between(low >= threshold, high < threshold)
        case "==":
            return _between(low == threshold == high, threshold < low or threshold > high)
        case _:
            return ~_compare_all(low, high, "==", threshold)


def _between(all_satisfy: bool, none_satisfy: bool) -> Truth:
    if all_satisfy:
        return Truth.TRUE
    return Truth.FALSE if none_satisfy else Truth.UNKNOWN
