"""What a session tells: it is consistent, and its repr tells nothing."""

from typing import Any

import pytest
from pydantic import ValidationError

from intimacy_kit import Change
from intimacy_kit.errors import QuestionError

MADE: dict[str, Any] = {
    "id": "mistrust", "title": "Mistrust", "kind": "challenge", "before": "none", "after": "moderate", "score": 0.5,
}  # fmt: skip


def test_a_change_tells_nothing_in_its_repr() -> None:
    change = Change(**MADE)
    assert repr(change) == str(change) == "Change()"
    assert change.model_dump() == MADE
    assert change == Change(**MADE)


def test_a_change_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Change(**MADE).score = 0.9  # type: ignore[misc]  # the point of the test


@pytest.mark.parametrize(
    "wrong", [{"before": "moderate"}, {"after": "severe"}, {"score": 0.75}, {"kind": "component"}, {"before": "strong"}]
)
def test_a_change_has_levels_that_differ_and_a_score_that_fits(wrong: dict[str, Any]) -> None:
    with pytest.raises(QuestionError, match="this is no 'Change'"):
        Change(**{**MADE, **wrong})
