"""Values from outside as what they are: text, numbers and booleans of Python, of NumPy, and of whoever builds on these.

Nothing is converted from one kind to another. A number becomes the double nearest to it, as if it were written out and
read; its range is looked at afterwards. Foreign objects may raise whatever is asked of them, or quote what they hold,
so they are asked as little as can be, and all that they raise ends here.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from enum import Enum
from itertools import islice
from math import isinf, isnan, nan
from numbers import Integral, Real

from intimacy_kit.model.observations import Value
from intimacy_kit.model.signals import Signal

MOST_LISTED = 100_000
"""No list from outside has more items: it could go on for ever."""


class Unfit(Enum):
    """Why something is no value of a signal."""

    KIND = "of another kind"
    CHOICE = "a text that is none of its choices"
    GAP = "NaN, or what else tables put in the place of what is not there"
    INFINITE = "no finite number"
    RANGE = "a number outside its range"


def plain_text(given: object) -> str | None:
    """A text, or what is built on text (such as `StrEnum`, and `str_` of NumPy), as plain text; None for all else."""
    if type(given) is str:
        return given
    return str.__str__(given) if issubclass(type(given), str) else None


def plain_flag(given: object) -> bool | None:
    """True or False, of Python or NumPy; None for all else."""
    if type(given) is bool:
        return given
    return bool(given) if type(given) is _of("numpy", "bool_") else None


def plain_number(given: object) -> float | None:
    """A real number (Python's own, NumPy's, a fraction, a decimal) as a float; None for all else, booleans too."""
    try:
        kind = type(given)
        if kind is bool or kind is _of("numpy", "timedelta64") or not issubclass(kind, Real | Decimal):
            return None  # NumPy calls a duration a whole number
        if issubclass(kind, Decimal) and Decimal.is_nan(given):  # type: ignore[arg-type]  # a decimal by its type
            return nan  # signaling ones raise
        return float(given)  # type: ignore[arg-type]  # a real number has __float__
    except OverflowError:
        return float("inf")
    except Exception:  # noqa: BLE001 - whatever a foreign number raises, it may quote its value
        return None


def plain_whole(given: object) -> int | None:
    """A whole number (Python's own, NumPy's) as an int; None for all else, booleans and whole doubles too."""
    try:
        if type(given) is int:
            return given
        kind = type(given)
        if kind is bool or kind is _of("numpy", "timedelta64") or not issubclass(kind, Integral):
            return None
        return int(given)  # type: ignore[call-overload,no-any-return]  # a whole number has __int__
    except Exception:  # noqa: BLE001 - whatever a foreign number raises, it may quote its value
        return None


def listed(given: object) -> list[object] | None:
    """The items of a list, or of what else can be gone through; None for text, and for what cannot be gone through."""
    try:
        if plain_text(given) is None:
            return list(islice(given, MOST_LISTED))  # type: ignore[call-overload]  # or it raises
    except Exception:  # noqa: BLE001, S110 - whatever a foreign object raises, it may quote what it holds
        pass
    return None


def is_gap(given: object) -> bool:
    """Whether it is what tables have where there is nothing: NaN, or NA or NaT of pandas. None is no gap, but said."""
    if given is not None and any(given is _of("pandas", name) for name in ("NA", "NaT")):
        return True
    number = plain_number(given)
    return number is not None and isnan(number)


def read(signal: Signal, given: object) -> Value | Unfit:
    """What somebody answered as a value of a signal: always a plain float, bool or str; or why it is none."""
    if is_gap(given):
        return Unfit.GAP
    if signal.kind == "flag":
        flag = plain_flag(given)
        return Unfit.KIND if flag is None else flag
    if signal.kind == "choice":
        text = plain_text(given)
        if text is None:
            return Unfit.KIND
        return text if text in signal.choices else Unfit.CHOICE
    number = plain_number(given)
    if number is None:
        return Unfit.KIND
    if isinf(number):
        return Unfit.INFINITE
    low, high = signal.bounds
    return number + 0.0 if low <= number <= high else Unfit.RANGE  # no negative zero


def _of(package: str, name: str) -> object:
    """Something of a package; None where that is not loaded, so nothing can be of it. Nothing is imported."""
    return getattr(sys.modules.get(package), name, None)
