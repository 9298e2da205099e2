"""Logarithm and exponential: near those of the C library, and the same bits everywhere."""

import math
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from intimacy_kit.engines import elementary

ULPS = 4


def near(found: float, expected: float) -> bool:
    return abs(found - expected) <= ULPS * math.ulp(expected)


@given(st.floats(0, allow_infinity=False, exclude_min=True))
def test_logarithm(x: float) -> None:
    assert near(elementary.log(x), math.log(x))


@example(-0.999)
@example(2.0)
@given(st.floats(-1, 1e300, exclude_min=True))
def test_logarithm_of_a_bit_more_than_one(x: float) -> None:
    assert near(elementary.log1p(x), math.log1p(x))


@given(st.floats(-700, 700))
def test_exponential(x: float) -> None:
    assert near(elementary.exp(x), math.exp(x))


@given(st.floats(-700, 700) | st.floats(-1, 1))
def test_exponential_without_one(x: float) -> None:
    assert near(elementary.expm1(x), math.expm1(x))


def test_what_is_too_small_is_nothing() -> None:
    assert elementary.exp(-1e9) == 0.0
    assert elementary.expm1(-1e9) == -1.0


@pytest.mark.parametrize(
    ("function", "x", "bits"),
    [
        (elementary.log, 1.0, "0x0.0p+0"),
        (elementary.log, 10.0, "0x1.26bb1bbb55515p+1"),
        (elementary.log, 12.0, "0x1.3e116bcd39e7dp+1"),
        (elementary.log1p, -0.3, "-0x1.6d3c324e13f4fp-2"),
        (elementary.exp, 1.0, "0x1.5bf0a8b14576ap+1"),
        (elementary.expm1, -0.1, "-0x1.85c933156a62cp-4"),
    ],
)
def test_bits_are_constants(function: Callable[[float], float], x: float, bits: str) -> None:
    assert function(x).hex() == bits
