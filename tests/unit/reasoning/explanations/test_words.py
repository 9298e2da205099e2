"""Conditions and values in plain words, for every kind of signal and every operator."""

import pytest

from intimacy_kit import parse_condition
from intimacy_kit.engines.truth import Fact, Interval
from intimacy_kit.reasoning.explanations.words import Words
from tests.small_pack import small_knowledge


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.of(small_knowledge()._built.rulebook)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quality_time < 3", "quality time together: under 3 hours per week"),
        ("quality_time <= 2.5", "quality time together: at most 2.5 hours per week"),
        ("quality_time > 1", "quality time together: over 1 hour per week"),
        ("talk_minutes >= 30", "talking: at least 30 minutes per day"),
        ("arguments == 4", "open arguments: exactly 4"),
        ("arguments != 1", "open arguments: anything but 1"),
        ("mood < -3", "mood: under -3"),
        ("mood > 0.123456789", "mood: over 0.123457"),
        ("trust < 5", "trust in each other: under 5 of 10"),
        ("trust >= 7.5", "trust in each other: at least 7.5 of 10"),
        ("rituals < 1", "shared rituals: never"),
        ("rituals <= 1", "shared rituals: never or rarely"),
        ("rituals > 1", "shared rituals: sometimes, often or always"),
        ("rituals >= 3", "shared rituals: often or always"),
        ("rituals == 2", "shared rituals: sometimes"),
        ("rituals != 2", "shared rituals: never, rarely, often or always"),
        ("rituals >= 0", "shared rituals: never, rarely, sometimes, often or always"),
        ("rituals < 0", "shared rituals: under never"),
        ("rituals >= 2.5", "shared rituals: at least 2.5 of 4"),
        ("past_betrayal", "a betrayal in the past: yes"),
        ("not past_betrayal", "a betrayal in the past: no"),
        ("not trust < 5", "not (trust in each other: under 5 of 10)"),
        ('topic == "house_work"', "topic of the arguments: house work"),
        ('topic != "money"', "topic of the arguments: anything but money"),
        ('topic in ("money", "chores")', "topic of the arguments: money or chores"),
        ('topic not in ("money", "chores")', "topic of the arguments: anything but money or chores"),
        ("distance >= 0.25", "Distance: mild or above"),
        ("distance >= 0.5", "Distance: moderate or above"),
        ("distance < 0.75", "Distance: below severe"),
        ("distance > 0.5", "Distance: a score of over 0.5"),
        ("distance <= 0.25", "Distance: a score of at most 0.25"),
        ("distance >= 0.6", "Distance: a score of at least 0.6"),
        ("understanding >= 0.5", "Understanding: solid or above"),
        ("understanding < 0.25", "Understanding: below emerging"),
        ("hurt and afraid", "being hurt: yes; and being afraid: yes"),
        ("hurt or afraid", "being hurt: yes; or being afraid: yes"),
        ("hurt and (afraid or not hurt)", "being hurt: yes; and (being afraid: yes; or being hurt: no)"),
        ("not (hurt and afraid)", "not (being hurt: yes; and being afraid: yes)"),
        ("at_least(2, hurt, afraid, trust < 5)",
         "at least 2 of: being hurt: yes; being afraid: yes; trust in each other: under 5 of 10"),
    ],
)  # fmt: skip
def test_conditions(words: Words, text: str, expected: str) -> None:
    assert words.condition(parse_condition(text)) == expected


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
        ("distance", 0.0, "none (0.00)"),
        ("distance", 0.25, "mild (0.25)"),
        ("distance", 0.4999, "mild (0.4999)"),
        ("distance", 0.7958984375, "severe (0.80)"),
        ("understanding", 0.75, "strong (0.75)"),
        ("understanding", 0.3, "emerging (0.30)"),
        ("distance", Interval(0.0, 1.0), None),
        ("trust", None, None),
    ],
)
def test_what_is_known(words: Words, name: str, fact: Fact, expected: str | None) -> None:
    assert words.fact(name, fact) == expected
