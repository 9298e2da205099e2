"""Logarithm and exponential from + - * / and exact scaling by powers of two: the same double on every platform.

Those of the C library differ between platforms in the last bit. These err by a few units in the last place.
"""

from __future__ import annotations

from math import frexp, ldexp

_LN2 = 0.6931471805599453
_LN2_HIGH, _LN2_LOW = 0.693147180369123816490, 1.90821492927058770002e-10
"""ln 2 in two parts, the first with trailing zeros, so that its product with a small whole number is exact."""
_ODD = tuple(range(37, 1, -2))
"""Denominators of the series of artanh, enough for a third."""
_TERMS = 16
"""Terms of the series of the exponential, enough for half of ln 2."""


def log(x: float) -> float:
    """Return the natural logarithm of a finite number above 0."""
    fraction, exponent = frexp(x)  # from 0.5 to under 1
    if fraction < 0.75:  # from 0.75 to under 1.5, so that nothing cancels near 1
        fraction, exponent = 2.0 * fraction, exponent - 1
    return exponent * _LN2 + _twice_artanh((fraction - 1.0) / (fraction + 1.0))


def log1p(x: float) -> float:
    """Return the natural logarithm of 1 + x, for a finite x above -1; precise near 0 too."""
    return _twice_artanh(x / (2.0 + x)) if -0.5 <= x <= 1.0 else log(1.0 + x)


def exp(x: float) -> float:
    """Return e to the power of x, for an x up to 709."""
    whole, rest = _parts(x)
    return ldexp(1.0 + _expm1(rest), whole)


def expm1(x: float) -> float:
    """Return e to the power of x, minus 1, for an x up to 709; precise near 0 too."""
    whole, rest = _parts(x)
    return _expm1(rest) if whole == 0 else ldexp(1.0 + _expm1(rest), whole) - 1.0


def _twice_artanh(s: float) -> float:
    """Return 2 artanh(s) = log((1 + s) / (1 - s)), for an s from -1/3 to 1/3."""
    square, total = s * s, 0.0
    for odd in _ODD:
        total = (total + 1.0 / odd) * square
    return 2.0 * (s + s * total)


def _parts(x: float) -> tuple[int, float]:
    """Return a whole number n and a rest within half of ln 2, for which x = n ln 2 + rest."""
    whole = round(x / _LN2)
    return whole, (x - whole * _LN2_HIGH) - whole * _LN2_LOW


def _expm1(rest: float) -> float:
    total = 0.0
    for number in range(_TERMS, 1, -1):
        total = (1.0 + total) * rest / number
    return rest + rest * total
