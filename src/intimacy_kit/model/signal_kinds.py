"""The table of signal kinds: what a kind of signal means for every module that treats kinds differently.

A new kind is a name in `Kind` and a row in `KINDS`, as long as its values are flags, choices or numbers. Layers above
interpret `json_type` and `dtype` in one place each, and tell these three apart by `value_type`, never by `kind`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from intimacy_kit.messages.catalogue import gettext_noop

Kind = Literal["frequency", "rating", "count", "hours", "minutes", "number", "flag", "choice"]
ValueType = Literal["flag", "choice", "number"]
"""What values are: True or False, the id of a choice, or a double in the range of the signal.

This decides how they are read from text and from Python, which comparison conditions make with them (the name alone,
`in`, or an operator), and their equivalence classes (each value by itself, or cells between thresholds).
"""
JsonType = Literal["boolean", "string", "number"]
Dtype = Literal["boolean", "text", "numeric"]
"""A family of column types of dataframes."""

_JSON_TYPES: Mapping[ValueType, JsonType] = {"flag": "boolean", "choice": "string", "number": "number"}
_DTYPES: Mapping[ValueType, Dtype] = {"flag": "boolean", "choice": "text", "number": "numeric"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalKind:
    """One row of the table.

    Attributes:
        name: the kind, as packs write it.
        value_type: what its values are; all other attributes are about numbers.
        default_range: the range of a signal that declares none, ends included; None if it must declare one.
        has_fixed_range: whether no signal may declare another range.
        is_whole: whether people answer by whole numbers.
        is_wide: whether ranges are far wider than usual answers. Then the width of a cell says nothing about how likely
            it is, and the distance of two answers nothing about how far apart they are.
        is_amount: whether its numbers are amounts in the world, such as hours, which are the same on any scale.
        step: the usual distance between two neighbouring answers; None if it depends on the range.
        words: what the numbers from 0 on are called, as messages.
        phrase: how a number is said, as a message, by `number` and by `maximum`, the upper end of the range; None for
            the number with the unit of the signal.
    """

    name: Kind
    value_type: ValueType = "number"
    default_range: tuple[float, float] | None = None
    has_fixed_range: bool = False
    is_whole: bool = False
    is_wide: bool = False
    is_amount: bool = False
    step: float | None = None
    words: tuple[str, ...] = ()
    phrase: str | None = None

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers."""
        return self.value_type == "number"

    @property
    def json_type(self) -> JsonType:
        """The type of its values in JSON."""
        return _JSON_TYPES[self.value_type]

    @property
    def dtype(self) -> Dtype:
        """The family of column types that hold its values."""
        return _DTYPES[self.value_type]


_OF = gettext_noop("{number} of {maximum}")
_ROWS = (
    SignalKind(
        name="frequency",
        default_range=(0, 4),
        has_fixed_range=True,
        is_whole=True,
        step=1.0,
        words=(
            gettext_noop("never"),
            gettext_noop("rarely"),
            gettext_noop("sometimes"),
            gettext_noop("often"),
            gettext_noop("always"),
        ),
        phrase=_OF,
    ),
    SignalKind(name="rating", default_range=(0, 10), step=1.0, phrase=_OF),
    SignalKind(name="count", default_range=(0, 1000), is_whole=True, is_wide=True, is_amount=True, step=1.0),
    SignalKind(name="hours", default_range=(0, 168), is_wide=True, is_amount=True),
    SignalKind(name="minutes", default_range=(0, 1440), is_wide=True, is_amount=True),
    SignalKind(name="number", is_wide=True),
    SignalKind(name="flag", value_type="flag"),
    SignalKind(name="choice", value_type="choice"),
)

KINDS: Mapping[str, SignalKind] = {row.name: row for row in _ROWS}
"""Every kind by its name."""
