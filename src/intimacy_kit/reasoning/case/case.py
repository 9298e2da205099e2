"""Represent the answers of one person or of two partners, and what an engine makes of them.

A couple is two cases: the answers of each partner are scored by themselves, and their safety rules are decided so. What
is said of the two together follows from both results.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.earlier import Earlier
from intimacy_kit.model.observations import Value, Values
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.reasoning.case.couples import beside_each_other, of_both

Changes = Mapping[str, Value | None]
"""New answers, by signal; None for a signal that is no longer answered."""
Run = Callable[[Values], Outcome]
"""An engine, for what counts for one person."""


class Outcomes(NamedTuple):
    """What an engine made of a case.

    Attributes:
        each: the outcome of the one person, or of each of two partners.
        whole: the outcome of the case: that of the one person, or of the two together.
    """

    each: tuple[Outcome, ...]
    whole: Outcome


class Case(NamedTuple):
    """The answers of one case, checked.

    Attributes:
        people: the own answers of one person, or of each of two partners.
        earlier: what earlier check-ins add for safety.
    """

    people: tuple[Values, ...]
    earlier: Earlier | None = None

    @classmethod
    def of_one(cls, values: Values) -> Case:
        """Return the case of one person."""
        return cls((values,))

    @property
    def of_two(self) -> bool:
        """Whether it is a couple's."""
        return len(self.people) > 1

    def counted(self, book: RuleBook) -> tuple[Values, ...]:
        """Return the values that count for each person: in a couple not their own answers alone.

        Args:
            book: the rules; of a couple those for partners of couples.
        """
        return beside_each_other(book, *self.people) if self.of_two else self.people

    def run(self, book: RuleBook, engine: Run) -> Outcomes:
        """Return what an engine of this rule book makes of the case."""
        return outcomes_of(book, tuple(engine(values) for values in self.counted(book)))


def outcomes_of(book: RuleBook, each: tuple[Outcome, ...]) -> Outcomes:
    """Return the outcomes of a case from those of its people."""
    return Outcomes(each, of_both(book, *each) if len(each) > 1 else each[0])


def with_changes(values: Values, changes: Changes) -> dict[str, Value]:
    """Return the answers of one person with some of them changed."""
    together: dict[str, Value | None] = {**values, **changes}
    return {id: value for id, value in together.items() if value is not None}
