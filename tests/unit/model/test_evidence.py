"""What is known of a source: its form, its ranges, and the order of certainty."""

from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.model.concepts import Link
from intimacy_kit.model.evidence import Certainty, Source

STUDY: dict[str, Any] = {
    "title": "A study", "doi": "10.1037/0893-3200.21.4.572", "design": "longitudinal", "n": 5315,
    "population": "adults in relationships", "outcome": "satisfaction", "effect": "r = 0.4", "certainty": "moderate",
}  # fmt: skip


def test_a_source_says_what_it_found_and_how_certain_that_is() -> None:
    source = Source(**STUDY)
    assert source.certainty is not None
    assert source.certainty >= "low"
    assert source.certainty < Certainty("high")
    assert Source.model_validate(source.model_dump(mode="json")) == source


def test_a_title_is_enough() -> None:
    assert Source(title="A book").model_dump(exclude_none=True) == {"title": "A book"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"doi": "https://doi.org/10.1037/0893"}, {"doi": "10.1037"}, {"doi": "10.1037/with blanks"}, {"n": 0},
        {"n": 1.5}, {"n": "12"}, {"n": 10**10}, {"certainty": "certain"}, {"design": "anecdote"}, {"effect": ""},
    ],
)  # fmt: skip
def test_what_is_no_such_thing_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ik.QuestionError) as raised:
        Source(**{**STUDY, **wrong})
    assert raised.value.code == "IK404"


def test_certainty_is_not_compared_with_other_ladders() -> None:
    with pytest.raises(ValueError, match="only levels of one ladder"):
        assert Certainty("low") < ik.load_knowledge().diagnose({}).findings["increased_distance"].level


def test_what_cites_nothing_is_not_written() -> None:
    assert Link(to="distance", strength=0.5).model_dump() == {"to": "distance", "strength": 0.5}
    assert Link(to="distance", strength=0.5, source="study").source == ("study",)
