"""Concepts: links, strategies and practices."""

import pytest
from pydantic import ValidationError

from intimacy_kit.model.concepts import Challenge, Link, Practice, Reference, Strategy

COMMON = {"id": "x", "title": "X", "text": "T.", "source": ["notes"]}
PRACTICE = {
    "id": "x", "title": "X", "steps": ["Do it."], "minutes": 10, "cadence": "daily", "who": "one", "source": ["notes"],
}  # fmt: skip
STRATEGY = {**COMMON, "evidence": {"grade": "good", "note": "N."}}


def test_links_are_written_as_a_mapping() -> None:
    challenge = Challenge.model_validate({**COMMON, "leads_to": {"distance": 0.5, "gloom": 0.25}})
    assert challenge.leads_to == (Link(to="distance", strength=0.5), Link(to="gloom", strength=0.25))
    assert Challenge.model_validate_json(challenge.model_dump_json()) == challenge


@pytest.mark.parametrize("links", [{"distance": 0}, {"distance": 1}, {"distance": "0.5"}, {"Distance": 0.5}, ["d"], 5])
def test_invalid_links_are_refused(links: object) -> None:
    with pytest.raises(ValidationError):
        Challenge.model_validate({**COMMON, "leads_to": links})


@pytest.mark.parametrize(
    ("who", "tags", "alone"),
    [
        ("one", [], True),
        ("one", ["writing"], True),
        ("both", [], False),
        ("one", ["joint"], False),
        ("one", ["writing", "conflict"], False),
        ("one", ["vulnerability"], False),
    ],
)
def test_safe_alone_needs_one_person_and_no_blocked_tag(who: str, tags: list[str], alone: bool) -> None:
    assert Practice.model_validate({**PRACTICE, "who": who, "tags": tags}).safe_alone is alone


@pytest.mark.parametrize("minutes", [1, 600])
def test_a_practice_takes_from_one_minute_to_ten_hours(minutes: int) -> None:
    assert Practice.model_validate({**PRACTICE, "minutes": minutes}).minutes == minutes


@pytest.mark.parametrize(
    "change",
    [
        {"minutes": 0}, {"minutes": 601}, {"minutes": 1.5}, {"minutes": True}, {"steps": []}, {"steps": [""]},
        {"cadence": "yearly"}, {"who": "all"}, {"tags": ["Joint"]}, {"text": "no text"},
    ],
)  # fmt: skip
def test_an_invalid_practice_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Practice.model_validate({**PRACTICE, **change})


def test_a_strategy_needs_evidence() -> None:
    strategy = Strategy.model_validate(STRATEGY)
    assert (strategy.addresses, strategy.after, strategy.practices, strategy.professional) == ((), (), (), False)
    with pytest.raises(ValidationError, match="grade"):
        Strategy.model_validate({**STRATEGY, "evidence": {"grade": "excellent", "note": "N."}})
    with pytest.raises(ValidationError, match="evidence"):
        Strategy.model_validate(COMMON)


def test_a_reference_needs_no_source() -> None:
    assert Reference.model_validate({"id": "a_book", "text": "A book."}).source == ()
