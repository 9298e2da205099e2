"""Choose the practices that are told: three, because more are not kept."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, zip_longest
from typing import Protocol, TypeVar

from intimacy_kit.model.concepts import Practice

MAX_PRACTICES = 3
"""Maximum number of practices that are told; more are not kept."""
_FROM = 3
"""The number of remedies that they are from."""


class Offers(Protocol):
    """A remedy with its practices."""

    @property
    def practices(self) -> tuple[Practice, ...]: ...


Offer = TypeVar("Offer", bound=Offers)


def first_practices(remedies: Iterable[Offer]) -> list[tuple[Practice, Offer]]:
    """Return the first practice of each of the first remedies, then the second of each, each once, with its remedy."""
    offered = ([(practice, remedy) for practice in remedy.practices] for remedy in [*remedies][:_FROM])
    found: dict[str, tuple[Practice, Offer]] = {}
    for pair in chain.from_iterable(zip_longest(*offered)):
        if pair is not None:
            found.setdefault(pair[0].id, pair)
    return [*found.values()][:MAX_PRACTICES]
