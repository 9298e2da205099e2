"""Define the observations of a couple, and gaps between their answers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Literal, NoReturn

from pydantic import Field

from intimacy_kit.core_ids import CoreAnswers
from intimacy_kit.model.fields import Frozen, Id, Share, Title
from intimacy_kit.model.levels import Level
from intimacy_kit.model.observations import Answers

Who = Literal["a", "b"]
PARTNERS: tuple[Who, Who] = ("a", "b")


class Couple:
    """The observations of two partners, accepted wherever observations of one person are.

    Each is a mapping of signal ids to values, as for one person. Its `repr` shows the number of answers only.
    """

    __slots__ = ("a", "b")
    a: Mapping[str, Any]
    b: Mapping[str, Any]

    def __init__(self, *, a: Mapping[str, Any] | CoreAnswers, b: Mapping[str, Any] | CoreAnswers) -> None:
        for who, given in zip(PARTNERS, (a, b), strict=True):
            plain = MappingProxyType(dict(given)) if type(given) is dict else given
            object.__setattr__(self, who, plain)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a couple cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a couple cannot be changed")

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle plain dicts, because mapping proxies cannot be pickled."""
        return _restored, (_plain(self.a), _plain(self.b))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Couple) and (_plain(self.a), _plain(self.b)) == (_plain(other.a), _plain(other.b))

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # as for other mappings

    def __repr__(self) -> str:
        return f"Couple(a: {_count(self.a)} answers, b: {_count(self.b)} answers)"


Given = Answers | CoreAnswers | Couple
"""The answers of one person, or of a couple."""


def _plain(given: object) -> Any:
    """Convert a mapping to a dict; other objects are returned unchanged and refused when they are diagnosed."""
    return dict(given) if isinstance(given, Mapping) else given


def _count(given: object) -> int:
    return len(given) if isinstance(given, Mapping) else 0


def _restored(a: Mapping[str, Any], b: Mapping[str, Any]) -> Couple:
    """Restore a pickled couple."""
    return Couple(a=a, b=b)


class Gap(Frozen):
    """A question that the partners answer very differently. It does not reveal who answered what.

    Attributes:
        id, title: those of the signal.
        score: the distance of the answers as a share of the range, 0.5 to 1.
        level: the level of the score, moderate or severe.
        text: the wording for the partners.
    """

    id: Id
    title: Title
    score: Share = Field(repr=False)
    level: Level = Field(repr=False)
    text: str = Field(repr=False)

    def __str__(self) -> str:
        return self.text
