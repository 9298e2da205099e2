"""Choose which practices of a strategy are given in a case, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from intimacy_kit.model.concepts import SCREENED_TAGS, Practice
from intimacy_kit.model.fields import trusted
from intimacy_kit.model.result import Reason, Suited
from intimacy_kit.reasoning.diagnosing.fitting import Suitability


class Offered(NamedTuple):
    """The practices of a strategy, in its order.

    Attributes:
        every: all of them, each with its id first.
        unscreened: of these, those that are given before screening.
        screened: the others, as they are told while they wait; each with its id first.
    """

    every: tuple[tuple[str, Practice], ...]
    unscreened: tuple[tuple[str, Practice], ...]
    screened: tuple[tuple[str, Reason], ...]

    @classmethod
    def of(cls, practices: Iterable[Practice]) -> Offered:
        """Return the practices of a strategy, ready to be chosen from."""
        every = tuple((one.id, one) for one in practices)
        return cls(
            every,
            tuple((id, one) for id, one in every if SCREENED_TAGS.isdisjoint(one.tags)),
            tuple(
                (id, trusted(Reason, {"id": id, "title": one.title}))
                for id, one in every
                if not SCREENED_TAGS.isdisjoint(one.tags)
            ),
        )

    @property
    def practices(self) -> tuple[Practice, ...]:
        """All of them."""
        return tuple(practice for _, practice in self.every)


class Chosen(NamedTuple):
    """The practices of a strategy in a case, those that suit it first, and those that wait for screening."""

    practices: tuple[Practice, ...]
    suited: tuple[Suited, ...] = ()
    waiting: tuple[Reason, ...] = ()


def chosen(offered: Offered, fits: Suitability, *, withheld: bool, waits: bool) -> Chosen:
    """Return the practices of a strategy in a case.

    Where nothing would be left, the gentlest one that is not withheld stays; of equals the first.

    Args:
        offered: the practices of the strategy.
        fits: what their conditions come to.
        withheld: whether what needs screening is not given.
        waits: whether it is given after screening.
    """
    suits, unsuitable = fits.suits, fits.unsuitable
    given: Sequence[tuple[str, Practice]] = offered.unscreened if withheld else offered.every
    suited, others, why = list[Practice](), list[Practice](), list[Suited]()
    left = [pair for pair in given if pair[0] not in unsuitable] if unsuitable else given
    if not left and given:
        left = [min(given, key=lambda pair: pair[1].difficulty)]
    for id, practice in left:
        if id in suits:
            suited.append(practice)
            why.append(suits[id])
        else:
            others.append(practice)
    waiting = [told for id, told in offered.screened if id not in unsuitable] if waits else ()
    return Chosen((*suited, *others), tuple(why), tuple(waiting))
