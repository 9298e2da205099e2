"""Whether conditions respect the directions of what they read: read comparison by comparison.

The proof reads each comparison for itself, so it may find fault with a condition in which two comparisons make up for
each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from intimacy_kit.model.conditions import Among, Atom, Compare, Condition, Holds, Not
from intimacy_kit.model.pack import Contents
from intimacy_kit.model.signals import Signal

SIGNS = {"worse_when_higher": 1, "better_when_higher": -1, "neutral": 0}
"""What more of a signal means: 1 worse, -1 better."""

RISES = {">": 1, ">=": 1, "<": -1, "<=": -1}
"""Whether a comparison gets truer (1) or less true (-1) as its number rises; `==` and `!=` do neither."""


def worse_when_higher(signals: Mapping[str, Signal], hard: Iterable[str], good: Iterable[str]) -> dict[str, int]:
    """For each signal and finding: 1 if more of it is worse, -1 if more of it is better, 0 if neither.

    Args:
        signals: by id.
        hard: the ids of challenges and consequences.
        good: the ids of components.
    """
    worse = {id: SIGNS[signal.direction] for id, signal in signals.items()}
    return worse | dict.fromkeys(hard, 1) | dict.fromkeys(good, -1)


def all_directions(contents: Contents) -> dict[str, int]:
    """`worse_when_higher` for all that packs declare."""
    hard = (*contents.challenges, *contents.consequences)
    return worse_when_higher(contents.signals, hard, contents.components)


def all_ends(signals: Mapping[str, Signal], findings: Iterable[str]) -> dict[str, tuple[float, float]]:
    """The least and the most of each number and score."""
    numbers = {id: signal.bounds for id, signal in signals.items() if signal.is_number}
    return numbers | dict.fromkeys(findings, (0.0, 1.0))


def signed(condition: Condition, sign: int = 1) -> Iterator[tuple[Atom, int]]:
    """The comparisons from left to right, each with 1, or with -1 where it stands under an odd number of `not`."""
    if isinstance(condition, Holds | Compare | Among):
        yield condition, sign
    for part in condition.inner:
        yield from signed(part, -sign if isinstance(condition, Not) else sign)


def gets_truer(
    atom: Atom, worse: Mapping[str, int], ends: Mapping[str, tuple[float, float]] | None = None
) -> int | None:
    """1 if the comparison gets truer as things get worse, -1 if less true, 0 if it is free, None if it does both."""
    sign = worse[atom.name]
    if sign and isinstance(atom, Compare):
        rises = RISES.get(atom.op) or _rises_to_an_end(atom, (ends or {}).get(atom.name, ()))
        return sign * rises if rises else None
    return sign  # a flag is true when it is higher; a choice has no direction


def _rises_to_an_end(atom: Compare, ends: tuple[float, ...]) -> int:
    """As `RISES` for `==` and `!=`: to be at one end of a range is to be there or beyond. 0 in the middle."""
    if atom.value not in ends:
        return 0
    return (-1 if atom.value == ends[0] else 1) * (-1 if atom.op == "!=" else 1)


def against(
    when: Condition, truer: int, worse: Mapping[str, int], ends: Mapping[str, tuple[float, float]] | None = None
) -> Iterator[tuple[int, str]]:
    """The comparisons that stand against directions: the position of each from left to right, and how it does.

    Args:
        when: the condition.
        truer: 1 if it should get truer as things get worse, -1 if less true.
        worse: for each signal and finding whether more of it is worse, as `worse_when_higher` gives it.
        ends: the least and the most of each, as `all_ends` gives it.
    """
    for position, (atom, sign) in enumerate(signed(when)):
        found = gets_truer(atom, worse, ends)
        if found is None:
            yield position, f"`{atom}` singles out a value of something that has a direction"
        elif found * sign == -truer:
            direction = "worse" if worse[atom.name] > 0 else "better"
            yield position, f"`{atom}` counts the wrong way, for more of {atom.name} is {direction}"
