"""Order the check-ins of one case by time: by the instant in UTC, not by local time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple, TypeVar

from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.result import Record
from intimacy_kit.reasoning.runtime import Runtime

When = datetime | date | str
Kind = TypeVar("Kind")

EPOCH = datetime(1970, 1, 1)
"""Origin of the comparison of instants."""


class CheckIn(NamedTuple):
    """One of several check-ins of a case.

    Attributes:
        number: from 1, in order of time.
        when: ISO 8601; None if no check-in has a time.
        record: its diagnosis.
        runtime: the rules that it was made with; None if the diagnosis was stored.
    """

    number: int
    when: str | None
    record: Record
    runtime: Runtime | None

    @property
    def rules(self) -> tuple[Any, ...]:
        """The identity of the rules that it was made with."""
        return self.record.provenance, self.record.context, self.record.tailoring


def in_order(given: Iterable[object], kind: type[Kind]) -> list[tuple[str | None, Kind]] | None:
    """Return items with their times, oldest first; the sort is stable, and items without times stay as given.

    Args:
        given: items of this kind, or pairs of a time and an item.
        kind: the class of the items.

    Returns:
        Pairs of a time in ISO 8601 (None without times) and an item; None if `given` is neither all items nor all
        pairs.

    Raises:
        QuestionError: a time cannot be read, or only some times have a time zone (IK422).
    """
    pairs = [item if type(item) is tuple and len(item) == 2 else (None, item) for item in given]
    things = [thing for _, thing in pairs if isinstance(thing, kind)]
    times = [when for when, _ in pairs if when is not None]
    if len(things) < len(pairs) or len(times) not in (0, len(pairs)):
        return None
    if not times:
        return [(None, thing) for thing in things]
    moments = [_moment(when) for when in times]
    instants = [_since_epoch(moment) for moment in moments]
    if len({aware for aware, _ in instants}) != 1:
        raise _incomparable("some times have a time zone and some have none", "give all of them one, or none")
    order = sorted(range(len(things)), key=lambda number: instants[number][1])
    return [(moments[number].isoformat(), things[number]) for number in order]


def age(then: object, now: object) -> timedelta:
    """Return the time from one check-in to another.

    Raises:
        QuestionError: a time cannot be read, or only one of the two has a time zone (IK422).
    """
    (aware, since), (is_aware, until) = (_since_epoch(_moment(when)) for when in (then, now))
    if aware != is_aware:
        raise _incomparable("some times have a time zone and some have none", "give all of them one, or none")
    return until - since


def refuse_others(records: Iterable[Record], people: int) -> None:
    """Refuse check-ins of one person beside those of two: what the one said would be told to the other.

    Raises:
        QuestionError: a record is of another number of people (IK458).
    """
    if any(len(record.people) != people for record in records):
        help = "`dx.view('a')` is what one of two said; one who was missing is `Couple(a={...}, b={})`, in a file b: {}"
        raise QuestionError(Problem("IK458", "check-ins of one person and of two cannot follow each other", help))


def day_of(when: object) -> date:
    """Return the date of a time.

    Raises:
        QuestionError: it cannot be read (IK422).
    """
    return _moment(when).date()


def _moment(when: object) -> datetime:
    if isinstance(when, datetime) and when == when:  # noqa: PLR0124 - NaT of pandas is a datetime, and differs from itself
        return when
    if isinstance(when, date) and not isinstance(when, datetime):
        return datetime.combine(when, time())
    try:
        return datetime.fromisoformat(when)  # type: ignore[arg-type]  # what is no text raises
    except (TypeError, ValueError):
        help = "give a date, a datetime, or ISO text such as '2026-01-31'"
    raise _incomparable("a time cannot be read", help)


def _since_epoch(moment: datetime) -> tuple[bool, timedelta]:
    """Return whether a time has a time zone, and the time since the epoch in UTC.

    Python compares two times of one zone by local time, which gives another order in the repeated hour of a change of
    daylight saving time.
    """
    try:
        offset = moment.utcoffset()
    except Exception:  # noqa: BLE001 - whatever a foreign time zone raises
        raise _incomparable("a time cannot be read", "its time zone fails: give it in UTC") from None
    shown = datetime.combine(moment.date(), moment.time())
    return offset is not None, shown - EPOCH - (offset or timedelta())


def _incomparable(message: str, help: str) -> QuestionError:
    return QuestionError(Problem("IK422", message, help))
