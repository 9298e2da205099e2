"""The JSON Schema of what can be answered."""

from typing import Any

import pytest

import intimacy_kit as ik
from tests.small_pack import small_knowledge
from tests.wording import Wording

KB = ik.load_knowledge()
SCHEMA = KB.observations_schema()


def test_every_kind_of_signal(wording: Wording) -> None:
    answers = SCHEMA["properties"]
    assert list(answers) == list(KB.signals)
    assert answers["trust"] == {
        "type": ["number", "null"],
        "minimum": 0,
        "maximum": 10,
        "title": KB.signals["trust"].title,
        "description": KB.signals["trust"].question,
    }
    wording(answers["feels_heard"]["description"])
    wording(answers["low_mood"]["description"])
    assert answers["quality_time_hours"]["description"].endswith("In hours per week.")
    assert answers["fears_partner"]["type"] == ["boolean", "null"]
    wording(answers["fears_partner"]["description"])
    assert answers["conflict_topic"]["enum"] == [*KB.signals["conflict_topic"].choices, None]


def test_all_may_have_to_be_there() -> None:
    assert "required" not in SCHEMA
    assert KB.observations_schema(required=True) == {**SCHEMA, "required": list(KB.signals)}


def test_it_fits_the_context() -> None:
    within = KB.within("friendship").observations_schema()["properties"]["trust"]["description"]
    assert within == KB.within("friendship").signals["trust"].question


@pytest.mark.parametrize(
    ("answers", "fit"),
    [
        ({}, True),
        ({"trust": 7, "fears_partner": False, "conflict_topic": "money", "work_hours": None}, True),
        ({"trust": 11}, False),
        ({"low_mood": 3}, True),
        ({"low_mood": [1, 2]}, True),
        ({"low_mood": [1, None]}, True),
        ({"low_mood": [1, 4]}, False),
        ({"low_mood": [1]}, False),
        ({"low_mood": [1, 1, 1]}, False),
        ({"low_mood": [1, 0.5]}, False),
        ({"trust": [1, 2]}, False),
        ({"trust": "7"}, False),
        ({"fears_partner": 1}, False),
        ({"conflict_topic": "weather"}, False),
        ({"nothing": 1}, False),
    ],
)
def test_what_fits_it_can_be_observed_and_the_other_way_round(answers: dict[str, Any], fit: bool) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert jsonschema.Draft202012Validator(SCHEMA).is_valid(answers) == fit
    if fit:
        assert set(KB.observations(answers)) <= set(answers)
    else:
        with pytest.raises(ik.ObservationError):
            KB.observations(answers)


def test_words_of_their_own_are_described() -> None:
    kb = small_knowledge(
        **{
            "signals/more": """
- {id: nights, kind: frequency, title: nights, question: Awake?, source: notes,
   labels: {0: none, 1: some, 2: half, 3: most, 4: all}}
- {id: moved_in, kind: flag, title: home, question: Where?, source: notes, labels: {true: together, false: apart}}
- {id: where, kind: choice, choices: [a, b], title: where, question: Where to?, source: notes, labels: {a: home}}
"""
        }
    )
    described = kb.observations_schema()["properties"]
    assert described["nights"]["description"] == "Awake? From 0 none, 1 some, 2 half, 3 most, 4 all."
    assert described["moved_in"]["description"] == "Where? true: together, false: apart."
    assert described["where"]["description"] == "Where to? Choices: a (home), b (b)."
