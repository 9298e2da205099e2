"""What to begin with: eight weeks, ninety minutes in each, for both partners and for one alone.

    python examples/eight_week_plan.py
    python examples/eight_week_plan.py --calendar plan.ics --start 2030-01-07     # needs the extra calendar

The entries of the calendar tell nobody what was answered or found: they have the number of an item in the plan, and who
takes part. Under a safety concern there are none.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import intimacy_kit as ik

ANSWERS: Mapping[str, float | bool | str] = {
    "quality_time_hours": 1,
    "daily_talk_minutes": 20,
    "cancelled_plans": 3,
    "rituals_kept": 1,
    "feels_heard": 3,
    "misunderstandings": 1,
    "interrupts": 1,
    "unresolved_conflicts": 1,
    "same_argument_returns": 1,
    "trust": 8,
    "appreciation": 3,
    "relationship_satisfaction": 8,
    "fears_partner": False,
    "controlled_by_partner": False,
    "hurt_by_partner": False,
    "watched_or_isolated": False,
    "pressed_into_sex": False,
    "choked_or_threatened_with_weapon": False,
    "child_at_risk": False,
    "hurt_partner": False,
    "suicidal_thoughts": False,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a plan for two and one for a partner alone; with --calendar, write the entries."""
    parser = ArgumentParser(description="Print what to begin with, week by week, and write it for a calendar.")
    parser.add_argument("--minutes", type=float, default=90, help="the time in a week (90)")
    parser.add_argument("--calendar", type=Path, help="where to write the entries")
    parser.add_argument("--start", type=date.fromisoformat, default=date(2030, 1, 7), help="the first day")
    options = parser.parse_args(arguments)
    diagnosis = ik.diagnose(ANSWERS)
    try:
        plan = diagnosis.plan(minutes_per_week=options.minutes, together=True, weeks=8)
        alone = diagnosis.plan(minutes_per_week=options.minutes, together=False, weeks=8)
        print(plan)
        print("\nIf only one of you takes part:")
        for item in alone.items:
            print(f"  Week {item.begins}: {item.practice.title}")
        if options.calendar is not None:
            options.calendar.write_bytes(plan.to_ics(options.start))
            print(f"\nWritten: {options.calendar.name}")
    except ik.IntimacyKitError as error:
        print(f"eight_week_plan: {error.message} ({error.code}): {error.help}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"eight_week_plan: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
