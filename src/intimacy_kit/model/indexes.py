"""Define indexes, named weighted means of findings with levels of their own: as declared, and for one case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from intimacy_kit.model.concepts import Concept
from intimacy_kit.model.fields import Frozen, Id, Share, Sources, Title
from intimacy_kit.model.levels import IndexLevel

OPEN_ABOVE = 0.5
"""An index is open while its interval is wider than this."""
MAX_WEIGHT = 1000.0
MAX_PARTS = 40
"""So many fit into one expression of every dataframe library."""
_RESULTS = re.compile(
    r".*_(score|level|low|high|priority)|remedy_\d+|screened|safety_concern|unreadable_safety|rules_fired|invalid"
)
"""What other results of frames are called, after the prefix."""


def _not_zero(weight: float) -> float:
    if weight == 0:
        raise ValueError("must not be zero")
    return weight


def _not_a_result(id: str) -> str:
    if _RESULTS.fullmatch(id):
        raise ValueError("is the name of another result in frames")
    return id


class Part(Frozen):
    """A part of an index: a finding, and its weight, negative if a high score is bad."""

    of: Id
    weight: Annotated[
        float, Field(strict=True, ge=-MAX_WEIGHT, le=MAX_WEIGHT, allow_inf_nan=False), AfterValidator(_not_zero)
    ]


class Rung(Frozen):
    """A level of an index, as it is declared.

    Attributes:
        id: unique among the levels of the index.
        start: the value from which it counts, 0 to 1; written `from`.
        title: the level in a word or two.
    """

    id: Id
    start: Annotated[Share, Field(strict=True)] = Field(alias="from")
    title: Title

    @model_serializer(mode="wrap")
    def _as_written(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        fields: dict[str, Any] = handler(self)
        return {"from" if key == "start" else key: value for key, value in fields.items()}


def _from_mapping(value: Any) -> Any:
    """Convert the mapping `finding: weight` of packs to parts."""
    if isinstance(value, dict):
        return tuple({"of": of, "weight": weight} for of, weight in value.items())
    return value


def _by_id(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(sorted(parts, key=lambda part: part.of))


def _rising(levels: tuple[Rung, ...]) -> tuple[Rung, ...]:
    if not levels:
        raise ValueError("should have at least one item")
    starts = [level.start for level in levels]
    if starts[0] != 0 or any(after <= before for before, after in pairwise(starts)):
        raise ValueError("must begin at 0 and rise")
    if len({level.id for level in levels}) < len(levels):
        raise ValueError("must have ids of their own")
    return levels


Parts = Annotated[
    tuple[Part, ...], BeforeValidator(_from_mapping), AfterValidator(_by_id), Field(min_length=1, max_length=MAX_PARTS)
]
IndexLevels = Annotated[
    tuple[Rung, ...], AfterValidator(_rising), Field(max_length=20, json_schema_extra={"minItems": 1})
]


class Index(Concept):
    """A named weighted mean of findings, from 0 to 1, higher is better.

    Attributes:
        id: unique identifier among all entries of all packs; a column of frames is called so.
        title: a short noun phrase.
        text: what it says of people, in one to a few plain sentences.
        of: its parts, each with a weight that is not 0, negative for findings that are bad to have.
        levels: its levels, the lowest first, which begins at 0.
        source: sources that it is from; optional here.
    """

    id: Annotated[Id, AfterValidator(_not_a_result)]
    of: Parts
    levels: IndexLevels
    source: Sources = Field(default=(), min_length=0)


class IndexValue(Frozen):
    """An index for one case.

    Attributes:
        id, title: those of the index.
        low, high: the interval of values possible after the remaining answers; low <= high.
        levels: all its levels, the lowest first.
        value: the middle of the interval: what is unknown counts as neither good nor bad. None while it is open, for a
            couple while that of either is.
        level: the level of the value, a `str` that is ordered; None while it is open.
    """

    id: Id
    title: Title
    low: Share = Field(repr=False)
    high: Share = Field(repr=False)
    levels: IndexLevels = Field(repr=False)
    value: Share | None = Field(repr=False)
    level: IndexLevel | None = Field(repr=False)

    @classmethod
    def fields_of(cls, index: Index, low: float, high: float, *, known: bool = True) -> dict[str, object]:
        """Return the fields of the value of an index, from the ends of its interval; `known` is False if it is open."""
        value = index_value(low, high) if known else None
        return {
            "id": index.id,
            "title": index.title,
            "low": low,
            "high": high,
            "levels": index.levels,
            "value": value,
            "level": index_level(index.levels, value),
        }

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        value = None if self.value is None else index_value(self.low, self.high)
        if self.low > self.high or self.value != value or self.level != index_level(self.levels, value):
            raise ValueError("has a value that does not fit its interval or its level")
        return self

    @property
    def open(self) -> bool:
        """Whether it is not known yet: the interval, of a couple that of either, is wider than half of all."""
        return self.value is None

    @property
    def level_title(self) -> str | None:
        """The level of the value in words; None while it is open."""
        return next((rung.title for rung in self.levels if rung.id == self.level), None)


def open_within(low: float, high: float) -> bool:
    """Return whether an index is open with these ends of its interval: it is wider than half of all."""
    return high - low > OPEN_ABOVE


def index_value(low: float, high: float) -> float | None:
    """Return the value of an index from the ends of its interval; None while it is open."""
    return None if open_within(low, high) else (low + high) / 2


def index_level(levels: Sequence[Rung], value: float | None) -> IndexLevel | None:
    """Return the level of an index for its value; None while it is open."""
    if value is None:
        return None
    reached = [rung.id for rung in levels if rung.start <= value]
    return IndexLevel(reached[-1], tuple([rung.id for rung in levels]))
