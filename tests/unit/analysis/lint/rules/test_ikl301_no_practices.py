"""IKL301: strategies without practices."""

from tests.unit.analysis.lint.clean_pack import diagnostics
from tests.unit.analysis.lint.rules.variations import strategy


def test_strategy_without_practices() -> None:
    (only,) = diagnostics(strategy("  practices: [free_evening]\n", ""), select=["IKL3"])
    assert (only.code, only.entry) == ("IKL301", "see_friends")
