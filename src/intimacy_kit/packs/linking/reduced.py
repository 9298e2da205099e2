"""Leave out of a condition what a context leaves out, so that it is true in the same cases as with that unanswered."""

from __future__ import annotations

from collections.abc import Collection

from intimacy_kit.model.conditions import And, AtLeast, Condition, Not, Or


def reduced(condition: Condition | None, gone: Collection[str]) -> Condition | None:
    """Return a condition that reads nothing of what is gone, and is true where this one is with it unknown.

    Args:
        condition: None is never true.
        gone: ids of signals and findings.

    Returns:
        The condition; None where it can no longer be true. It is the same one if it reads nothing of what is gone.
    """
    if condition is None or not condition.names & set(gone):
        return condition
    return _reduced(condition, gone, wanted=True)


def _reduced(condition: Condition, gone: Collection[str], *, wanted: bool) -> Condition | None:
    """Return a condition that has the wanted truth in the same cases; None if that is nowhere."""
    if not condition.names & set(gone):
        return condition
    if isinstance(condition, Not):
        part = _reduced(condition.part, gone, wanted=not wanted)
        return None if part is None else Not(part=part)
    parts = condition.inner
    if not parts:
        return None
    left = [part for part in (_reduced(part, gone, wanted=wanted) for part in parts) if part is not None]
    lost = len(parts) - len(left)
    if isinstance(condition, AtLeast):
        count = condition.count if wanted else condition.count - lost
        return AtLeast(count=count, parts=tuple(left)) if 1 <= count <= len(left) else None
    every = isinstance(condition, And) == wanted  # all of its parts must have the wanted truth
    if (every and lost) or not left:
        return None
    if len(left) == 1:
        return left[0]
    return And(parts=tuple(left)) if isinstance(condition, And) else Or(parts=tuple(left))
