"""What if they had more time, and what would have to change: a diagnosis asked further.

python examples/paths.py
"""

from __future__ import annotations

import intimacy_kit as ik

ANSWERS = {
    "quality_time_hours": 2,
    "daily_talk_minutes": 10,
    "shared_activities": 1,
    "rituals_kept": 0,
    "work_hours": 55,
    "feels_heard": 1,
    "shares_feelings": 1,
    "misunderstandings": 3,
    "past_betrayal": False,
}


def main() -> None:
    dx = ik.diagnose(ANSWERS)
    if dx.safety.concern:  # under a concern there is only support
        print(dx.to_text())
        return
    for challenge in dx.challenges:
        print(f"{challenge.title}: {challenge.level}")
    print()
    print(dx.what_if(quality_time_hours=6, rituals_kept=4))
    for challenge in dx.challenges:
        print()
        print(dx.path_to(challenge.id))


if __name__ == "__main__":
    main()
