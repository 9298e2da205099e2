"""IKL107: report rules that are true only together with another one of the same effect."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.pairs import RulePair
from intimacy_kit.analysis.lint.simpler import simplest
from intimacy_kit.model.conditions import Compare, Condition, Not
from intimacy_kit.model.rules import Rule, SafetyRule


def find(pair: RulePair) -> Iterator[Violation]:
    """Return a violation if one implies the other for another reason than a lower threshold."""
    if not (pair.equivalent or pair.opposed or _differ_in_thresholds_only(pair.narrow, pair.wide)):
        yield pair.violation("give both a facet, or see that the strength is only that of what comes on top")


def _differ_in_thresholds_only(first: Rule | SafetyRule, second: Rule | SafetyRule) -> bool:
    """Return whether the conditions of two rules are the same but for thresholds, such as `trust < 5` and `trust < 3`.

    So they are if each step of the one has one like it in the other.
    """
    return _shapes(first) == _shapes(second)


def _shapes(rule: Rule | SafetyRule) -> set[tuple[object, ...]]:
    conditions = [step.when for step in rule.steps] if isinstance(rule, Rule) else [rule.when]
    return {_shape(simplest(condition)) for condition in conditions}


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
