"""Decide from the conditions of strategies and practices what comes first in a case, what suits it and what does not.

All conditions go by scores, and only TRUE changes something. What is decided for each of two partners is joined by
`of_either` and `for_two`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple

from intimacy_kit.engines.compiled import CompiledConditions
from intimacy_kit.engines.interpret import Evaluation, Facts, evaluate
from intimacy_kit.model.concepts import Practice, Strategy
from intimacy_kit.model.conditions import Among, Compare, Condition, Holds, Not
from intimacy_kit.model.fields import trusted
from intimacy_kit.model.observations import Values
from intimacy_kit.model.result import Reason, Suited
from intimacy_kit.model.rulebook import RuleBook

Firsts = Mapping[str, tuple[Reason, ...]]
"""The strategies that come before all others, by id, each with the signals and findings that it does so by."""


@dataclass(frozen=True, slots=True)
class Suitability:
    """What the conditions of practices come to.

    Attributes:
        suits: the ids of those whose `suits` is true, with the signals and findings that it is true by.
        unsuitable: the ids of those whose `not_when` is true.
    """

    suits: Mapping[str, tuple[Reason, ...]] = field(default_factory=dict)
    unsuitable: frozenset[str] = frozenset()


ANY = Suitability()
"""Where no condition of a practice is true."""


class Chosen(NamedTuple):
    """The practices of a strategy in a case, those that suit it first, and those that wait for screening."""

    practices: tuple[Practice, ...]
    suited: tuple[Suited, ...] = ()
    waiting: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Partner:
    """What is known of one of two partners.

    Attributes:
        suitability: by their own answers.
        scores: their own, by position of the finding in the rule book.
    """

    suitability: Suitability
    scores: Sequence[float]


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditions of strategies and practices.

    Attributes:
        first: the strategies with a `first_when`.
        practices: those with conditions.
        compiled: all these conditions: each `first_when`, then each `suits`, then each `not_when`.
    """

    first: tuple[Strategy, ...]
    practices: tuple[Practice, ...]
    compiled: CompiledConditions

    @classmethod
    def of(cls, book: RuleBook, first: tuple[Strategy, ...], practices: tuple[Practice, ...]) -> Conditions:
        """Return the conditions of strategies and practices of a rule book."""
        conditions = [one.first_when for one in first]
        conditions += [one.suits for one in practices] + [one.not_when for one in practices]
        return cls(first, practices, CompiledConditions(book, conditions))

    def decided(
        self, values: Values, scores: Sequence[float], facts: Facts, titles: Mapping[str, str]
    ) -> tuple[Firsts, Suitability]:
        """Return the strategies that come before all others, and what the conditions of practices come to.

        Args:
            values: what counts for one person.
            scores: of that person.
            facts: the same values and scores.
            titles: of all signals and findings, by id.
        """
        true = self.compiled.true(values, scores)
        at, after = len(self.first), len(self.first) + len(self.practices)
        return (
            {each.id: _why(each.first_when, facts, titles) for each in compress(self.first, true)},
            Suitability(
                {each.id: _why(each.suits, facts, titles) for each in compress(self.practices, true[at:])},
                frozenset([each.id for each in compress(self.practices, true[after:])]),
            ),
        )


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
    suits: dict[str, tuple[Reason, ...]] = {}
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
        if why := [reasons for reasons in found if reasons is not None]:
            suits[id] = _joined(*why)
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


def chosen(practices: Iterable[Practice], fits: Suitability, withheld: frozenset[str], *, waits: bool) -> Chosen:
    """Return the practices of a strategy in a case.

    Where nothing would be left, the gentlest one that is not withheld stays; of equals the first.

    Args:
        practices: in the order of the strategy.
        fits: what their conditions come to.
        withheld: tags of practices that are not given.
        waits: whether these are given after screening.
    """
    listed = tuple(practices)
    given = [practice for practice in listed if withheld.isdisjoint(practice.tags)] if withheld else listed
    left = [practice for practice in given if practice.id not in fits.unsuitable]
    if not left and given:
        left = [min(given, key=lambda practice: practice.difficulty)]
    suited = [practice for practice in left if practice.id in fits.suits]
    return Chosen(
        (*suited, *[practice for practice in left if practice.id not in fits.suits]) if suited else tuple(left),
        tuple([trusted(Suited, {"practice": each.id, "reasons": fits.suits[each.id]}) for each in suited]),
        tuple(
            trusted(Reason, {"id": practice.id, "title": practice.title})
            for practice in listed
            if waits and not withheld.isdisjoint(practice.tags) and practice.id not in fits.unsuitable
        ),
    )


def _why(condition: Condition | None, facts: Facts, titles: Mapping[str, str]) -> tuple[Reason, ...]:
    """Return the signals and findings that a true condition is true by, in its order."""
    if condition is None:
        return ()
    if isinstance(condition, Holds | Compare | Among):
        return (trusted(Reason, {"id": condition.name, "title": titles[condition.name]}),)
    names = dict.fromkeys(_deciding(evaluate(condition, facts)))
    return tuple([trusted(Reason, {"id": name, "title": titles[name]}) for name in names])


def _deciding(found: Evaluation) -> Iterator[str]:
    """Yield the names in the comparisons that a decided condition has its truth by.

    Parts with the other truth take no part: neither a false part of a true `or`, nor a true part of a false `and`.
    """
    if isinstance(found.condition, Holds | Compare | Among):
        yield found.condition.name
        return
    wanted = ~found.truth if isinstance(found.condition, Not) else found.truth
    for part in found.parts:
        if part.truth is wanted:
            yield from _deciding(part)


def _joined(*reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return all reasons, each once, in their order by id: whose they are does not show."""
    return tuple(sorted({reason for some in reasons for reason in some}, key=lambda reason: reason.id))
