"""Measures time together from a calendar, instead of asking for it.

    python examples/calendar_signals.py                              # on data/calendar.ics
    python examples/calendar_signals.py my.ics --tag "us two" --from 2026-11-02 --weeks 2

Counted are the entries whose title or categories hold a tag ("us two"). It needs the extra `calendar`. Only what both
know to be in the calendar should be measured, and what is measured is an answer like any other: it can be taken back.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import icalendar

import intimacy_kit as ik

DATA = Path(__file__).parent / "data" / "calendar.ics"


def hours_together(content: bytes, tag: str, first: date, weeks: int) -> tuple[float, int]:
    """The hours a week, and the number of entries, that are marked with the tag from the first day on.

    Entries that repeat count each time they take place, by day or week; whole days do not count.
    """
    start = datetime.combine(first, time(), UTC)
    end = start + timedelta(weeks=weeks)
    total, entries = timedelta(), 0
    for event in icalendar.Calendar.from_ical(content).events:
        categories = event.get("CATEGORIES")
        words = [str(event.get("SUMMARY", "")), *(str(each) for each in getattr(categories, "cats", ()))]
        begins, ends = event.get("DTSTART"), event.get("DTEND")
        if begins is None or ends is None or not any(tag.casefold() in word.casefold() for word in words):
            continue
        if not isinstance(begins.dt, datetime):
            continue
        length = ends.dt - begins.dt
        for at in times(aware(begins.dt), event.get("RRULE"), end):
            if start <= at < end:
                total += length
                entries += 1
    return total.total_seconds() / 3600 / weeks, entries


def times(begins: datetime, rule: icalendar.vRecur | None, end: datetime) -> list[datetime]:
    """When an entry takes place until the end: once, or every so many days or weeks."""
    if rule is None:
        return [begins]
    steps = {"DAILY": timedelta(days=1), "WEEKLY": timedelta(weeks=1)}
    frequency = str(rule["FREQ"][0])
    if frequency not in steps or set(rule) - {"FREQ", "INTERVAL", "COUNT", "UNTIL"}:
        raise ValueError("an entry repeats in a way that is not read here; name days or weeks")
    step = steps[frequency] * int(rule.get("INTERVAL", [1])[0])
    most = int(rule["COUNT"][0]) if "COUNT" in rule else sys.maxsize
    until = rule["UNTIL"][0] if "UNTIL" in rule else end
    last = min(end, aware(until) if isinstance(until, datetime) else datetime.combine(until, time.max, UTC))
    found: list[datetime] = []
    while begins <= last and len(found) < most:
        found.append(begins)
        begins += step
    return found


def aware(moment: datetime) -> datetime:
    """With a time zone: those without one count as UTC, which does no harm to lengths."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure time together from a calendar.")
    parser.add_argument("calendar", nargs="?", type=Path, default=DATA, help="a file in .ics")
    parser.add_argument("--tag", default="us two", help="what the title or categories of an entry hold")
    parser.add_argument(
        "--from", dest="first", type=date.fromisoformat, default=date(2026, 11, 2), help="the first day"
    )
    parser.add_argument("--weeks", type=int, default=2, choices=range(1, 53), metavar="N", help="for how many weeks")
    given = parser.parse_args()
    try:
        hours, entries = hours_together(given.calendar.read_bytes(), given.tag, given.first, given.weeks)
    except (OSError, ValueError, KeyError) as error:
        print(f"calendar_signals: {given.calendar.name} cannot be read: {error}", file=sys.stderr)
        return 2
    print(f"{entries} entries, {hours:.1f} hours a week together")
    diagnosis = ik.diagnose({"quality_time_hours": min(hours, 168), "work_hours": 52})
    for finding in diagnosis.challenges:
        print(f"{finding.title}: {finding.level}")
    if diagnosis.remedies:
        print(f"What can help first: {diagnosis.remedies[0].strategy.title}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
