"""Simplify a condition to what is still missing for it to become true."""

from __future__ import annotations

from intimacy_kit.engines.interpret import Facts, evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.conditions import Among, And, AtLeast, Compare, Condition, Holds, Not, Operator, Or

_NEGATED: dict[Operator, Operator] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}


def negation_normal_form(condition: Condition, *, negate: bool = False) -> Condition:
    """Return the condition, or its negation, in negation normal form: with `not` in front of flags only."""
    match condition:
        case Not(part=part):
            return negation_normal_form(part, negate=not negate)
        case Holds():
            return Not(part=condition) if negate else condition
        case Compare(name=name, op=op, value=value):
            return Compare(name=name, op=_NEGATED[op], value=value) if negate else condition
        case Among(name=name, choices=choices, negated=negated):
            return Among(name=name, choices=choices, negated=negated != negate)
    parts = tuple(negation_normal_form(part, negate=negate) for part in condition.inner)
    match condition:
        case AtLeast(count=count):
            return AtLeast(count=len(parts) - count + 1 if negate else count, parts=parts)
        case And():
            return Or(parts=parts) if negate else And(parts=parts)
    return And(parts=parts) if negate else Or(parts=parts)


def residual(condition: Condition, facts: Facts) -> Condition | None:
    """Return the condition without the parts that are true already; None if all of it is true.

    Alternatives are kept, joined by `or`.
    """
    return _missing(negation_normal_form(condition), facts)


def _missing(condition: Condition, facts: Facts) -> Condition | None:
    if evaluate(condition, facts).truth is Truth.TRUE:
        return None
    if isinstance(condition, Holds | Compare | Among | Not):
        return condition
    missing = tuple(rest for part in condition.inner if (rest := _missing(part, facts)) is not None)
    if isinstance(condition, Or) or len(missing) == 1:
        return missing[0] if len(missing) == 1 else Or(parts=missing)
    if isinstance(condition, AtLeast):
        count = condition.count - (len(condition.parts) - len(missing))
        return AtLeast(count=count, parts=missing)
    return And(parts=missing)
