"""Write data as canonical JSON (RFC 8785, JCS): equal data is the same bytes in every language, fit to be hashed.

Numbers are doubles, written as ECMAScript writes them; keys are in the order of their UTF-16 code units.
"""

from __future__ import annotations

from hashlib import sha256
from json import JSONEncoder
from sys import float_info

_LAST_PLAIN, _FIRST_PLAIN = 21, -6
"""ECMAScript writes a number without an exponent if its decimal point is over these places of its digits."""
_WORDS = {None: "null", True: "true", False: "false"}
_quoted = JSONEncoder(ensure_ascii=False).encode


def canonical_json(data: object) -> bytes:
    """Return plain data as canonical JSON: dicts with keys of text, lists, tuples, text, numbers, booleans, None.

    Raises:
        ValueError: a number is not finite, a key or an item is of another kind, or a text has a lone surrogate.
    """
    return _text(data).encode()


def digest(data: object) -> str:
    """Return the SHA-256 of plain data as canonical JSON: 64 hexadecimal digits. Errors as for `canonical_json`."""
    return sha256(canonical_json(data)).hexdigest()


def _text(data: object) -> str:
    if isinstance(data, str):
        return _quoted(data)
    if data is None or isinstance(data, bool):
        return _WORDS[data]
    if isinstance(data, int | float):
        return number_text(data)
    if isinstance(data, list | tuple):
        return f"[{','.join(map(_text, data))}]"
    if isinstance(data, dict) and all(isinstance(key, str) for key in data):
        return f"{{{','.join(f'{_quoted(key)}:{_text(data[key])}' for key in sorted(data, key=_code_units))}}}"
    raise ValueError("this is no data of JSON")


def _code_units(key: str) -> bytes:
    return key.encode("utf-16-be")


def number_text(number: float) -> str:
    """Write a number as `Number::toString` of ECMAScript, from the digits of `repr`: both are the shortest, nearest.

    Raises:
        ValueError: it is not finite.
    """
    if not abs(number) <= float_info.max:  # nor NaN
        raise ValueError("a number of JSON is a finite double")
    if number <= 0:
        return f"-{number_text(-number)}" if number else "0"
    mantissa, _, exponent = repr(float(number)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = len(digits) - len(fraction) + int(exponent or 0)  # how many digits stand before the decimal point
    digits = digits.rstrip("0")
    if len(digits) <= point <= _LAST_PLAIN:
        return digits.ljust(point, "0")
    if 0 < point <= _LAST_PLAIN:
        return f"{digits[:point]}.{digits[point:]}"
    if _FIRST_PLAIN < point <= 0:
        return f"0.{'0' * -point}{digits}"
    return f"{digits[0]}{'.' if digits[1:] else ''}{digits[1:]}e{point - 1:+d}"
