"""The normal distribution: near that of the standard library, and the same bits everywhere."""

from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.reasoning.elicitation.normal import density, quantile

NORMAL = NormalDist()


@given(st.floats(0, 1, exclude_min=True, exclude_max=True))
def test_quantiles(share: float) -> None:
    assert quantile(share) == pytest.approx(NORMAL.inv_cdf(share), rel=1e-14)


@given(st.floats(-30, 30))
def test_densities(x: float) -> None:
    assert density(x) == pytest.approx(NORMAL.pdf(x), rel=1e-12)


@pytest.mark.parametrize(
    ("share", "bits"),
    [
        (0.5, "0x0.0p+0"),
        (0.3, "-0x1.0c7e39582c5fap-1"),
        (0.99, "0x1.29c5c4630ff0cp+1"),
        (1e-13, "-0x1.d652ace3a0130p+2"),
    ],
)
def test_bits_are_constants(share: float, bits: str) -> None:
    assert quantile(share).hex() == bits
