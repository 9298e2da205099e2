"""Decide from the conditions of strategies and practices what comes first in a case, what suits it and what does not.

All conditions go by scores, and only TRUE changes something. What is decided for each of two partners is joined by
`of_either` and `for_two`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from intimacy_kit.engines.compiled import CompiledConditions
from intimacy_kit.engines.interpret import known_facts, true_by
from intimacy_kit.model.concepts import Practice, Strategy
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.fields import trusted
from intimacy_kit.model.observations import Values
from intimacy_kit.model.result import Reason, Suited
from intimacy_kit.model.rulebook import RuleBook

Firsts = Mapping[str, tuple[Reason, ...]]
"""The strategies that come before all others, by id, each with the signals and findings that it does so by."""


class Suitability(NamedTuple):
    """What the conditions of practices come to.

    Attributes:
        suits: by id those whose `suits` is true, with the signals and findings that it is true by.
        unsuitable: the ids of those whose `not_when` is true.
    """

    suits: Mapping[str, Suited] = MappingProxyType({})
    unsuitable: frozenset[str] = frozenset()


MAX_REASONS = 4096
"""Maximum combinations of signals and findings whose reasons are kept: the conditions of packs give few."""

ANY = Suitability()
"""Where no condition of a practice is true."""


class Partner(NamedTuple):
    """What is known of one of two partners.

    Attributes:
        suitability: by their own answers.
        scores: their own, by position of the finding in the rule book.
    """

    suitability: Suitability
    scores: Sequence[float]


class TrueBy:
    """Tells what conditions are true by; the first time by interpreting them, as compiling takes far longer.

    Args:
        book: the rule book, with the signals and findings that they read.
        conditions: the conditions.
    """

    def __init__(self, book: RuleBook, conditions: Iterable[Condition]) -> None:
        self._book, self._conditions = book, tuple(conditions)
        self._compiled = CompiledConditions(book, self._conditions)
        self._has_run = False

    def __call__(self, values: Values, scores: Sequence[float]) -> list[tuple[int, tuple[str, ...]]]:
        """Return the positions of those that are true, ascending, each with the signals and findings it is true by."""
        if self._has_run:
            return self._compiled.true_by(values, scores)
        self._has_run = True
        facts = known_facts(self._book, values, scores)
        found = [(position, true_by(when, facts)) for position, when in enumerate(self._conditions)]
        return [(position, by) for position, by in found if by is not None]


Key = Literal["first_when", "suits", "not_when"]


class Keyed(NamedTuple):
    """A condition of a strategy or a practice.

    Attributes:
        key: what it decides.
        id: of the strategy or the practice.
        when: the condition.
        names: the signals and findings that it reads.
    """

    key: Key
    id: str
    when: Condition
    names: frozenset[str]


def conditions_of(entry: Strategy | Practice) -> Iterator[Keyed]:
    """Yield the conditions of a strategy or a practice."""
    keyed: dict[Key, Condition | None]
    if isinstance(entry, Strategy):
        keyed = {"first_when": entry.first_when}
    else:
        keyed = {"suits": entry.suits, "not_when": entry.not_when}
    for key, when in keyed.items():
        if when is not None:
            yield Keyed(key, entry.id, when, when.names)


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditions of strategies and practices.

    Attributes:
        every: all of them.
        true_by: tells of all these what they are true by.
        reasons: returns the signals and findings of these ids, each once: the same each time.
        suited: returns the practice of this id with these reasons: the same each time.
    """

    every: tuple[Keyed, ...]
    true_by: TrueBy
    reasons: Callable[[tuple[str, ...]], tuple[Reason, ...]]
    suited: Callable[[str, tuple[str, ...]], Suited]

    @classmethod
    def of(cls, book: RuleBook, conditions: Iterable[Keyed]) -> Conditions:
        """Return conditions of strategies and practices of a rule book, ready to be decided."""
        every = tuple(conditions)
        named = [(each.id, each.title) for entries in (book.signals.values(), book.findings) for each in entries]
        reasons = {id: trusted(Reason, {"id": id, "title": title}) for id, title in named}

        @lru_cache(MAX_REASONS)
        def reasons_of(ids: tuple[str, ...]) -> tuple[Reason, ...]:
            return tuple([reasons[id] for id in dict.fromkeys(ids)])

        @lru_cache(MAX_REASONS)
        def suited_by(practice: str, ids: tuple[str, ...]) -> Suited:
            return _suited(practice, reasons_of(ids))

        return cls(every, TrueBy(book, [one.when for one in every]), reasons_of, suited_by)

    def decided(self, values: Values, scores: Sequence[float]) -> tuple[Firsts, Suitability]:
        """Return the strategies that come before all others, and what the conditions of practices come to.

        Args:
            values: what counts for one person.
            scores: of that person.
        """
        first: dict[str, tuple[Reason, ...]] = {}
        suits: dict[str, Suited] = {}
        unsuitable: list[str] = []
        every, reasons, suited = self.every, self.reasons, self.suited
        for position, by in self.true_by(values, scores):
            key, id, _, _ = every[position]
            if key == "suits":
                suits[id] = suited(id, by)
            elif key == "first_when":
                first[id] = reasons(by)
            else:
                unsuitable.append(id)
        return first, Suitability(suits, frozenset(unsuitable))


def of_either(a: Firsts, b: Firsts) -> Firsts:
    """Return what comes first for a couple: what does so for either partner."""
    return {id: _joined(a.get(id, ()), b.get(id, ())) for id in sorted({*a, *b})}


def for_two(practices: Iterable[Practice], helped: Collection[int], partners: tuple[Partner, Partner]) -> Suitability:
    """Return what the conditions of the practices of one strategy come to for a couple.

    Those of a practice for both are true if they are of either; those of a practice for one, of whom it goes to.

    Args:
        practices: of the strategy.
        helped: positions in the rule book of the findings that it addresses.
        partners: a and b.
    """
    suits: dict[str, Suited] = {}
    unsuitable: set[str] = set()
    for practice in practices:
        id = practice.id
        if practice.who == "both":
            whose: tuple[int, ...] = (0, 1)
            refused = any(id in each.suitability.unsuitable for each in partners)
        else:
            whose = goes_to(practice, helped, partners)
            refused = not whose
        if refused:
            unsuitable.add(id)
        found = [partners[each].suitability.suits.get(id) for each in whose]
        if why := [one.reasons for one in found if one is not None]:
            suits[id] = _suited(id, _joined(*why))
    return Suitability(suits, frozenset(unsuitable))


def goes_to(practice: Practice, helped: Collection[int], partners: tuple[Partner, Partner]) -> tuple[int, ...]:
    """Return to which partners a practice for one goes: 0 for a, 1 for b; nobody if it is unsuitable for these.

    It goes to each whom it suits; else to the one with the largest score among what the strategy addresses, to both at
    a tie.

    Args:
        practice: one for one person.
        helped: positions in the rule book of the findings that its strategy addresses.
        partners: a and b.
    """
    whose = [each for each in (0, 1) if practice.id in partners[each].suitability.suits]
    if not whose:
        most = [max((partner.scores[position] for position in helped), default=0.0) for partner in partners]
        whose = [each for each in (0, 1) if most[each] == max(most)]
    return tuple(each for each in whose if practice.id not in partners[each].suitability.unsuitable)


def _suited(practice: str, reasons: tuple[Reason, ...]) -> Suited:
    return trusted(Suited, {"practice": practice, "reasons": reasons})


def _joined(*reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return all reasons, each once, in their order by id: whose they are does not show."""
    return tuple(sorted({reason for some in reasons for reason in some}, key=lambda reason: reason.id))
