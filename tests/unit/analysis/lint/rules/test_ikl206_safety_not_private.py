"""IKL206: safety questions that are not asked in private."""

import pytest

from tests.unit.analysis.lint.clean_pack import diagnostics, replaced


@pytest.mark.parametrize("asks", ["each", "either"])
def test_safety_question_that_is_not_asked_in_private(asks: str) -> None:
    files = replaced("signals.yaml", "asks: alone", f"asks: {asks}")
    (only,) = diagnostics(files, select=["IKL206"])
    assert only.place is not None
    assert only.place.text == f"  asks: {asks}"
