"""What is typed as an answer is understood in the language of the person, in English, and as files have it."""

import pytest

from intimacy_kit.cli.telling import TOGETHER
from intimacy_kit.cli.typed_answers import hint, item_hint, typed_answer, typed_item
from intimacy_kit.messages.catalogue import messages_in
from intimacy_kit.model.labels import Option
from intimacy_kit.model.scoring import Item
from intimacy_kit.model.signals import Signal

GERMAN, ENGLISH, SPANISH = map(messages_in, ("de", "en", "es"))


def signal(kind: str, locale: str = "de", **fields: object) -> Signal:
    data = {"id": "it", "title": "it", "question": "How is it?", "source": ("notes",), "kind": kind}
    return Signal.model_validate({**data, **fields}).told_in(locale)


TOPIC = signal("choice", choices=["money", "chores"], labels={"money": "Geld", "chores": "Haushalt"})
HOURS = signal("hours", unit="Stunden")


@pytest.mark.parametrize(
    ("asked", "typed", "answer"),
    [
        *((signal("flag"), yes, True) for yes in ("ja", " JA ", "j", "yes", "y", "true", "1")),
        *((signal("flag"), no, False) for no in ("nein", "N", "no", "false", "0")),
        (signal("flag", labels={"true": "öfter als einmal", "false": "nie"}), "Ö", True),
        (signal("flag", labels={"true": "nicht mehr", "false": "nie"}), "n", False),
        (signal("flag", labels={"true": "nicht mehr", "false": "nie"}), "nicht mehr", True),
        (signal("flag"), "vielleicht", "vielleicht"),
        *((signal("frequency"), often, 3) for often in ("oft", "OFT", "often", "3", "3,0")),
        (signal("frequency", labels=dict(enumerate("abcde"))), "c", 2),
        *((TOPIC, money, "money") for money in ("Geld", "geld", "money", "1")),
        (TOPIC, "3", "3"),
        *((HOURS, hours, 1.5) for hours in ("1,5", "1.5", "1,50", "+1,5", "1.50")),
        *((asked, nothing, None) for asked in (HOURS, TOPIC, signal("flag")) for nothing in ("", " ", "-")),
    ],
)
def test_answers_in_german(asked: Signal, typed: str, answer: object) -> None:
    found = typed_answer(asked, typed, GERMAN)
    assert (found, type(found) is bool) == (answer, type(answer) is bool)


@pytest.mark.parametrize(
    ("asked", "typed", "answer"),
    [
        *((signal("flag", "es"), yes, True) for yes in ("sí", "si", "Sí", "SI", "S", "yes", "true")),
        *((signal("flag", "es"), no, False) for no in ("no", "No", "n")),
        *((signal("frequency", "es"), rarely, 1) for rarely in ("rara vez", "Rara vez", "rarely", "1")),
        (signal("flag", "es", labels={"true": "si", "false": "sí"}), "sí", False),
        (signal("hours", "es"), "1,5", 1.5),
        (signal("flag", "es"), "sin", "sin"),
    ],
)
def test_answers_in_spanish_with_accents_or_without(asked: Signal, typed: str, answer: object) -> None:
    found = typed_answer(asked, typed, SPANISH)
    assert (found, type(found) is bool) == (answer, type(answer) is bool)


@pytest.mark.parametrize("typed", ["1.500", "1.000,5", "1,5,0", "eins", ","])
def test_numbers_that_are_unclear_stay_text(typed: str) -> None:
    assert isinstance(typed_answer(HOURS, typed, GERMAN), str)


@pytest.mark.parametrize(("typed", "answer"), [("1.5", 1.5), ("1.500", 1.5), ("1,5", "1,5"), ("1,500", "1,500")])
def test_a_comma_is_no_decimal_sign_in_english(typed: str, answer: object) -> None:
    assert typed_answer(signal("hours", "en"), typed, ENGLISH) == answer


@pytest.mark.parametrize(
    ("asked", "hinted"),
    [
        (signal("flag"), "ja oder nein"),
        (signal("frequency"), "0 nie, 1 selten, 2 manchmal, 3 oft, 4 immer"),
        (TOPIC, "1 Geld, 2 Haushalt"),
        (HOURS, "0 bis 168 Stunden"),
        (signal("number", minimum=0.5, maximum=3), "0,5 bis 3"),
    ],
)
def test_hints(asked: Signal, hinted: str) -> None:
    assert hint(asked, GERMAN).replace(TOGETHER, " ") == hinted


ITEM = Item("Little interest", (Option(0, "Not at all"), Option(1, "Several days")))


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("1", 1),
        (" several DAYS ", 1),
        ("0", 0),
        ("2", "2"),
        ("often", "often"),
        ("", None),
        ("-", None),
        ("1.0", "1.0"),
    ],
)
def test_answers_to_items(typed: str, answer: object) -> None:
    assert typed_item(ITEM, typed) == answer


def test_what_can_be_typed_for_an_item() -> None:
    assert item_hint(ITEM) == f"0{TOGETHER}Not at all, 1{TOGETHER}Several days"
