"""Two partners: what each answered, how far they are apart, and what one of them may see."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Literal, NoReturn

from pydantic import Field

from intimacy_kit.model.fields import Frozen, Id, Share, Title
from intimacy_kit.model.levels import Level
from intimacy_kit.model.pack import PackInfo
from intimacy_kit.model.result import Finding, Safety, Strength

Who = Literal["a", "b"]
PARTNERS: tuple[Who, Who] = ("a", "b")


class Couple:
    """The observations of two partners, wherever observations of one case are accepted.

    Each is a mapping of signal ids to values, as for one person. Its `repr` tells how many answers there are, not what.
    """

    __slots__ = ("a", "b")
    a: Mapping[str, Any]
    b: Mapping[str, Any]

    def __init__(self, *, a: Mapping[str, Any], b: Mapping[str, Any]) -> None:
        for who, given in zip(PARTNERS, (a, b), strict=True):
            plain = MappingProxyType(dict(given)) if type(given) is dict else given
            object.__setattr__(self, who, plain)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a couple cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a couple cannot be changed")

    def __reduce__(self) -> tuple[Any, ...]:
        """Read-only mappings cannot be pickled, so plain ones are."""
        return _restored, (_plain(self.a), _plain(self.b))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Couple) and (_plain(self.a), _plain(self.b)) == (_plain(other.a), _plain(other.b))

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # as for other mappings

    def __repr__(self) -> str:
        return f"Couple(a: {_count(self.a)} answers, b: {_count(self.b)} answers)"


def _plain(given: object) -> Any:
    """A mapping as a dict; what is none is refused only when it is diagnosed."""
    return dict(given) if isinstance(given, Mapping) else given


def _count(given: object) -> int:
    return len(given) if isinstance(given, Mapping) else 0


def _restored(a: Mapping[str, Any], b: Mapping[str, Any]) -> Couple:
    """What was pickled."""
    return Couple(a=a, b=b)


class Gap(Frozen):
    """A question that the two answer very differently. Which of them answered what is not in it.

    Attributes:
        id: of the signal.
        score: how far they are apart, as a share of its range, 0.5 to 1.
        level: of the score, moderate or severe.
    """

    id: Id
    title: Title
    score: Share = Field(repr=False)
    level: Level = Field(repr=False)
    text: str = Field(repr=False)

    def __str__(self) -> str:
        return self.text


class View(Frozen):
    """What the answers of one partner alone come to, for that partner's own eyes.

    There are no remedies in it: whether exercises for two are safe, only both answers can tell, and their absence would
    tell one what the other has answered.
    """

    partner: Who
    safety: Safety = Field(repr=False)
    findings: tuple[Finding, ...] = Field(repr=False)
    components: tuple[Strength, ...] = Field(repr=False)
    unknown: tuple[Id, ...] = Field(repr=False)
    provenance: tuple[PackInfo, ...]
