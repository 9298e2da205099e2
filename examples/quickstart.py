"""A check-in goes in, a diagnosis comes out. Run it as it is, or with the answers of your own.

Without an argument it takes the check-in below; with one, a JSON file such as {"trust": 7, "feels_heard": 3}:

    python examples/quickstart.py my_check_in.json
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import intimacy_kit as ik

CHECK_IN: Mapping[str, float | bool | str] = {
    # time
    "quality_time_hours": 2,  # in a usual week
    "daily_talk_minutes": 20,
    "cancelled_plans": 3,  # in a month
    "rituals_kept": 1,  # in a week
    "work_hours": 52,
    # talking: 0 never, 1 rarely, 2 sometimes, 3 often, 4 always
    "feels_heard": 2,
    "shares_feelings": 1,
    "misunderstandings": 2,
    "distracted_when_talking": 3,
    # conflict
    "unresolved_conflicts": 3,
    "same_argument_returns": 3,
    "repair_works": 2,
    "conflict_topic": "chores",
    # trust and closeness
    "trust": 8,  # of 10
    "hides_feelings": 2,
    "honesty": 4,
    "promises_kept": 3,
    "appreciation": 2,
    "emotional_closeness": 6,  # of 10
    # asked in private, each partner alone
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


def read_check_in(path: Path) -> Any:
    """Return the answers in a JSON file."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError):
        raise ValueError(f"{path.name} is not JSON") from None


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the diagnosis of a check-in, and why its first challenge was found."""
    parser = ArgumentParser(description="Print the diagnosis of a check-in, and why its first challenge was found.")
    parser.add_argument("check_in", type=Path, nargs="?", help="a JSON file with an answer for each signal you know")
    path: Path | None = parser.parse_args(arguments).check_in
    try:
        diagnosis = ik.diagnose(CHECK_IN if path is None else read_check_in(path))
    except ik.IntimacyKitError as error:
        more = f" (and {len(error.problems) - 1} more)" if len(error.problems) > 1 else ""
        print(f"quickstart: {error.message} ({error.code}): {error.help}{more}", file=sys.stderr)
        return 2
    except (OSError, ValueError) as error:
        print(f"quickstart: {error}", file=sys.stderr)
        return 2
    parts = [diagnosis.to_text()]
    if diagnosis.challenges and not diagnosis.safety.concern:
        parts += ["\nWhy the first challenge was found:", str(diagnosis.explain(diagnosis.challenges[0].id))]
    print("\n\n".join(parts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
