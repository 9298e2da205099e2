"""Simplify conditions; each step keeps the truth value, also where answers are missing."""

from __future__ import annotations

from intimacy_kit.model.conditions import Among, And, AtLeast, Condition, Not, Or


def simpler(condition: Condition) -> Condition | None:
    """Return the condition without `not not`, `at_least` of one or of all, and repetitions; None if it has none."""
    short = simplest(condition)
    return None if short == _rebuilt(condition, shorten=False) else short


def simplest(condition: Condition) -> Condition:
    """Return the simplified condition, also without redundant brackets."""
    return _rebuilt(condition, shorten=True)


def _rebuilt(condition: Condition, shorten: bool) -> Condition:
    """Return the condition without redundant brackets, such as those of `2 <= trust < 5`; simplified on request."""
    parts = tuple(_rebuilt(part, shorten) for part in condition.inner)
    match condition:
        case Among(choices=choices) if shorten:
            return condition.model_copy(update={"choices": tuple(dict.fromkeys(choices))})
        case Not(part=_):
            return parts[0].part if shorten and isinstance(parts[0], Not) else Not(part=parts[0])
        case And():
            return _joined(And, parts, shorten)
        case Or():
            return _joined(Or, parts, shorten)
        case AtLeast(count=1) if shorten:
            return _joined(Or, parts, shorten)
        case AtLeast(count=count) if shorten and count == len(parts):
            return _joined(And, parts, shorten)
        case AtLeast(count=count):
            return AtLeast(count=count, parts=parts)
        case _:
            return condition


def _joined(kind: type[And | Or], parts: tuple[Condition, ...], shorten: bool) -> Condition:
    flat = [inner for part in parts for inner in (part.inner if isinstance(part, kind) else (part,))]
    if shorten:
        flat = list(dict.fromkeys(flat))
    return flat[0] if len(flat) == 1 else kind(parts=tuple(flat))
