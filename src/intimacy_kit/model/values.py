"""Convert values of Python, NumPy and their subclasses to plain text, numbers and booleans.

No value is converted to another kind. A number becomes the nearest double; its range is checked afterwards. Foreign
objects may raise any exception, and its message may quote their data, so as few of their methods as possible are called
and all exceptions are caught here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from itertools import islice
from math import isinf, isnan, nan
from numbers import Integral, Real
from typing import NamedTuple

from intimacy_kit.model.observations import Value
from intimacy_kit.model.scoring import ScoredItem
from intimacy_kit.model.signal_kinds import ValueType
from intimacy_kit.model.signals import Signal

MAX_LISTED = 100_000
"""Maximum number of items taken from an iterable, which may be infinite; the rest is ignored."""


class InvalidReason(Enum):
    """The reason why something is not a valid value of a signal."""

    KIND = "wrong type"
    CHOICE = "not one of its choices"
    GAP = "missing-value marker, such as NaN"
    INFINITE = "infinite number"
    RANGE = "number outside its range"


class ItemError(NamedTuple):
    """Why answers to items are invalid, and the item; None if there are too many or too few."""

    item: int | None
    reason: InvalidReason


def plain_text(given: object) -> str | None:
    """Convert a str or an instance of a subclass (such as `StrEnum` or NumPy's `str_`) to a plain str, else None."""
    if type(given) is str:
        return given
    return str.__str__(given) if issubclass(type(given), str) else None


def plain_flag(given: object) -> bool | None:
    """Convert a boolean of Python or NumPy to a plain bool; None for everything else."""
    if type(given) is bool:
        return given
    return bool(given) if type(given) is _of("numpy", "bool_") else None


def plain_number(given: object) -> float | None:
    """Convert a real number (also of NumPy, a fraction or a decimal) to a float; None for others and for booleans."""
    try:
        kind = type(given)
        if kind is bool or kind is _of("numpy", "timedelta64") or not issubclass(kind, Real | Decimal):
            return None  # NumPy registers durations as integers
        if issubclass(kind, Decimal) and Decimal.is_nan(given):  # type: ignore[arg-type]  # a decimal by its type
            return nan  # float() of a signaling NaN raises
        return float(given)  # type: ignore[arg-type]  # a real number has __float__
    except OverflowError:
        return float("inf")
    except Exception:  # noqa: BLE001 - a foreign number may raise anything, and its message may quote its value
        return None


def plain_whole(given: object) -> int | None:
    """Convert an integer of Python or NumPy to an int; None for everything else, also booleans and floats."""
    try:
        if type(given) is int:
            return given
        kind = type(given)
        if kind is bool or kind is _of("numpy", "timedelta64") or not issubclass(kind, Integral):
            return None
        return int(given)  # type: ignore[call-overload,no-any-return]  # a whole number has __int__
    except Exception:  # noqa: BLE001 - a foreign number may raise anything, and its message may quote its value
        return None


def as_list(given: object) -> list[object] | None:
    """Return the items of an iterable as a list, at most `MAX_LISTED`; None for text and what is not iterable."""
    try:
        if plain_text(given) is None:
            return list(islice(given, MAX_LISTED))  # type: ignore[call-overload]  # raises if it is not iterable
    except Exception:  # noqa: BLE001, S110 - a foreign object may raise anything, and its message may quote its data
        pass
    return None


def is_gap(given: object) -> bool:
    """Return whether a value is a missing-value marker: NaN, or NA or NaT of pandas. None is an answer, not a gap."""
    if given is not None and any(given is _of("pandas", name) for name in ("NA", "NaT")):
        return True
    number = plain_number(given)
    return number is not None and isnan(number)


_PLAIN: Mapping[ValueType, Callable[[object], Value | None]] = {
    "flag": plain_flag,
    "choice": plain_text,
    "number": plain_number,
}


def plain_value(signal: Signal, given: object) -> Value | None:
    """Convert a value to the type of the signal, as a plain bool, str or float; None if it has another type.

    Choices and ranges are not checked; a number may be NaN or infinite.
    """
    return _PLAIN[signal.spec.value_type](given)


def parse_answer(signal: Signal, given: object) -> Value | InvalidReason:
    """Return an answer as a value of the signal, a plain float, bool or str; or the reason why it is invalid."""
    if is_gap(given):
        return InvalidReason.GAP
    value = plain_value(signal, given)
    if value is None:
        return InvalidReason.KIND
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value if value in signal.choices else InvalidReason.CHOICE
    if isinf(value):
        return InvalidReason.INFINITE
    low, high = signal.bounds
    return value + 0.0 if low <= value <= high else InvalidReason.RANGE  # no negative zero


def item_answers(items: Sequence[ScoredItem], given: Sequence[object]) -> list[float | None] | ItemError:
    """Return the answers to the items of a scale, in order; or the first that is none of its item."""
    if len(given) != len(items):
        return ItemError(None, InvalidReason.KIND)
    answers: list[float | None] = []
    for item, one in zip(items, given, strict=True):
        number = None if one is None else plain_number(one)
        if one is not None and (number is None or number != number // 1):
            return ItemError(item.number, InvalidReason.GAP if is_gap(one) else InvalidReason.KIND)
        if number is not None and not item.minimum <= number <= item.maximum:
            return ItemError(item.number, InvalidReason.RANGE)
        answers.append(number)
    return answers


def _of(package: str, name: str) -> object:
    """Return an attribute of a package without importing it; None if it is not loaded, so no value can be of it."""
    return getattr(sys.modules.get(package), name, None)
