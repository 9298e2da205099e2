"""IKL401: placeholders, and texts that are too short."""

import pytest

from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics
from tests.unit.analysis.lint.rules.variations import (
    said,
)
from tests.wording import Wording


@pytest.mark.parametrize(
    "text",
    [
        "TODO",
        "TBD.",
        "'...'",
        "Lorem ipsum dolor sit amet.",
        "'<reason>'",
        "n/a",
        "xxx",
        "'todo: ask the others'",
        "todo",
        "To-do.",
        "As I said, TODO.",
    ],
)
def test_placeholder(text: str, wording: Wording) -> None:
    (only,) = diagnostics(said(text), select=["IKL4"])
    assert only.code == "IKL401"
    wording(only.message)


@pytest.mark.parametrize("text", ["Time.", "Too busy.", "a b"])
def test_text_that_is_too_short(text: str) -> None:
    (only,) = diagnostics(said(text), select=["IKL4"])
    assert (only.code, only.message) == ("IKL401", "'because' says hardly anything")


@pytest.mark.parametrize(
    "text",
    [
        "Time is short.",
        "時間が足りないと心が離れていきます。",
        "A to-do list for two takes a weight off one.",
        "To-do lists are shared by nobody.",
        "Todo lo que callamos nos aleja.",
    ],
)
def test_short_text_that_is_long_enough(text: str) -> None:
    assert codes(said(text), select=["IKL401"]) == []


def test_source_that_is_a_placeholder(wording: Wording) -> None:
    files = {**FILES, "pack.yaml": FILES["pack.yaml"].replace("Ten years of our own counselling", "TBD")}
    (only,) = diagnostics(files, select=["IKL401"])
    assert only.entry is None
    wording(only.message)


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("placeholders.yaml", "- {id: partner, text: TODO}\n", ("placeholders.yaml", 23)),
        ("placeholders.yaml", "- {id: partner, text: you, forms: {dative: TODO}}\n", ("placeholders.yaml", 44)),
        (
            "signals/more.yaml",
            "- {id: home, kind: flag, title: home, question: Is this the home?, labels: {true: TODO, false: 'no'},"
            " source: own}\n",
            ("signals/more.yaml", 83),
        ),
    ],
)
def test_words_for_people_and_answers_are_texts_too(file: str, text: str, place: tuple[str, int]) -> None:
    (only,) = diagnostics({**FILES, file: text}, select=["IKL401"])
    assert only.place is not None
    assert (only.place.file, only.place.column) == place


def test_what_a_context_calls_people_is_a_text_too() -> None:
    files = {
        **FILES,
        "placeholders.yaml": "- {id: partner, text: your partner}\n",
        "contexts/more.yaml": "- {id: near, title: Near, text: Who is near to you., source: own,\n"
        "   placeholders: {partner: TBD}}\n",
    }
    (only,) = diagnostics(files, select=["IKL401"])
    assert only.place is not None
    assert (only.place.file, only.place.line) == ("contexts/more.yaml", 2)
