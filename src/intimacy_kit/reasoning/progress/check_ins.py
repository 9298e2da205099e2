"""Check-ins of one case as they are looked back at, in their order: that of the instants, whatever clocks show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple, TypeVar

from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.result import Record
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.reasoning.case.case import TwoPartners

When = datetime | date | str
Kind = TypeVar("Kind")

EPOCH = datetime(1970, 1, 1)


class CheckIn(NamedTuple):
    """One of several check-ins of a case.

    Attributes:
        number: which one it is, from 1.
        book: the rules that it was made with, where its diagnosis remembers them.
        couple: of two partners, what each of them answered.
    """

    number: int
    when: str | None
    record: Record
    book: RuleBook | None
    couple: TwoPartners | None

    @property
    def rules(self) -> tuple[Any, ...]:
        """What says which rules it was made with."""
        return self.record.provenance, self.record.context, self.record.tailoring


def in_order(given: Iterable[object], kind: type[Kind]) -> list[tuple[str | None, Kind]] | None:
    """The things with their times in ISO text, oldest first; as given where none of them has one, or it is the same.

    Args:
        given: all things of this kind, or all pairs of a time and a thing.
        kind: of which they are.

    Returns:
        None where they are neither.

    Raises:
        QuestionError: a time cannot be read, or some have a time zone and some have none (IK422).
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
    """Whether it has a time zone, and how long after the epoch it is.

    Python itself compares two times of one zone by what the clock shows, and in the repeated hour of a time change
    that is another order.
    """
    try:
        offset = moment.utcoffset()
    except Exception:  # noqa: BLE001 - whatever a foreign time zone raises
        raise _incomparable("a time cannot be read", "its time zone fails: give it in UTC") from None
    shown = datetime.combine(moment.date(), moment.time())
    return offset is not None, shown - EPOCH - (offset or timedelta())


def _incomparable(message: str, help: str) -> QuestionError:
    return QuestionError(Problem("IK422", message, help))
