"""Truth tables of Kleene's strong logic, and comparisons at the ends of intervals."""

from itertools import product

import pytest

from intimacy_kit import ConditionError, Truth
from intimacy_kit.engines import truth
from intimacy_kit.engines.truth import Interval

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.mark.parametrize(("value", "opposite"), [(T, F), (F, T), (U, U)])
def test_not(value: Truth, opposite: Truth) -> None:
    assert ~value is opposite


AND = {(T, T): T, (T, F): F, (T, U): U, (F, T): F, (F, F): F, (F, U): F, (U, T): U, (U, F): F, (U, U): U}
OR = {(T, T): T, (T, F): T, (T, U): T, (F, T): T, (F, F): F, (F, U): U, (U, T): T, (U, F): U, (U, U): U}


@pytest.mark.parametrize("pair", list(product([T, F, U], repeat=2)))
def test_and_and_or(pair: tuple[Truth, Truth]) -> None:
    assert truth.all_of(pair) is AND[pair]
    assert truth.any_of(pair) is OR[pair]


AT_LEAST_TWO_OF_THREE = {
    "TTT": T, "TTF": T, "TTU": T, "TFF": F, "TFU": U, "TUU": U, "FFF": F, "FFU": F, "FUU": U, "UUU": U,
}  # fmt: skip


@pytest.mark.parametrize("three", list(product("TFU", repeat=3)))
def test_at_least_two_of_three_in_any_order(three: tuple[str, str, str]) -> None:
    of = {"T": T, "F": F, "U": U}
    assert (
        truth.at_least(2, [of[letter] for letter in three])
        is AT_LEAST_TWO_OF_THREE["".join(sorted(three, key="TFU".index))]
    )


@pytest.mark.parametrize("pair", list(product([T, F, U], repeat=2)))
def test_at_least_one_is_or_and_at_least_all_is_and(pair: tuple[Truth, Truth]) -> None:
    assert truth.at_least(1, pair) is OR[pair]
    assert truth.at_least(2, pair) is AND[pair]


def test_all_any_and_at_least_of_no_truths() -> None:
    assert truth.all_of([]) is T
    assert truth.any_of([]) is F


@pytest.mark.parametrize("value", [T, F, U])
def test_a_truth_is_not_convertible_to_bool(value: Truth) -> None:
    with pytest.raises(ConditionError, match="no Python bool") as error:
        bool(value)
    assert error.value.code == "IK207"
    with pytest.raises(ConditionError):
        _ = value or T


@pytest.mark.parametrize(("fact", "expected"), [(True, T), (False, F), (None, U)])
def test_a_flag_holds(fact: bool | None, expected: Truth) -> None:
    assert truth.holds(fact) is expected


@pytest.mark.parametrize(("fact", "expected"), [("money", T), ("chores", T), ("children", F), (None, U)])
def test_a_choice_is_among_some(fact: str | None, expected: Truth) -> None:
    assert truth.among(fact, ("money", "chores")) is expected


NUMBERS = {  # of the threshold 5: below, equal, above
    "<": (T, F, F), "<=": (T, T, F), ">": (F, F, T), ">=": (F, T, T), "==": (F, T, F), "!=": (T, F, T),
}  # fmt: skip


@pytest.mark.parametrize("op", NUMBERS)
def test_numbers_are_compared(op: str) -> None:
    below, equal, above = NUMBERS[op]
    assert truth.compare(4.999999999999999, op, 5.0) is below
    assert truth.compare(5.0, op, 5.0) is equal
    assert truth.compare(5.000000000000001, op, 5.0) is above
    assert truth.compare(None, op, 5.0) is U


INTERVALS = [(1.0, 4.0), (1.0, 5.0), (1.0, 9.0), (5.0, 5.0), (5.0, 9.0), (6.0, 9.0), (4.0, 4.0)]
EXPECTED = {  # of the threshold 5, for each of the intervals
    "<": (T, U, U, F, F, F, T),
    "<=": (T, T, U, T, U, F, T),
    ">": (F, F, U, F, U, T, F),
    ">=": (F, U, U, T, T, T, F),
    "==": (F, U, U, T, U, F, F),
    "!=": (T, U, U, F, U, T, T),
}


@pytest.mark.parametrize("op", EXPECTED)
@pytest.mark.parametrize("number", range(len(INTERVALS)))
def test_intervals_are_compared_as_a_whole(op: str, number: int) -> None:
    low, high = INTERVALS[number]
    assert truth.compare(Interval(low, high), op, 5.0) is EXPECTED[op][number]


@pytest.mark.parametrize("fact", ["money", True, 5])
def test_only_doubles_and_intervals_are_compared(fact: object) -> None:
    with pytest.raises(TypeError, match="only numbers are compared"):
        truth.compare(fact, "<", 5.0)
