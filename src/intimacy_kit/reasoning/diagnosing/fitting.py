"""Decide from the conditions of strategies and practices what comes first in a case, what suits it and what does not.

All conditions go by scores, and only TRUE changes something. What is decided for each of two partners is joined by
`of_either` and `for_two`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from intimacy_kit.engines.compiled import CompiledConditions
from intimacy_kit.model.concepts import Practice, Strategy
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


MAX_REASONS = 4096
"""Maximum combinations of signals and findings whose reasons are kept: the conditions of packs give few."""

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
        reasons: returns the signals and findings of these ids, each once: the same each time.
    """

    first: tuple[Strategy, ...]
    practices: tuple[Practice, ...]
    compiled: CompiledConditions
    reasons: Callable[[tuple[str, ...]], tuple[Reason, ...]]

    @classmethod
    def of(cls, book: RuleBook, first: tuple[Strategy, ...], practices: tuple[Practice, ...]) -> Conditions:
        """Return the conditions of strategies and practices of a rule book."""
        conditions = [one.first_when for one in first]
        conditions += [one.suits for one in practices] + [one.not_when for one in practices]
        named = [(each.id, each.title) for entries in (book.signals.values(), book.findings) for each in entries]
        reasons = {id: trusted(Reason, {"id": id, "title": title}) for id, title in named}

        @lru_cache(MAX_REASONS)
        def reasons_of(ids: tuple[str, ...]) -> tuple[Reason, ...]:
            return tuple([reasons[id] for id in dict.fromkeys(ids)])

        return cls(first, practices, CompiledConditions(book, conditions), reasons_of)

    def decided(self, values: Values, scores: Sequence[float]) -> tuple[Firsts, Suitability]:
        """Return the strategies that come before all others, and what the conditions of practices come to.

        Args:
            values: what counts for one person.
            scores: of that person.
        """
        true = self.compiled.true_by(values, scores)
        at, after = len(self.first), len(self.first) + len(self.practices)
        return (
            self._why(self.first, true[:at]),
            Suitability(
                self._why(self.practices, true[at:after]),
                frozenset([each.id for each, by in zip(self.practices, true[after:], strict=True) if by is not None]),
            ),
        )

    def _why(
        self, entries: Iterable[Strategy | Practice], true: Iterable[tuple[str, ...] | None]
    ) -> dict[str, tuple[Reason, ...]]:
        """Return the entries with a true condition, by id, each with what it is true by."""
        reasons = self.reasons
        return {each.id: reasons(by) for each, by in zip(entries, true, strict=True) if by is not None}


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
    listed, suits, unsuitable = tuple(practices), fits.suits, fits.unsuitable
    given = [practice for practice in listed if withheld.isdisjoint(practice.tags)] if withheld else listed
    left = [practice for practice in given if practice.id not in unsuitable] if unsuitable else given
    if not left and given:
        left = [min(given, key=lambda practice: practice.difficulty)]
    suited, others = list[Practice](), list[Practice]()
    for practice in left:
        (suited if practice.id in suits else others).append(practice)
    waiting = [one for one in listed if not withheld.isdisjoint(one.tags) and one.id not in unsuitable] if waits else []
    return Chosen(
        (*suited, *others),
        tuple([trusted(Suited, {"practice": each.id, "reasons": suits[each.id]}) for each in suited]),
        tuple([trusted(Reason, {"id": practice.id, "title": practice.title}) for practice in waiting]),
    )


def _joined(*reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return all reasons, each once, in their order by id: whose they are does not show."""
    return tuple(sorted({reason for some in reasons for reason in some}, key=lambda reason: reason.id))
