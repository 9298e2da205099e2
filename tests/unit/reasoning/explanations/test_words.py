"""Conditions and values in plain words, for every kind of signal and every operator."""

import pytest

from intimacy_kit import parse_condition
from intimacy_kit.engines.truth import Fact, Interval
from intimacy_kit.messages.catalogue import messages_in
from intimacy_kit.reasoning.explanations.words import Words
from tests.small_pack import small_knowledge
from tests.wording import Wording


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.of(small_knowledge().runtime.built.rulebook, messages_in(None))


@pytest.mark.parametrize(
    "text",
    [
        "quality_time < 3",
        "quality_time <= 2.5",
        "quality_time > 1",
        "talk_minutes >= 30",
        "arguments == 4",
        "arguments != 1",
        "mood < -3",
        "mood > 0.123456789",
        "trust < 5",
        "trust >= 7.5",
        "rituals < 1",
        "rituals <= 1",
        "rituals > 1",
        "rituals >= 3",
        "rituals == 2",
        "rituals != 2",
        "rituals >= 0",
        "rituals < 0",
        "rituals >= 2.5",
        "past_betrayal",
        "not past_betrayal",
        "not trust < 5",
        'topic == "house_work"',
        'topic != "money"',
        'topic in ("money", "chores")',
        'topic not in ("money", "chores")',
        "distance >= 0.25",
        "distance >= 0.5",
        "distance < 0.75",
        "distance > 0.5",
        "distance <= 0.25",
        "distance >= 0.6",
        "understanding >= 0.5",
        "understanding < 0.25",
        "hurt and afraid",
        "hurt or afraid",
        "hurt and (afraid or not hurt)",
        "not (hurt and afraid)",
        "at_least(2, hurt, afraid, trust < 5)",
    ],
)  # fmt: skip
def test_conditions(words: Words, text: str, wording: Wording) -> None:
    wording(words.condition(parse_condition(text)))


@pytest.mark.parametrize(
    ("name", "fact", "expected"),
    [
        ("quality_time", 1.5, "1.5 hours per week"),
        ("quality_time", 1.0, "1 hour per week"),
        ("arguments", 4.0, "4"),
        ("arguments", 1.0, "1"),
        ("trust", 3.0, "3 of 10"),
        ("rituals", 0.0, "never"),
        ("rituals", 2.5, "2.5 of 4"),
        ("mood", -0.1, "-0.1"),
        ("hurt", True, "yes"),
        ("hurt", False, "no"),
        ("topic", "house_work", "house work"),
        ("distance", 0.0, "not noticed (0.00)"),
        ("distance", 0.25, "felt a little (0.25)"),
        ("distance", 0.4999, "felt a little (0.4999)"),
        ("distance", 0.7958984375, "strongly felt (0.80)"),
        ("understanding", 0.75, "strong (0.75)"),
        ("understanding", 0.3, "growing (0.30)"),
        ("distance", Interval(0.0, 1.0), None),
        ("trust", None, None),
    ],
)
def test_what_is_known(words: Words, name: str, fact: Fact, expected: str | None) -> None:
    assert words.fact(name, fact) == expected
