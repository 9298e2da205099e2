"""Plans as entries for a calendar: what they hold, when they are, and what they never tell."""

from __future__ import annotations

import sys
from datetime import date, datetime, timedelta
from typing import Any

import pytest

import intimacy_kit as ik
from tests.small_pack import ALL_HARD, ALL_WELL, FILES, small_knowledge
from tests.wording import Wording

MONDAY = date(2030, 1, 7)
HARD = small_knowledge().diagnose(ALL_HARD)
AFRAID = small_knowledge().diagnose({"afraid": True})


def events(written: bytes) -> list[Any]:
    icalendar = pytest.importorskip("icalendar", reason="icalendar is not there")
    return list(icalendar.Calendar.from_ical(written).walk("VEVENT"))


def plan(minutes: float = 300, weeks: int = 8, **cadences: str) -> ik.Plan:
    pytest.importorskip("icalendar", reason="icalendar is not there")
    practices = FILES["practices.yaml"]
    for old, new in cadences.items():
        assert f"cadence: {old}" in practices
        practices = practices.replace(f"cadence: {old}", f"cadence: {new}")
    return small_knowledge(practices=practices).diagnose(ALL_HARD).plan(minutes_per_week=minutes, weeks=weeks)


def told(event: Any) -> tuple[str, date, str]:
    rule = event.get("rrule")
    return str(event["summary"]), event["dtstart"].dt, rule.to_ical().decode() if rule else ""


class TestEntries:
    def test_each_item_is_an_entry_and_the_last_is_a_look_back(self) -> None:
        assert [told(event) for event in events(plan().to_ics(MONDAY))] == [
            ("Time for myself (10 minutes, no. 2)", MONDAY, "FREQ=DAILY;COUNT=56"),
            ("Time for the two of us (120 minutes, no. 3)", date(2030, 1, 16), "FREQ=WEEKLY;COUNT=7"),
            ("Time to look back", date(2030, 3, 3), ""),
        ]

    def test_every_cadence(self) -> None:
        wanted = plan(daily="monthly", when_needed="several_times_a_week", weekly="once").to_ics(date(2030, 1, 9))
        assert [told(event)[1:] for event in events(wanted)] == [
            (date(2030, 1, 9), "FREQ=WEEKLY;COUNT=24;BYDAY=WE,FR,SU"),
            (date(2030, 1, 10), "FREQ=WEEKLY;COUNT=2;INTERVAL=4"),
            (date(2030, 1, 18), ""),
            (date(2030, 3, 5), ""),
        ]

    def test_entries_are_whole_days_that_block_nothing(self) -> None:
        for event in events(plan().to_ics(MONDAY)):
            assert type(event["dtstart"].dt) is date
            assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)
            assert event["transp"] == "TRANSPARENT"

    def test_without_anything_to_do_there_is_a_look_back(self) -> None:
        pytest.importorskip("icalendar", reason="icalendar is not there")
        nothing = small_knowledge().diagnose(ALL_WELL).plan(minutes_per_week=90, weeks=1)
        assert [told(event) for event in events(nothing.to_ics(MONDAY))] == [
            ("Time to look back", date(2030, 1, 13), "")
        ]

    def test_the_same_gives_the_same_bytes_with_an_id_for_each_entry(self) -> None:
        written = plan().to_ics(MONDAY)
        assert written == plan().to_ics(MONDAY)
        ids = [str(event["uid"]) for event in events(written)]
        assert len(set(ids)) == len(ids) == 3
        assert not set(ids) & {str(event["uid"]) for event in events(plan().to_ics(MONDAY + timedelta(days=1)))}

    def test_the_first_weeks_of_time_and_the_last(self) -> None:
        assert events(plan().to_ics(date.min))
        assert events(plan(weeks=1).to_ics(date.max - timedelta(weeks=1, days=1)))


class TestWhatTheyNeverTell:
    def test_nothing_of_what_was_found_or_is_done(self) -> None:
        pytest.importorskip("icalendar", reason="icalendar is not there")
        kb = ik.load_knowledge()
        dx = kb.diagnose({"trust": 0, "feels_heard": 0, "contempt": 4, "quality_time_hours": 0, "low_mood": 6})
        made = dx.plan(minutes_per_week=300)
        assert any(item.support for item in made.items)
        written = made.to_ics(MONDAY).replace(b"\r\n ", b"").decode()
        words = [*kb.challenges.values(), *kb.consequences.values(), *kb.strategies.values(), *kb.practices.values()]
        for entry in words:
            assert entry.title not in written
            assert entry.id not in written
        kinds = {line.partition(":")[0].partition(";")[0] for line in written.splitlines()}
        assert kinds == {
            "BEGIN", "END", "VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP", "RRULE",
        }  # fmt: skip

    def test_who_wants_names_gets_those_of_practices_and_never_of_support(self, wording: Wording) -> None:
        wanted = plan(when_needed="weekly").to_ics(MONDAY, names=True)
        wording([told(event)[0] for event in events(wanted)])

    def test_a_name_cannot_break_out_of_its_entry(self) -> None:
        pytest.importorskip("icalendar", reason="icalendar is not there")
        practices = FILES["practices.yaml"].replace(
            "Just listen", '"a, b;\\r\\nATTENDEE:mailto:x@example.org\\r\\nEND:VEVENT"'
        )
        made = small_knowledge(practices=practices).diagnose(ALL_HARD).plan(minutes_per_week=90)
        first = events(made.to_ics(MONDAY, names=True))[0]
        assert "attendee" not in first
        assert str(first["summary"]).startswith("a, b;")

    def test_under_a_safety_concern_there_is_none(self, wording: Wording) -> None:
        with pytest.raises(ik.QuestionError) as caught:
            AFRAID.plan(minutes_per_week=90).to_ics(MONDAY)
        wording(str(caught.value))
        assert caught.value.code == "IK440"


class TestRefusals:
    @pytest.mark.parametrize("start", ["2030-01-07", None, 5, datetime(2030, 1, 7), date.max], ids=repr)
    def test_a_start_is_a_date(self, start: Any, wording: Wording) -> None:
        with pytest.raises(ik.QuestionError) as caught:
            HARD.plan(minutes_per_week=90).to_ics(start)
        wording(str(caught.value))
        assert caught.value.code == "IK404"

    @pytest.mark.parametrize("names", [None, 1, "no"])
    def test_names_are_true_or_false(self, names: Any, wording: Wording) -> None:
        with pytest.raises(ik.QuestionError) as caught:
            HARD.plan(minutes_per_week=90).to_ics(MONDAY, names=names)
        wording(str(caught.value))
        assert caught.value.code == "IK404"

    def test_without_icalendar_it_says_how_to_install_it(
        self, monkeypatch: pytest.MonkeyPatch, wording: Wording
    ) -> None:
        monkeypatch.setitem(sys.modules, "icalendar", None)
        with pytest.raises(ik.QuestionError, match="need the package icalendar") as caught:
            HARD.plan(minutes_per_week=90).to_ics(MONDAY)
        assert caught.value.code == "IK407"
        wording(caught.value.help)
