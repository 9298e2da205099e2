"""Three check-ins of one person, a month apart: what got better, and what is harder again.

python examples/over_time.py
"""

from __future__ import annotations

import intimacy_kit as ik

FIRST = {
    "quality_time_hours": 1,
    "rituals_kept": 0,
    "feels_heard": 1,
    "shares_needs": 1,
    "misunderstandings": 3,
    "unresolved_conflicts": 2,
}
CHECK_INS = {
    "2026-01-31": FIRST,
    "2026-02-28": {**FIRST, "quality_time_hours": 6, "feels_heard": 3, "misunderstandings": 2},
    "2026-03-31": {**FIRST, "quality_time_hours": 6, "rituals_kept": 4},
}


def main() -> None:
    kb = ik.load_knowledge()
    told = ik.progress([(when, kb.diagnose(answers)) for when, answers in CHECK_INS.items()])
    print(told)
    if told.concern:
        return
    print()
    for trend in told.findings:
        if trend.state != "plateau":
            scores = "  ".join(f"{point.score or 0.0:.2f}" for point in trend.points)
            print(f"{trend.title:<40} {scores}  {trend.state}")


if __name__ == "__main__":
    main()
