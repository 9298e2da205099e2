"""A plan, its calendar and the progress of a case in German: made as in English, and with no English left."""

import re
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

import intimacy_kit as ik

HARD = {"quality_time_hours": 1, "rituals_kept": 0, "feels_heard": 1, "misunderstandings": 3, "shares_needs": 1}
BETTER = {**HARD, "quality_time_hours": 20, "rituals_kept": 4, "feels_heard": 3}
FEWER = {"trust": 2}
CHECK_INS: Sequence[dict[str, Any]] = (HARD, BETTER, FEWER)
ENGLISH = ik.load_knowledge(plugins=False)
GERMAN = ENGLISH.within(locale="de")
SENTENCES = 3
"""Parts of a message with so many words at least are English without doubt."""


def english_in(text: str) -> list[str]:
    """Return the parts of the library's English messages, between their placeholders, that are in a text."""
    read_po = pytest.importorskip("babel.messages.pofile").read_po
    with files("intimacy_kit.messages").joinpath("intimacy_kit.pot").open("rb") as file:
        catalogue = read_po(file)
    forms = [form for each in catalogue if each.id for form in ((each.id,) if isinstance(each.id, str) else each.id)]
    parts = {part.strip(' .,:;()"*') for form in forms for part in re.split(r"{\w+}", form)}
    flat = " ".join(text.split())
    return sorted(part for part in parts if len(part.split()) >= SENTENCES and part in flat)


def outline(markdown: str) -> list[str]:
    """Return what its lines are: headings, items, paragraphs or empty ones."""
    return re.findall(r"^ *(?:#+|-|\d+\.)?", markdown, re.MULTILINE)


def test_a_plan() -> None:
    german, english = (kb.diagnose(HARD).plan(minutes_per_week=60) for kb in (GERMAN, ENGLISH))
    assert outline(german.to_markdown()) == outline(english.to_markdown())
    assert english_in(english.to_markdown())
    assert english_in(german.to_markdown()) == []
    assert english_in(GERMAN.diagnose({}).plan(minutes_per_week=60).to_markdown()) == []


def test_its_calendar() -> None:
    icalendar = pytest.importorskip("icalendar", reason="icalendar is not there")
    german, english = (
        [
            str(event["summary"])
            for event in icalendar.Calendar.from_ical(
                kb.diagnose(HARD).plan(minutes_per_week=90).to_ics(date(2030, 1, 7))
            ).walk("VEVENT")
        ]
        for kb in (GERMAN, ENGLISH)
    )
    assert len(german) == len(english) > 1
    assert english_in("\n".join(english))
    assert english_in("\n".join(german)) == []


def test_progress() -> None:
    german, english = (ik.progress([kb.diagnose(each) for each in CHECK_INS]) for kb in (GERMAN, ENGLISH))
    assert outline(german.to_markdown()) == outline(english.to_markdown())
    assert german.to_html().count("<svg ") == english.to_html().count("<svg ") > 0
    for told in (german.to_markdown(), german.to_text(), german.to_html()):
        assert english_in(told) == []
    assert english_in(english.to_text())
