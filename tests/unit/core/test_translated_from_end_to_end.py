"""A plan, its calendar and the progress of a case in each language: made as in English, and with no English left."""

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
SENTENCES = 3
"""Parts of a message with so many words at least are English without doubt."""


@pytest.fixture(params=[locale for locale in ENGLISH.locales if locale != "en"])
def translated(request: pytest.FixtureRequest) -> ik.KnowledgeBase:
    return ENGLISH.within(locale=request.param)


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


def test_a_plan(translated: ik.KnowledgeBase) -> None:
    other, english = (kb.diagnose(HARD).plan(minutes_per_week=60) for kb in (translated, ENGLISH))
    assert outline(other.to_markdown()) == outline(english.to_markdown())
    assert english_in(english.to_markdown())
    assert english_in(other.to_markdown()) == []
    assert english_in(translated.diagnose({}).plan(minutes_per_week=60).to_markdown()) == []


def test_its_calendar(translated: ik.KnowledgeBase) -> None:
    icalendar = pytest.importorskip("icalendar", reason="icalendar is not there")
    other, english = (
        [
            str(event["summary"])
            for event in icalendar.Calendar.from_ical(
                kb.diagnose(HARD).plan(minutes_per_week=90).to_ics(date(2030, 1, 7))
            ).walk("VEVENT")
        ]
        for kb in (translated, ENGLISH)
    )
    assert len(other) == len(english) > 1
    assert english_in("\n".join(english))
    assert english_in("\n".join(other)) == []


def test_progress(translated: ik.KnowledgeBase) -> None:
    other, english = (ik.progress([kb.diagnose(each) for each in CHECK_INS]) for kb in (translated, ENGLISH))
    assert outline(other.to_markdown()) == outline(english.to_markdown())
    assert other.to_html().count("<svg ") == english.to_html().count("<svg ") > 0
    for told in (other.to_markdown(), other.to_text(), other.to_html()):
        assert english_in(told) == []
    assert english_in(english.to_text())
