"""Literals: all that a fact may say. Each is one comparison, and in each view of a case it holds or it does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from intimacy_kit.engines import truth
from intimacy_kit.engines.truth import Fact, Interval, Truth
from intimacy_kit.model.conditions import Among, Compare, Condition, Holds, Not

Test = Callable[[Fact], Truth]


class Views(NamedTuple):
    """A case as three sets of literals; in each number, bit n stands for literal n.

    Attributes:
        known: those that are true on what is observed and on the scores of findings.
        certain: those that are true whatever the unanswered may still bring.
        possible: those that are not false yet.
    """

    known: int
    certain: int
    possible: int

    def joined(self, other: Views) -> Views:
        """What holds in these views or in the others."""
        return Views(self.known | other.known, self.certain | other.certain, self.possible | other.possible)

    def without(self, mask: int) -> Views:
        """These views without some literals."""
        return Views(self.known & ~mask, self.certain & ~mask, self.possible & ~mask)


@dataclass(frozen=True, slots=True)
class Literals:
    """All literals of a rule book, numbered.

    Attributes:
        all: the conditions, by number.
        tests: for each signal, finding or strategy that is compared: the bits of its literals, with how to decide them.
        masks: for each of them: all bits of its literals.
    """

    all: tuple[Condition, ...]
    tests: Mapping[str, list[tuple[int, Test]]]
    masks: Mapping[str, int]

    @classmethod
    def listed(cls, conditions: tuple[Condition, ...]) -> Literals:
        tests: dict[str, list[tuple[int, Test]]] = {}
        for number, condition in enumerate(conditions):
            (name,) = condition.names
            tests.setdefault(name, []).append((1 << number, _test(condition)))
        return cls(conditions, tests, {name: sum(bit for bit, _ in own) for name, own in tests.items()})

    def observed(self, name: str, fact: Fact) -> Views:
        """The literals on a name of which one thing is known, or nothing (None)."""
        true = open = 0
        for bit, test in self.tests.get(name, ()):
            result = test(fact)
            if result is Truth.TRUE:
                true |= bit
            elif result is Truth.UNKNOWN:
                open |= bit
        return Views(true, true, true | open)

    def scored(self, name: str, score: float, low: float, high: float) -> Views:
        """The literals on a finding: its score counts for what is known, its interval for what it may become."""
        now = self.observed(name, score)
        return now if low == high else self.observed(name, Interval(low, high))._replace(known=now.known)


def _test(literal: Condition) -> Test:
    """How to decide a literal, always by the one module that says what comparisons mean."""
    match literal:
        case Compare(op=op, value=value):
            return lambda fact: truth.compare(fact, op, value)
        case Among(choices=choices, negated=True):
            return lambda fact: ~truth.among(fact, choices)
        case Among(choices=choices):
            return lambda fact: truth.among(fact, choices)
        case Not():
            return lambda fact: ~truth.holds(fact)
    return truth.holds


class Numbering:
    """Gives every literal a number, in the order in which they are first used."""

    def __init__(self) -> None:
        self._numbers: dict[Condition, int] = {}

    def bit(self, literal: Condition) -> int:
        return 1 << self._numbers.setdefault(literal, len(self._numbers))

    def flag(self, name: str, *, is_on: bool) -> int:
        flag = Holds(name=name)
        return self.bit(flag if is_on else Not(part=flag))

    @property
    def literals(self) -> Literals:
        return Literals.listed(tuple(self._numbers))
