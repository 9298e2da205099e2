"""Evaluate conditions in three-valued logic (Kleene's strong logic K3): a missing value is UNKNOWN, never false."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import NoReturn

from intimacy_kit.errors import ConditionError, Problem
from intimacy_kit.model.conditions import Operator


class Truth(Enum):
    """TRUE, FALSE or UNKNOWN. Not convertible to bool, so that UNKNOWN is not taken for false by accident."""

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
    """A closed interval that contains a number."""

    low: float
    high: float


Fact = float | bool | str | Interval | None
"""What is known of a signal or finding: its value, an interval, or None if unknown."""


def of(value: bool) -> Truth:
    return Truth.TRUE if value else Truth.FALSE


def at_least(count: int, truths: Iterable[Truth]) -> Truth:
    """Return TRUE if `count` are true, FALSE if fewer can become true, else UNKNOWN."""
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
    """Return whether a flag is true."""
    return Truth.UNKNOWN if fact is None else of(fact is True)


def among(fact: Fact, choices: tuple[str, ...]) -> Truth:
    """Return whether a choice is one of `choices`."""
    return Truth.UNKNOWN if fact is None else of(fact in choices)


def compare(fact: Fact, op: Operator, threshold: float) -> Truth:
    """Return the truth of a comparison; UNKNOWN if only part of an interval satisfies it."""
    match fact:
        case None:
            return Truth.UNKNOWN
        case Interval(low=low, high=high):
            return _compare_all(low, high, op, threshold)
        case float():
            return _compare_all(fact, fact, op, threshold)
    raise TypeError("only numbers are compared")  # validation of the pack excludes this


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
