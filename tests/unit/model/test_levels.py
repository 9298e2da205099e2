"""Levels of scores, and scores as text."""

import pytest

from intimacy_kit.messages.catalogue import messages_in
from intimacy_kit.model.levels import STRENGTH_LEVELS, level, level_word, score_text


@pytest.mark.parametrize(
    ("score", "text"),
    [(0.0, "0.00"), (0.625, "0.62"), (0.25, "0.25"), (0.2499, "0.2499"), (0.4996, "0.4996"), (0.996, "1.00")],
)
def test_a_score_is_never_rounded_to_another_level(score: float, text: str) -> None:
    assert score_text(score) == text
    assert level(float(text)) == level(score)


def test_levels_have_words_in_the_language_of_the_messages() -> None:
    ids = (*STRENGTH_LEVELS, *list(STRENGTH_LEVELS.values())[1:])
    english = [level_word(id, messages_in("en")) for id in ids]
    assert english == ["not found", "mild", "moderate", "severe", "emerging", "solid", "strong"]
    assert all(level_word(id, messages_in("qps")) == f"⟦{word}⟧" for id, word in zip(ids, english, strict=True))
