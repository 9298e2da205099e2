"""The table of cadences: how often practices are done, with every form in which that is counted or said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from intimacy_kit.messages.catalogue import gettext_noop

CadenceName = Literal["daily", "several_times_a_week", "weekly", "monthly", "once", "today", "when_needed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """One row of the table. The two texts differ on purpose: a plan counts.

    Attributes:
        label: as an overview says it, to be translated.
        planned: as plans and support say it, to be translated.
        times_per_week: repetitions in a week in which it is done.
        every_weeks: weeks from one time to the next; None if it is done in its first week only.
        frequency: how a calendar repeats it (FREQ of iCalendar); None if it does not.
        weekdays: days of a week, counted from its first; empty for every day, or for the day on which it begins.
    """

    label: str
    planned: str
    times_per_week: int = 1
    every_weeks: int | None = 1
    frequency: Literal["DAILY", "WEEKLY"] | None = None
    weekdays: tuple[int, ...] = ()


CADENCES: Mapping[CadenceName, Cadence] = {
    "daily": Cadence(
        label=gettext_noop("every day"),
        planned=gettext_noop("every day"),
        times_per_week=7,
        frequency="DAILY",
    ),
    "several_times_a_week": Cadence(
        label=gettext_noop("several times a week"),
        planned=gettext_noop("three times a week"),
        times_per_week=3,
        frequency="WEEKLY",
        weekdays=(0, 2, 4),
    ),
    "weekly": Cadence(label=gettext_noop("every week"), planned=gettext_noop("once a week"), frequency="WEEKLY"),
    "monthly": Cadence(
        label=gettext_noop("every month"), planned=gettext_noop("every four weeks"), every_weeks=4, frequency="WEEKLY"
    ),
    "once": Cadence(label=gettext_noop("once"), planned=gettext_noop("once"), every_weeks=None),
    "today": Cadence(label=gettext_noop("today"), planned=gettext_noop("today"), every_weeks=None),
    "when_needed": Cadence(label=gettext_noop("when it is needed"), planned=gettext_noop("when it is needed")),
}
"""Every cadence by its name. What is done `when_needed` is in every week of a plan, and in no calendar."""
