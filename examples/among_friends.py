"""The same answers among friends and in a marriage: what is asked, what is found, and what suits.

python examples/among_friends.py
"""

from __future__ import annotations

import intimacy_kit as ik

ANSWERS = {
    "trust": 3,
    "hides_feelings": 3,
    "feels_heard": 1,
    "quality_time_hours": 1,
    "loneliness": 3,
    "appreciation": 1,
}


def main() -> None:
    kb = ik.load_knowledge()
    for context in ("friendship", "marriage"):
        within = kb.within(context)
        dx = within.diagnose(ANSWERS)
        print(within.contexts[context].title)
        print(f"  asks {len(within.signals)} questions, such as:")
        print(f"    {within.signals['trust'].question}")
        for finding in dx.challenges:
            print(f"  {finding.title}: {finding.level}")
        light = [finding.title for finding in dx.findings.values() if finding.level == "none"]
        print(f"  also looked at: {', '.join(light[-2:])}")
        remedy = dx.remedies[0]
        print(f"  first: {remedy.strategy.title}, beginning with: {remedy.practices[0].title}\n")
    offered = kb.diagnose(ANSWERS, context="romantic", tailoring=["with_a_man"])
    print("An offer, where it fits:", kb.tailorings["with_a_man"].title)
    for remedy in offered.remedies[:2]:
        print(f"  {remedy.strategy.title}: {remedy.practices[0].title}")


if __name__ == "__main__":
    main()
