"""Check whether conditions respect the directions of what they read.

Each comparison is judged by itself, so a condition in which two comparisons make up for each other is reported too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from intimacy_kit.model.conditions import Among, Atom, Compare, Condition, Holds, Not
from intimacy_kit.model.fields import bare
from intimacy_kit.model.pack import Contents
from intimacy_kit.model.signals import Signal

SIGNS = {"worse_when_higher": 1, "better_when_higher": -1, "neutral": 0}
"""Effect of a higher value by direction: 1 is worse, -1 is better."""

RISES = {">": 1, ">=": 1, "<": -1, "<=": -1}
"""Effect of a rising number by operator: 1 gets truer, -1 gets less true; `==` and `!=` are not monotone."""


def worse_when_higher(signals: Mapping[str, Signal], hard: Iterable[str], good: Iterable[str]) -> dict[str, int]:
    """Return for each signal and finding 1 if a higher value is worse, -1 if it is better, 0 if neither.

    Args:
        signals: by id.
        hard: the ids of challenges and consequences.
        good: the ids of components.
    """
    worse = {id: SIGNS[signal.direction] for id, signal in signals.items()}
    return worse | dict.fromkeys(hard, 1) | dict.fromkeys(good, -1)


def all_directions(contents: Contents) -> dict[str, int]:
    """Return `worse_when_higher` for all signals and findings of the packs."""
    hard = (*contents.challenges, *contents.consequences)
    return worse_when_higher(contents.signals, hard, contents.components)


def all_ends(signals: Mapping[str, Signal], findings: Iterable[str]) -> dict[str, tuple[float, float]]:
    """Return the lower and upper bound of each number and score."""
    numbers = {id: signal.bounds for id, signal in signals.items() if signal.is_number}
    return numbers | dict.fromkeys(findings, (0.0, 1.0))


def signed(condition: Condition, sign: int = 1) -> Iterator[tuple[Atom, int]]:
    """Return the comparisons from left to right, each with its polarity: -1 under an odd number of `not`, else 1."""
    if isinstance(condition, Holds | Compare | Among):
        yield condition, sign
    for part in condition.inner:
        yield from signed(part, -sign if isinstance(condition, Not) else sign)


def gets_truer(
    atom: Atom, worse: Mapping[str, int], ends: Mapping[str, tuple[float, float]] | None = None
) -> int | None:
    """Return 1 if the comparison gets truer as things get worse, -1 if less true, 0 if neither, None if both."""
    sign = worse[bare(atom.name)]
    if sign and isinstance(atom, Compare):
        rises = RISES.get(atom.op) or _rises_to_an_end(atom, (ends or {}).get(bare(atom.name), ()))
        return sign * rises if rises else None
    return sign  # a flag is true when it is higher; a choice has no direction


def _rises_to_an_end(atom: Compare, ends: tuple[float, ...]) -> int:
    """Return the value of `RISES` for `==` and `!=`: monotone at either end of the range, 0 between the ends."""
    if atom.value not in ends:
        return 0
    return (-1 if atom.value == ends[0] else 1) * (-1 if atom.op == "!=" else 1)


def against(
    when: Condition, truer: int, worse: Mapping[str, int], ends: Mapping[str, tuple[float, float]] | None = None
) -> Iterator[tuple[int, str]]:
    """Return the comparisons that violate directions: the position of each, from left to right, and the reason.

    Args:
        when: the condition.
        truer: 1 if the condition should get truer as things get worse, -1 if less true.
        worse: the direction of each signal and finding, from `worse_when_higher`.
        ends: the bounds of each number and score, from `all_ends`.
    """
    for position, (atom, sign) in enumerate(signed(when)):
        found = gets_truer(atom, worse, ends)
        if found is None:
            yield position, f"`{atom}` singles out a value of something that has a direction"
        elif found * sign == -truer:
            direction = "worse" if worse[bare(atom.name)] > 0 else "better"
            yield position, f"`{atom}` counts the wrong way, for more of {atom.name} is {direction}"
