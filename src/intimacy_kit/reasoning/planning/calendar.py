"""Export a plan as an iCalendar file, without answers and findings, since others may see a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from intimacy_kit.errors import OptionError, Problem, QuestionError
from intimacy_kit.installing import install_extra
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.cadences import CADENCES, CadenceName

ENTRIES = UUID("5f0b7c0e-6d0c-5c43-9a52-1f2f7c6a9b57")
"""The namespace of the entries' ids."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Entry:
    """One repeated entry of a calendar.

    Attributes:
        number: of the item in the plan.
        title: of the practice; None where it must not be shown.
        together: whether both partners take part.
        minutes: duration.
        cadence: how often, one of those of practices but `when_needed`.
        begins: the first week, from 1.
        done: the weeks in which it is done.
    """

    number: int
    title: str | None
    together: bool
    minutes: int
    cadence: CadenceName
    begins: int
    done: tuple[int, ...]


def to_ics(entries: Sequence[Entry], weeks: int, start: object, say: Messages, *, names: object) -> bytes:
    """Return the entries of a plan of so many weeks as iCalendar (RFC 5545); see `Plan.to_ics`."""
    last = timedelta(weeks=weeks, days=1)
    if not isinstance(start, date) or isinstance(start, datetime) or start > date.max - last:
        help = "give the first day as `datetime.date(2030, 1, 7)`"
        raise OptionError(Problem("IK404", "'start' must be a date", help))
    if not isinstance(names, bool):
        raise OptionError(Problem("IK404", "'names' must be True or False", "use True only where nobody else looks"))
    try:
        from icalendar import Calendar, Event  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        help = f"install it: {install_extra('calendar')}"
        raise QuestionError(Problem("IK407", "entries for a calendar need the package icalendar", help)) from None

    calendar = Calendar()
    calendar.add("prodid", f"-//intimacy-kit//plan//{say.locale.upper()}")
    calendar.add("version", "2.0")
    look_back = start + last - timedelta(days=2)
    repeated = [(_title(entry, say, names=names), _first_day(entry, start), _rule(entry, start)) for entry in entries]
    for title, day, rule in [*repeated, (say.gettext("Time to look back"), look_back, None)]:
        event = Event()
        event.add("uid", str(uuid5(ENTRIES, f"{start} {day} {title} {rule}")))
        event.add("dtstamp", datetime.combine(start, time(), UTC))
        event.add("summary", title)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")  # it blocks no appointments
        if rule:
            event.add("rrule", rule)
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _title(entry: Entry, say: Messages, *, names: bool) -> str:
    kind = say.gettext("Time for the two of us") if entry.together else say.gettext("Time for myself")
    title = entry.title if names and entry.title is not None else kind
    return say.ngettext(
        "{title} ({count} minute, no. {number})",
        "{title} ({count} minutes, no. {number})",
        entry.minutes,
        title=title,
        number=entry.number,
    )


def _first_day(entry: Entry, start: date) -> date:
    """Return a day in its first week; what is done once in a week is spread over the days of the week."""
    spread = 0 if CADENCES[entry.cadence].times_per_week > 1 else (entry.number - 1) % 7
    return start + timedelta(weeks=entry.begins - 1, days=spread)


def _rule(entry: Entry, start: date) -> dict[str, Any] | None:
    """Return the recurrence rule until the end of the plan; None for what is done once."""
    cadence = CADENCES[entry.cadence]
    if cadence.frequency is None:
        return None
    rule: dict[str, Any] = {"freq": cadence.frequency}
    if cadence.every_weeks != 1:
        rule["interval"] = cadence.every_weeks
    if cadence.weekdays:
        rule["byday"] = [WEEKDAYS[(start.weekday() + day) % 7] for day in cadence.weekdays]
    return {**rule, "count": len(entry.done) * cadence.times_per_week}
