"""Two partners who answered on their own: what came of each and of both, and what each of them may see.

python examples/two_partners.py
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import intimacy_kit as ik

Answers = Mapping[str, float | bool | str]
HERS: Answers = {
    "quality_time_hours": 3,
    "feels_heard": 1,
    "validation": 1,
    "misunderstandings": 3,
    "hides_feelings": 3,
    "trust": 6,
    "appreciation": 2,
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
HIS: Answers = {
    "quality_time_hours": 5,
    "feels_heard": 4,
    "validation": 3,
    "misunderstandings": 1,
    "hides_feelings": 1,
    "trust": 8,
    "appreciation": 3,
}
RESOURCES = ik.Resources(
    {
        "en": [
            ik.HelpLine(
                name="(the help line that your app supplies)",
                contact="(its number)",
                verified=date(2026, 9, 1),
                concerns=("fear_of_partner",),
            )
        ]
    }
)


def main() -> None:
    kb = ik.load_knowledge()
    dx = kb.diagnose(ik.Couple(a=HERS, b=HIS))
    print("For whoever helps the two")
    for finding in dx.challenges:
        a, b = (dx.of(who).findings[finding.id].level for who in dx.partners)
        print(f"  {finding.title}: {finding.level} (a: {a}, b: {b})")
    for gap in dx.gaps():
        print(f"  far apart: {gap.title} ({gap.level})")
    print(f"  first: {dx.remedies[0].strategy.title}")
    print(f"  safety: {dx.safety.status}, as only one of them was asked; that never means safe")

    print("\nFor each of them, in private: what their own answers come to")
    for partner in dx.partners:
        found = [finding.title for finding in dx.view(partner).challenges]
        print(f"  {partner}: {', '.join(found) or 'nothing hard was found so far'}")

    print("\nFor both to look at together")
    for finding in dx.shareable().findings:
        if finding.present:
            print(f"  {finding.title}: {finding.level}")

    print("\nIf one of them is afraid")
    afraid = kb.diagnose(ik.Couple(a={**HERS, "fears_partner": True}, b=HIS))
    print(f"  what is left to recommend: {', '.join(remedy.strategy.title for remedy in afraid.remedies)}")
    print(f"  what b sees is the same as before: {afraid.view('b') == dx.view('b')}")
    print(f"  what both see is the same as before: {afraid.shareable() == dx.shareable()}")
    for line in afraid.help_lines(RESOURCES, "en-GB", today=date(2026, 10, 1)):
        print(f"  for a, alone: {line.name}: {line.contact}")


if __name__ == "__main__":
    main()
