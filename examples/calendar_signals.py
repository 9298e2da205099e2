"""Measures time together from a calendar, instead of asking for it.

    python examples/calendar_signals.py                              # on data/calendar.ics
    python examples/calendar_signals.py my.ics --tag "us two"        # the last two weeks of your own
    python examples/calendar_signals.py my.ics --from 2026-11-02 --weeks 4

Counted are the entries whose title or categories hold a tag ("us two"). It needs the extra `calendar`. Only what both
know to be in the calendar should be measured, and what is measured is an answer like any other: it can be taken back.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, cast

import icalendar
from dateutil.rrule import rrulestr

import intimacy_kit as ik

DATA = Path(__file__).parent / "data" / "calendar.ics"
DATA_BEGINS = date(2026, 11, 2)


def hours_together(content: bytes, tag: str, first: date, weeks: int) -> tuple[float, int]:
    """Return the hours per week and the number of entries that have the tag, from the first day on.

    Entries that repeat count each time they take place, and not where they were taken out, moved or cancelled. Whole
    days do not count.
    """
    start = datetime.combine(first, time(), UTC)
    end = start + timedelta(weeks=weeks)
    events = [event for event in icalendar.Calendar.from_ical(content).events if "DTSTART" in event]
    moved = {(event.get("UID"), at) for event in events for at in moments(event, "RECURRENCE-ID")}
    total, entries = timedelta(), 0
    for event in events:
        if isinstance(event.start, datetime) and marked(event, tag) and event.get("STATUS") != "CANCELLED":
            alone = "RECURRENCE-ID" in event
            for at in times(event, end):
                if start <= at < end and (alone or (event.get("UID"), at) not in moved):
                    total += event.end - event.start
                    entries += 1
    return total.total_seconds() / 3600 / weeks, entries


def marked(event: icalendar.Event, tag: str) -> bool:
    """Return whether the title or a category contains the tag."""
    words = [str(event.get("SUMMARY", "")), *(str(each) for each in event.categories)]
    return any(tag.casefold() in word.casefold() for word in words)


def times(event: icalendar.Event, end: datetime) -> list[datetime]:
    """Return the times at which an entry occurs before the end."""
    begins = aware(event.start)
    rule = event.get("RRULE")
    if rule is None:
        return [begins]
    until = [aware(each) for each in rule.pop("UNTIL", [])]  # dateutil accepts one format only
    left_out = set(moments(event, "EXDATE"))
    found = rrulestr(rule.to_ical().decode(), dtstart=begins).between(begins, min([end, *until]), inc=True)
    return [at for at in found if at not in left_out]


def moments(event: icalendar.Event, name: str) -> Iterator[datetime]:
    """Return the times in a property; none if it is missing."""
    given: Any = event.get(name, [])
    for each in cast("list[Any]", given) if isinstance(given, list) else [given]:  # a list if it occurs repeatedly
        for one in getattr(each, "dts", [each]):
            yield aware(one.dt)


def aware(moment: date) -> datetime:
    """Return a time with a time zone, UTC if it has none, which does not change durations; a date becomes its end."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time.max)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure time together from a calendar.")
    parser.add_argument("calendar", nargs="?", type=Path, default=DATA, help="a file in .ics")
    parser.add_argument("--tag", default="us two", help="what the title or categories of an entry hold")
    parser.add_argument(
        "--from", dest="first", type=date.fromisoformat, help="the first day; without it, the weeks up to today"
    )
    parser.add_argument("--weeks", type=int, default=2, choices=range(1, 53), metavar="N", help="for how many weeks")
    given = parser.parse_args()
    first = given.first or (DATA_BEGINS if given.calendar == DATA else date.today() - timedelta(weeks=given.weeks))
    try:
        hours, entries = hours_together(given.calendar.read_bytes(), given.tag, first, given.weeks)
    except (OSError, ValueError, KeyError) as error:
        print(f"calendar_signals: {given.calendar.name} cannot be read: {error}", file=sys.stderr)
        return 2
    if not entries:
        print(f"no entry from {first} on holds the tag: nothing was measured, and it stays a question to ask")
        return 0
    print(f"{entries} {'entry' if entries == 1 else 'entries'}, {hours:.1f} hours a week together")
    diagnosis = ik.diagnose({"quality_time_hours": min(hours, 168)})
    for finding in diagnosis.challenges:
        print(f"{finding.title}: {finding.level}")
    if diagnosis.remedies:
        print(f"What can help first: {diagnosis.remedies[0].strategy.title}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
