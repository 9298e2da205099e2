"""IKL303: strategies that can never be recommended."""

import pytest

from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics
from tests.unit.analysis.lint.rules.variations import (
    strategy,
)
from tests.wording import Wording


@pytest.mark.parametrize("addresses", ["", "  addresses: {distance: 0.2}\n", "  addresses: {}\n"])
def test_strategy_that_is_never_recommended(addresses: str, wording: Wording) -> None:
    (only,) = diagnostics(strategy("  addresses: {distance: 0.6}\n", addresses), select=["IKL303"])
    wording(only.message)


def test_professional_support_is_exempt() -> None:
    assert codes(FILES, select=["IKL303"]) == []
