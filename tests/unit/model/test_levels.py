"""Levels of scores, and scores as text."""

import pytest

from intimacy_kit.model.levels import level, score_text


@pytest.mark.parametrize(
    ("score", "text"),
    [(0.0, "0.00"), (0.625, "0.62"), (0.25, "0.25"), (0.2499, "0.2499"), (0.4996, "0.4996"), (0.996, "1.00")],
)
def test_a_score_is_never_rounded_to_another_level(score: float, text: str) -> None:
    assert score_text(score) == text
    assert level(float(text)) == level(score)
