"""Changes that a session reports: they are consistent, and their repr shows no values."""

from typing import Any

import pytest
from pydantic import ValidationError

from intimacy_kit import Change
from intimacy_kit.errors import QuestionError

MADE: dict[str, Any] = {
    "id": "mistrust", "title": "Mistrust", "kind": "challenge", "before": "none", "after": "moderate", "score": 0.5,
}  # fmt: skip


def test_the_repr_of_a_change_reveals_nothing() -> None:
    change = Change(**MADE)
    assert repr(change) == str(change) == "Change()"
    assert change.model_dump() == MADE
    assert change == Change(**MADE)


def test_a_change_is_immutable() -> None:
    with pytest.raises(ValidationError):
        Change(**MADE).score = 0.9  # type: ignore[misc]  # the point of the test


@pytest.mark.parametrize(
    "wrong", [{"before": "moderate"}, {"after": "severe"}, {"score": 0.75}, {"kind": "component"}, {"before": "strong"}]
)
def test_a_change_needs_different_levels_and_a_consistent_score(wrong: dict[str, Any]) -> None:
    with pytest.raises(QuestionError, match="invalid 'Change'"):
        Change(**{**MADE, **wrong})
