"""Number the atomic conditions (literals) of a rule book, and decide them for a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from intimacy_kit.engines import truth
from intimacy_kit.engines.truth import Fact, Interval, Truth
from intimacy_kit.model.conditions import Among, Compare, Condition, Holds, Not

Test = Callable[[Fact], Truth]


class LiteralSets(NamedTuple):
    """Three sets of literals of a case, as bit sets: bit n is literal n.

    Attributes:
        known: literals that are true on the observed values and the scores of findings.
        certain: literals that are true for all possible values of unknown signals.
        possible: literals that are true for some possible value of unknown signals.
    """

    known: int
    certain: int
    possible: int

    def union(self, other: LiteralSets) -> LiteralSets:
        """Return the union with other sets, set by set."""
        return LiteralSets(self.known | other.known, self.certain | other.certain, self.possible | other.possible)

    def without(self, mask: int) -> LiteralSets:
        """Return the sets without the literals of a mask."""
        return LiteralSets(self.known & ~mask, self.certain & ~mask, self.possible & ~mask)


@dataclass(frozen=True, slots=True)
class Literals:
    """The numbered literals of a rule book.

    Attributes:
        all: conditions by number.
        tests: bit and test of each literal, by the id of the signal, finding or strategy that it compares.
        masks: bits of all literals of a signal, finding or strategy, by its id.
    """

    all: tuple[Condition, ...]
    tests: Mapping[str, list[tuple[int, Test]]]
    masks: Mapping[str, int]

    @classmethod
    def of(cls, conditions: tuple[Condition, ...]) -> Literals:
        """Return the literals for conditions, numbered in the given order."""
        tests: dict[str, list[tuple[int, Test]]] = {}
        for number, condition in enumerate(conditions):
            (name,) = condition.names
            tests.setdefault(name, []).append((1 << number, _test(condition)))
        return cls(conditions, tests, {name: sum(bit for bit, _ in own) for name, own in tests.items()})

    def observed(self, name: str, fact: Fact) -> LiteralSets:
        """Return the literals of a name that hold for a fact; None is unknown."""
        true = open = 0
        for bit, test in self.tests.get(name, ()):
            result = test(fact)
            if result is Truth.TRUE:
                true |= bit
            elif result is Truth.UNKNOWN:
                open |= bit
        return LiteralSets(true, true, true | open)

    def scored(self, name: str, score: float, low: float, high: float) -> LiteralSets:
        """Return the literals of a finding: `known` by its score, `certain` and `possible` by its interval."""
        now = self.observed(name, score)
        return now if low == high else self.observed(name, Interval(low, high))._replace(known=now.known)


def _test(literal: Condition) -> Test:
    """Return the test of a literal, from `engines.truth`."""
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
    """Numbers literals in the order of their first use."""

    def __init__(self) -> None:
        self._numbers: dict[Condition, int] = {}

    def bit(self, literal: Condition) -> int:
        """Return the bit of a literal, which is numbered on first use."""
        return 1 << self._numbers.setdefault(literal, len(self._numbers))

    def flag(self, name: str, *, is_on: bool) -> int:
        """Return the bit of the literal that a flag is true, or that it is false."""
        flag = Holds(name=name)
        return self.bit(flag if is_on else Not(part=flag))

    @property
    def literals(self) -> Literals:
        """All literals numbered so far."""
        return Literals.of(tuple(self._numbers))
