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
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import icalendar
import recurring_ical_events  # pyright: ignore[reportMissingTypeStubs] - its types are in its code

import intimacy_kit as ik

DATA = Path(__file__).parent / "data" / "calendar.ics"
DATA_BEGINS = date(2026, 11, 2)


def hours_together(content: bytes, tag: str, first: date, weeks: int) -> tuple[float, int]:
    """Return the hours per week and the number of entries that have the tag, from the first day on.

    Entries that repeat count each time they take place, and not where they were taken out, moved or cancelled. Whole
    days do not count, nor does what ends before it begins; what stands twice at one time counts once.
    """
    start = datetime.combine(first, time(), UTC)
    end = start + timedelta(weeks=weeks)
    calendar = without_impossible(icalendar.Calendar.from_ical(content))
    found: dict[tuple[str, datetime], timedelta] = {}
    for event in recurring_ical_events.of(calendar, components=["VEVENT"]).between(start, end):
        began, ended = moment(event, "DTSTART"), moment(event, "DTEND")
        if isinstance(began, datetime) and marked(event, tag) and event.get("STATUS") != "CANCELLED":
            at = aware(began)
            if start <= at < end:
                found[str(event.get("SUMMARY", "")), at] = aware(ended) - at
    return sum(found.values(), timedelta()).total_seconds() / 3600 / weeks, len(found)


def without_impossible(calendar: icalendar.Component) -> icalendar.Component:
    """Remove entries without a beginning, and those that end before it: some programs write such."""
    calendar.subcomponents = [
        event
        for event in calendar.subcomponents
        if event.name != "VEVENT" or ("DTSTART" in event and ("DTEND" not in event or not_before(event)))
    ]
    return calendar


def not_before(event: icalendar.Component) -> bool:
    """Return whether an entry ends when it begins or later."""
    return aware(moment(event, "DTEND")) >= aware(moment(event, "DTSTART"))


def moment(event: icalendar.Component, name: str) -> date:
    """Return when an entry begins or ends: a time, or a date if it takes whole days."""
    found: date = event.decoded(name)
    return found


def marked(event: icalendar.Component, tag: str) -> bool:
    """Return whether the title or a category contains the tag."""
    categories: list[str] = event.categories if isinstance(event, icalendar.Event) else []
    words = [str(event.get("SUMMARY", "")), *categories]
    return any(tag.casefold() in word.casefold() for word in words)


def aware(moment: date) -> datetime:
    """Return a time with a time zone, UTC if it has none, which does not change durations; a date becomes its start."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
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
