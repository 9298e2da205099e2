"""Which rules are compared with each other: those that bear on the same, and read something in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from intimacy_kit.analysis.lint.simpler import simplest
from intimacy_kit.model.conditions import Compare, Condition, Not
from intimacy_kit.model.rules import Rule, SafetyRule

_Rule = TypeVar("_Rule", Rule, SafetyRule)


def related(rules: Mapping[str, _Rule], own: Iterable[str]) -> Iterator[tuple[_Rule, _Rule]]:
    """Each of these rules with each other rule that it may have to do with, each pair once."""
    names = frozenset(own)
    readers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for rule in rules.values():
        for name in rule.when.names:
            readers[_bears_on(rule), name].append(rule.id)
    for id in sorted(names):
        first = rules[id]
        others = {other for name in first.when.names for other in readers[_bears_on(first), name]}
        for other in sorted(others - {id}):
            if other > id or other not in names:
                yield first, rules[other]


def _bears_on(rule: Rule | SafetyRule) -> str:
    """The finding; all safety rules bear on the one question whether there is a concern."""
    return rule.finding if isinstance(rule, Rule) else ""


def are_steps(first: Condition, second: Condition) -> bool:
    """Whether two conditions are the same but for their thresholds, such as `trust < 5` and `trust < 3`."""
    return _shape(simplest(first)) == _shape(simplest(second))


def _shape(condition: Condition) -> tuple[object, ...]:
    if isinstance(condition, Compare):
        return condition.name, condition.op.rstrip("=")
    if isinstance(condition, Not):
        return "not", _shape(condition.part)
    if condition.inner:
        return type(condition), getattr(condition, "count", 0), *(_shape(part) for part in condition.inner)
    return (condition,)
