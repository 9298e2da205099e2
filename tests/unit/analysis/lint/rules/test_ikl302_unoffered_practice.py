"""IKL302: practices that no strategy lists."""

from tests.unit.analysis.lint.clean_pack import diagnostics, replaced


def test_practice_that_no_strategy_lists() -> None:
    files = replaced("strategies.yaml", "practices: [free_evening]", "practices: [first_call]")
    assert [(found.code, found.entry) for found in diagnostics(files, select=["IKL3"])] == [("IKL302", "free_evening")]
