"""Conversion of answers to plain text, numbers and booleans, and the reasons why others are refused."""

from decimal import Decimal
from enum import IntEnum, StrEnum
from fractions import Fraction
from itertools import repeat
from math import isnan, nan
from typing import Any

import pytest

from intimacy_kit.model.values import (
    MAX_LISTED,
    InvalidReason,
    as_list,
    is_gap,
    parse_answer,
    plain_flag,
    plain_number,
    plain_text,
    plain_whole,
)
from tests.small_pack import small_knowledge

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")

SIGNALS = small_knowledge().signals


class Word(StrEnum):
    MONEY = "money"


class Step(IntEnum):
    OFTEN = 3


class Overriding(str):
    """A text that overrides what one does with texts."""

    __slots__ = ()

    def __str__(self) -> str:
        raise RuntimeError(self)

    __repr__ = __hash__ = __eq__ = __len__ = __iter__ = __str__  # type: ignore[assignment]


class Failing(float):
    """A number that fails to be one."""

    def __float__(self) -> float:
        raise RuntimeError(self)


class FailingWhole(int):
    """The same of whole numbers."""

    def __int__(self) -> int:
        raise RuntimeError(self)


@pytest.mark.parametrize("given", ["money", Word.MONEY, np.str_("money")])
def test_text_is_plain_text(given: Any) -> None:
    plain = plain_text(given)
    assert plain == "money"
    assert type(plain) is str


def test_a_text_that_overrides_everything_is_plain_text() -> None:
    made = plain_text(Overriding("money"))  # made here: pytest cannot even print it
    assert type(made) is str
    assert made == "money"


@pytest.mark.parametrize("given", [None, 1, b"money", np.bytes_(b"money"), ["money"], object(), Step.OFTEN, str])
def test_other_values_are_not_text(given: object) -> None:
    assert plain_text(given) is None


@pytest.mark.parametrize("given", [True, np.bool_(True), np.array([True])[0]])
def test_a_boolean_is_a_plain_boolean(given: object) -> None:
    assert plain_flag(given) is True


@pytest.mark.parametrize("given", [1, 0.0, "true", None, np.int8(1), np.array([True]), pd.NA, bool])
def test_other_values_are_not_booleans(given: object) -> None:
    assert plain_flag(given) is None


def test_false_is_returned_as_false() -> None:
    assert plain_flag(False) is False
    assert plain_flag(np.bool_(False)) is False


NUMBERS = [
    *(3, 3.0, Step.OFTEN, Fraction(3), Decimal(3), Decimal("3.0")),
    *(kind(3) for kind in (np.int8, np.uint64, np.float16, np.float32, np.float64, np.longdouble)),
]


@pytest.mark.parametrize("given", NUMBERS, ids=lambda given: type(given).__name__)
def test_a_number_is_a_plain_float(given: object) -> None:
    plain = plain_number(given)
    assert plain == 3.0
    assert type(plain) is float


@pytest.mark.parametrize(
    ("given", "nearest"),
    [(Decimal("0.1"), 0.1), (Fraction(1, 3), 1 / 3), (2**53 + 1, 2.0**53), (np.float32(0.1), 0.10000000149011612)],
)
def test_a_number_is_rounded_to_the_nearest_double(given: object, nearest: float) -> None:
    assert plain_number(given) == nearest


@pytest.mark.parametrize("given", [10**400, Fraction(10**400), Decimal("1e400"), Decimal("Infinity")])
def test_a_number_too_large_for_a_double_is_infinite(given: object) -> None:
    assert plain_number(given) == float("inf")


@pytest.mark.parametrize("given", [nan, Decimal("NaN"), Decimal("sNaN"), np.float16("nan")])
def test_nan_is_a_number(given: object) -> None:
    assert isnan(plain_number(given) or 0.0)


@pytest.mark.parametrize(
    "given",
    [True, np.bool_(True), "3", None, 3j, np.complex64(3), np.timedelta64(3, "D"), np.array([3]), Failing(3), pd.NA],
)
def test_other_values_are_not_numbers(given: object) -> None:
    assert plain_number(given) is None


@pytest.mark.parametrize("given", [3, np.int8(3), np.uint64(3), Step.OFTEN])
def test_a_whole_number_is_a_plain_int(given: object) -> None:
    plain = plain_whole(given)
    assert plain == 3
    assert type(plain) is int


@pytest.mark.parametrize("given", [True, 3.0, np.float64(3), np.timedelta64(3, "D"), "3", None, FailingWhole(3)])
def test_other_values_are_not_integers(given: object) -> None:
    assert plain_whole(given) is None


@pytest.mark.parametrize("given", [nan, np.float32("nan"), Decimal("sNaN"), pd.NA, pd.NaT])
def test_missing_value_markers_are_recognized(given: object) -> None:
    assert is_gap(given)


@pytest.mark.parametrize("given", [None, "", 0, False, "NaN", [nan], object()])
def test_other_values_are_not_missing(given: object) -> None:
    assert not is_gap(given)


@pytest.mark.parametrize("without", ["numpy", "pandas"])
def test_numpy_and_pandas_are_optional(monkeypatch: pytest.MonkeyPatch, without: str) -> None:
    monkeypatch.delitem(__import__("sys").modules, without)
    assert plain_flag(object()) is None
    assert plain_number(3) == 3.0
    assert not is_gap(object())


@pytest.mark.parametrize(
    ("signal", "given", "value"),
    [
        ("past_betrayal", np.bool_(False), False),
        ("topic", np.str_("money"), "money"),
        ("topic", Word.MONEY, "money"),
        ("trust", np.float32(2.5), 2.5),
        ("trust", Decimal("10.00000000000000000001"), 10.0),
        ("mood", Decimal("-0.0"), 0.0),
        ("past_betrayal", nan, InvalidReason.GAP),
        ("past_betrayal", pd.NA, InvalidReason.GAP),
        ("past_betrayal", 1, InvalidReason.KIND),
        ("topic", nan, InvalidReason.GAP),
        ("topic", 3, InvalidReason.KIND),
        ("topic", np.str_("weather"), InvalidReason.CHOICE),
        ("trust", pd.NA, InvalidReason.GAP),
        ("trust", "3", InvalidReason.KIND),
        ("trust", np.bool_(True), InvalidReason.KIND),
        ("trust", Decimal("-Infinity"), InvalidReason.INFINITE),
        ("trust", Fraction(101, 10), InvalidReason.RANGE),
    ],
)
def test_an_answer_is_converted_or_the_reason_is_returned(signal: str, given: object, value: object) -> None:
    made = parse_answer(SIGNALS[signal], given)
    assert made == value
    assert type(made) is type(value)
    assert str(made) == str(value)  # and no negative zero


def test_iterables_become_lists_of_limited_length() -> None:
    assert as_list(["a", 3]) == as_list(iter(("a", 3))) == ["a", 3]
    assert len(as_list(repeat("a")) or ()) == MAX_LISTED
    assert [as_list(given) for given in ("abc", np.str_("abc"), 3, None, list)] == [None] * 5
