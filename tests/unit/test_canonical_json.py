"""Canonical JSON: the test vectors of RFC 8785, and what is refused."""

import json
from struct import unpack
from typing import Any

import pytest

from intimacy_kit.canonical_json import canonical_json, digest

NUMBERS = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "ffefffffffffffff": "-1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "c340000000000000": "-9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23",
    "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef4f": "999999999999999900000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
    "41b3de4355555554": "333333333.33333325",
    "41b3de4355555555": "333333333.3333333",
    "41b3de4355555556": "333333333.3333334",
    "41b3de4355555557": "333333333.33333343",
    "becbf647612f3696": "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
}
"""Appendix B of the RFC: the bits of doubles, and how they are written."""

VALUES = r"""{
  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
  "literals": [null, true, false]
}"""
"""Section 3.2.2 of the RFC."""

KEYS = r"""{
  "\u20ac": "Euro Sign",
  "\r": "Carriage Return",
  "\ufb33": "Hebrew Letter Dalet With Dagesh",
  "1": "One",
  "\ud83d\ude00": "Emoji: Grinning Face",
  "\u0080": "Control",
  "\u00f6": "Latin Small Letter O With Diaeresis"
}"""
"""Section 3.2.3 of the RFC: by UTF-16 code units, which is not the order of code points."""


@pytest.mark.parametrize(("bits", "written"), NUMBERS.items())
def test_numbers_are_those_of_the_rfc(bits: str, written: str) -> None:
    (number,) = unpack(">d", bytes.fromhex(bits))
    assert canonical_json(number) == written.encode()


def test_values_are_those_of_the_rfc() -> None:
    expected = (
        r'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        r'"string":"€$\u000f\nA' + r"'B\"\\\\\"/" + '"}'
    )
    assert canonical_json(json.loads(VALUES)) == expected.encode()


def test_keys_are_in_the_order_of_the_rfc() -> None:
    assert list(json.loads(canonical_json(json.loads(KEYS))).values()) == [
        "Carriage Return",
        "One",
        "Control",
        "Latin Small Letter O With Diaeresis",
        "Euro Sign",
        "Emoji: Grinning Face",
        "Hebrew Letter Dalet With Dagesh",
    ]


def test_control_characters_are_escaped_in_the_short_form_where_there_is_one() -> None:
    assert canonical_json("\b\t\n\f\r\x00\x1f\x7f\u2028") == '"\\b\\t\\n\\f\\r\\u0000\\u001f\x7f\u2028"'.encode()


@pytest.mark.parametrize(
    ("data", "written"),
    [((), "[]"), ({}, "{}"), ([[1], {"a": []}], '[[1],{"a":[]}]'), (True, "true"), (3.0, "3"), (10**9, "1000000000")],
)  # fmt: skip
def test_equal_data_is_the_same_text(data: object, written: str) -> None:
    assert canonical_json(data).decode() == written


@pytest.mark.parametrize(
    "data",
    [float("nan"), float("inf"), -float("inf"), 10**400, {1: "a"}, {"a": {None: 1}}, b"a", {1}, [object()],
     "\ud800", {"\udfff": 1}],
)  # fmt: skip
def test_what_is_no_data_of_json_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match=r"JSON|surrogates"):
        canonical_json(data)


def test_a_digest_is_the_sha_256_of_the_bytes() -> None:
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
