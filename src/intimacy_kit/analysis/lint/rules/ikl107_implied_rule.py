"""IKL107: report rules that are true only together with another one of the same effect."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.pairs import RulePair
from intimacy_kit.analysis.lint.simpler import simplest
from intimacy_kit.model.conditions import Compare, Condition, Not


def find(pair: RulePair) -> Iterator[Violation]:
    """Return a violation if one implies the other for another reason than a lower threshold."""
    if not (pair.equivalent or pair.opposed or _differ_in_thresholds_only(pair.narrow.when, pair.wide.when)):
        yield pair.violation("if that is meant, see that the strength is only that of what comes on top")


def _differ_in_thresholds_only(first: Condition, second: Condition) -> bool:
    """Return whether two conditions are the same but for thresholds, such as `trust < 5` and `trust < 3`."""
    return _shape(simplest(first)) == _shape(simplest(second))


def _shape(condition: Condition) -> tuple[object, ...]:
    if isinstance(condition, Compare):
        return condition.name, condition.op.rstrip("=")
    if isinstance(condition, Not):
        return "not", _shape(condition.part)
    if condition.inner:
        return type(condition), getattr(condition, "count", 0), *(_shape(part) for part in condition.inner)
    return (condition,)


CHECK = Check(
    "IKL107",
    "hint",
    "a rule is true only together with another of the same effect",
    find,
    exact=True,
    unless_entry=frozenset({"IKL101", "IKL102"}),
)
