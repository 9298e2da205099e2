"""`intimacy-kit demo`: diagnose built-in example answers."""

from __future__ import annotations

from collections.abc import Mapping

from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.told import room, tell
from intimacy_kit.loading import load_knowledge

ANSWERS: Mapping[str, float | bool | str] = {
    "quality_time_hours": 2,
    "daily_talk_minutes": 20,
    "cancelled_plans": 3,
    "rituals_kept": 1,
    "work_hours": 52,
    "feels_heard": 2,
    "shares_feelings": 1,
    "distracted_when_talking": 3,
    "unresolved_conflicts": 3,
    "same_argument_returns": 3,
    "repair_works": 2,
    "trust": 8,
    "hides_feelings": 2,
    "honesty": 4,
    "promises_kept": 3,
    "appreciation": 2,
    "fears_partner": False,
    "controlled_by_partner": False,
    "hurt_by_partner": False,
    "suicidal_thoughts": False,
}


def run() -> None:
    """Diagnose a couple that was made up. It also tells why their first challenge was found."""
    with exit_on_error():
        diagnosis = load_knowledge(plugins=False).diagnose(ANSWERS)
        why = diagnosis.explain(diagnosis.challenges[0].id)
        tell(f"{diagnosis.to_text(width=room(80))}\n\n{why.to_text(width=room(100))}")
        tell("\nNow with answers of your own: intimacy-kit ask")
