"""Every sentence of the library in plans, calendars, progress and the schema of answers is a message."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.messages.catalogue import PSEUDO
from tests.pseudo import PSEUDO_FILES, unmarked
from tests.small_pack import ALL_HARD, ALL_WELL

KB = ik.load_knowledge(PSEUDO_FILES, core=False).within(locale=PSEUDO)
CONTENTS = KB.runtime.built.contents


def texts_of_the_pack() -> Iterator[str]:
    for kind in (KB.signals, KB.strategies, KB.practices, CONTENTS.components, CONTENTS.challenges):
        yield from (entry.title for entry in kind.values())
    yield from (entry.title for entry in CONTENTS.consequences.values())
    for signal in KB.signals.values():
        yield from (signal.question, *(label for _, label in signal.options))


PACK = [*texts_of_the_pack()]


@pytest.mark.parametrize("answers", [{}, ALL_WELL, ALL_HARD, {"trust": 2}])
@pytest.mark.parametrize(("minutes", "together"), [(1, True), (30, True), (300, True), (300, False)])
def test_plans(answers: dict[str, Any], minutes: int, together: bool) -> None:
    plan = KB.diagnose(answers).plan(minutes_per_week=minutes, together=together)
    told = [plan.to_markdown(), *plan.notes, *(item.why for item in plan.items), plan.review or ""]
    assert [unmarked(text, PACK) for text in told] == [""] * len(told)


@pytest.mark.parametrize("names", [True, False])
def test_calendars(names: bool) -> None:
    icalendar = pytest.importorskip("icalendar", reason="icalendar is not there")
    written = KB.diagnose(ALL_HARD).plan(minutes_per_week=300).to_ics(date(2030, 1, 7), names=names)
    titles = [str(event["summary"]) for event in icalendar.Calendar.from_ical(written).walk("VEVENT")]
    assert len(titles) > 2
    assert [unmarked(title) for title in titles] == [""] * len(titles)


@pytest.mark.parametrize(
    "check_ins",
    [
        ({}, {}),
        ({"trust": 2}, {"trust": 2}),
        (ALL_HARD, ALL_HARD),
        (ALL_HARD, ALL_WELL, ALL_HARD),
        (ALL_WELL, ALL_HARD),
        (ALL_HARD, {"trust": 2}, ALL_WELL, {"trust": 2}),
    ],
)
def test_progress(check_ins: tuple[dict[str, Any], ...]) -> None:
    told = ik.progress([KB.diagnose(answers) for answers in check_ins])
    assert unmarked(told.to_markdown(), PACK) == ""


def test_the_schema_of_answers() -> None:
    schema = KB.observations_schema()
    told = [schema["title"], schema["description"]]
    told += [answer["description"] for answer in schema["properties"].values()]
    assert [unmarked(text, PACK) for text in told] == [""] * len(told)


def test_progress_with_rules_that_have_changed() -> None:
    other = ik.load_knowledge(
        {**PSEUDO_FILES, "pack.yaml": PSEUDO_FILES["pack.yaml"].replace("1.0.0", "1.1.0")}, core=False
    )
    told = ik.progress([KB.diagnose(ALL_HARD), other.within(locale=PSEUDO).diagnose(ALL_WELL)])
    assert told.rules_changed == (2,)
    assert unmarked(told.to_markdown(), PACK) == ""
