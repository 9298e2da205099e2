"""Which rules are worth comparing: pairs that bear on one finding, read something in common, and may hang together.

Asking the solver about every pair would take long. So all conditions are tried on some made-up cases first: where one
is true and the other is not, the one does not imply the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from random import Random

from intimacy_kit.analysis.lint.simpler import simplest
from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.conditions import Compare, Condition, Not
from intimacy_kit.model.observations import Value
from intimacy_kit.model.pack import Contents
from intimacy_kit.model.rules import Rule

CASES = 64
MOST_PAIRS = 500_000
"""More pairs than this are not looked at: rules that all bear on one finding are tried in time that grows squared."""


class TooMany(Exception):
    """There are more pairs than anyone could wait for."""


def related(contents: Contents, own: Iterable[str]) -> Iterator[tuple[Rule, Rule, bool, bool]]:
    """Each own rule with each other rule of its finding that it may hang together with, each pair once.

    Gives:
        The two, whether the first may imply the second, and whether the second may imply the first.

    Raises:
        TooMany: after `MOST_PAIRS`.
    """
    names = frozenset(own)
    readers: dict[tuple[str, str], list[Rule]] = defaultdict(list)
    for rule in contents.rules.values():
        for name in rule.when.names:
            readers[rule.finding, name].append(rule)
    where = _where_true(contents)
    seen = 0
    for id in sorted(names):
        first = contents.rules[id]
        others = {rule.id: rule for name in first.when.names for rule in readers[first.finding, name]}
        for other in sorted(others.keys() - {id}):
            if other in names and other < id:
                continue
            seen += 1
            if seen > MOST_PAIRS:
                raise TooMany
            second = others[other]
            mine, theirs = where(first), where(second)
            forth, back = not mine & ~theirs, not theirs & ~mine
            if forth or back:
                yield first, second, forth, back


def _where_true(contents: Contents) -> Callable[[Rule], int]:
    """In which of the made-up cases a rule is true, as the bits of a number."""
    cases = _cases(contents)
    known: dict[str, int] = {}

    def where(rule: Rule) -> int:
        if rule.id not in known:
            truths = (evaluate(rule.when, case.get).truth is Truth.TRUE for case in cases)
            known[rule.id] = sum(1 << number for number, true in enumerate(truths) if true)
        return known[rule.id]

    return where


def _cases(contents: Contents) -> list[Mapping[str, Value]]:
    """Complete cases, with scores made up too: values at and around the thresholds of the rules."""
    values: dict[str, set[Value]] = defaultdict(set)
    for rule in contents.rules.values():
        for atom in rule.when.atoms:
            signal = contents.signals.get(atom.name)
            low, high = signal.bounds if signal else (0.0, 1.0)
            if isinstance(atom, Compare):
                values[atom.name] |= {low, (low + atom.value) / 2, atom.value, (atom.value + high) / 2, high}
            elif signal is not None:
                values[atom.name] |= {*signal.choices} or {True, False}
    ordered = {name: sorted(values[name], key=str) for name in sorted(values)}
    random = Random(0)  # noqa: S311 - cases to try, always the same ones
    return [{name: random.choice(possible) for name, possible in ordered.items()} for _ in range(CASES)]


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
