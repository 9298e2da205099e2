"""Plans as entries for a calendar, which others may see: so they tell nothing of what was answered or found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.reasoning.planning.words import number_of

if TYPE_CHECKING:
    from intimacy_kit.reasoning.planning.plan import Plan, PlanItem

ENTRIES = UUID("5f0b7c0e-6d0c-5c43-9a52-1f2f7c6a9b57")
"""The namespace of the entries' ids."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
EVERY: Mapping[str, Mapping[str, Any]] = {
    "daily": {"freq": "DAILY"},
    "several_times_a_week": {"freq": "WEEKLY"},
    "weekly": {"freq": "WEEKLY"},
    "monthly": {"freq": "WEEKLY", "interval": 4},
}
SEVERAL = (0, 2, 4)
"""On these days of a week, counted from its first, is what is done several times."""


def to_ics(plan: Plan, start: object, *, names: object) -> bytes:
    """See `Plan.to_ics`."""
    if plan.concern:
        help = "a calendar is seen by others: show the plan to the person alone, in private"
        raise QuestionError(Problem("IK440", "a plan under a safety concern has no calendar", help))
    last = timedelta(weeks=len(plan.weeks), days=1)
    if not isinstance(start, date) or isinstance(start, datetime) or start > date.max - last:
        help = "give the first day as `datetime.date(2030, 1, 7)`"
        raise QuestionError(Problem("IK404", "'start' must be a date", help))
    if not isinstance(names, bool):
        raise QuestionError(Problem("IK404", "'names' must be True or False", "use True only where nobody else looks"))
    try:
        from icalendar import Calendar, Event  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        help = 'install it: pip install "intimacy-kit[calendar]"'
        raise QuestionError(Problem("IK407", "entries for a calendar need the package icalendar", help)) from None

    calendar = Calendar()
    calendar.add("prodid", "-//intimacy-kit//plan//EN")
    calendar.add("version", "2.0")
    look_back = start + last - timedelta(days=2)
    entries = [
        (_title(item, names=names), _first_day(item, start), _repeated(item, start, len(plan.weeks)))
        for item in plan.items
        if item.practice.cadence != "when_needed"
    ]
    for title, day, repeated in [*entries, ("Time to look back", look_back, None)]:
        event = Event()
        event.add("uid", str(uuid5(ENTRIES, f"{start} {day} {title} {repeated}")))
        event.add("dtstamp", datetime.combine(start, time(), UTC))
        event.add("summary", title)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")  # it blocks no appointments
        if repeated:
            event.add("rrule", repeated)
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _title(item: PlanItem, *, names: bool) -> str:
    kind = "Time for the two of us" if item.practice.who == "both" else "Time for myself"
    title = item.practice.title if names and not item.support else kind
    return f"{title} ({number_of(item.practice.minutes, 'minute')}, no. {item.number})"


def _first_day(item: PlanItem, start: date) -> date:
    """In the week in which it begins; what is done once in a week is spread over its days."""
    spread = 0 if item.practice.cadence in ("daily", "several_times_a_week") else (item.number - 1) % 7
    return start + timedelta(weeks=item.begins - 1, days=spread)


def _repeated(item: PlanItem, start: date, weeks: int) -> dict[str, Any] | None:
    """How it repeats until the end of the plan."""
    cadence = item.practice.cadence
    if cadence == "once":
        return None
    times = sum(item.is_done_in(week) for week in range(1, weeks + 1))
    rule = dict(EVERY[cadence])
    if cadence == "daily":
        times *= 7
    if cadence == "several_times_a_week":
        times *= len(SEVERAL)
        rule["byday"] = [WEEKDAYS[(start.weekday() + day) % 7] for day in SEVERAL]
    return {**rule, "count": times}
