"""Canonical JSON: what is written is read back, and numbers have the digits of `repr`."""

import json
from decimal import Decimal
from struct import unpack
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.canonical_json import canonical_json

FINITE = st.floats(allow_nan=False, allow_infinity=False)
TEXT = st.text(st.characters(codec="utf-8"))
DATA = st.recursive(
    st.none() | st.booleans() | FINITE | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
)


@given(FINITE)
def test_numbers_are_read_back_and_have_the_digits_of_repr(number: float) -> None:
    written = canonical_json(number).decode()
    assert float(written) == number
    digits, same = (Decimal(text).normalize().as_tuple() for text in (written, repr(number)))
    assert (digits.digits, digits.exponent) == (same.digits, same.exponent)
    shown = abs(number)
    assert ("e" in written) == bool(number and not 1e-6 <= shown < 1e21)


@given(st.integers(-(2**53), 2**53))
def test_whole_numbers_are_written_as_such(number: int) -> None:
    assert canonical_json(number) == canonical_json(float(number)) == str(number).encode()


@given(DATA)
def test_data_is_read_back_and_written_the_same_again(data: Any) -> None:
    written = canonical_json(data)
    read = json.loads(written, parse_int=float)
    assert read == data
    assert canonical_json(read) == written


@given(st.lists(TEXT, unique=True))
def test_keys_are_in_the_order_of_their_utf_16_code_units(keys: list[str]) -> None:
    written = list(json.loads(canonical_json(dict.fromkeys(keys))))
    units = [unpack(f">{len(text) // 2}H", text) for text in (key.encode("utf-16-be") for key in written)]
    assert units == sorted(units)
    assert sorted(written) == sorted(keys)
