"""Remove parts of conditions, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from intimacy_kit.model.conditions import And, AtLeast, Condition, Not, Or


class Without(NamedTuple):
    """A condition without one of its parts.

    Attributes:
        part: the removed part.
        position: that of the part's first comparison, from left to right, from 0.
        rest: the remaining condition.
    """

    part: Condition
    position: int
    rest: Condition


def without_one(condition: Condition, position: int = 0) -> Iterator[Without]:
    """Return the condition without each part of every `and`, `or` and `at_least` in it, from left to right."""
    parts = condition.inner
    at = position
    for index, part in enumerate(parts):
        rest = _remaining(condition, (*parts[:index], *parts[index + 1 :]))
        if rest is not None:
            yield Without(part, at, rest)
        for inner in without_one(part, at):
            yield inner._replace(rest=_rebuilt(condition, (*parts[:index], inner.rest, *parts[index + 1 :])))
        at += len(part.atoms)


def _remaining(condition: Condition, parts: tuple[Condition, ...]) -> Condition | None:
    """Return the condition with only these parts; None if they are too few for it."""
    fewest = condition.count if isinstance(condition, AtLeast) else 1
    if len(parts) < fewest:
        return None
    return parts[0] if len(parts) == 1 and isinstance(condition, And | Or) else _rebuilt(condition, parts)


def _rebuilt(condition: Condition, parts: tuple[Condition, ...]) -> Condition:
    """Return a condition of the same kind with other parts."""
    match condition:
        case Not():
            return Not(part=parts[0])
        case AtLeast(count=count):
            return AtLeast(count=count, parts=parts)
        case And():
            return And(parts=parts)
        case _:
            return Or(parts=parts)
