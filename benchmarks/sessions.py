"""What one more answer costs in a live session, and whether memory grows as sessions open and close.

Targets: `observe` takes no longer than one `kb.diagnose` of the same answers; memory does not grow over 100,000
sessions (an argument sets another number).
"""

from __future__ import annotations

import sys
from functools import reduce
from statistics import median

from measure import everything_answered, in_turn
from memory import resident

import intimacy_kit as ik

Answers = dict[str, float | bool | str]
ROUNDS = 100


def compare(kb: ik.KnowledgeBase, name: str, steps: list[Answers], listeners: int) -> None:
    """A session that is told these answers step by step, beside a diagnosis of all that is answered at each step."""
    answered = [reduce(lambda before, step: {**before, **step}, steps[: n + 1]) for n in range(len(steps))]
    session = kb.session()
    for _ in range(listeners):
        session.on_finding(id)

    def observe() -> None:
        for step in steps:
            session.observe(step)

    def diagnose() -> None:
        for answers in answered:
            kb.diagnose(answers)

    times = []
    for _ in range(ROUNDS):
        session.observe(dict.fromkeys(kb.signals))
        times.append(in_turn(observe, diagnose, 1))
    one, whole, ratio = (median(values) for values in zip(*times, strict=True))
    one_us, whole_us = (f"{seconds / len(steps) * 1e6:.1f} us" for seconds in (one, whole))
    print(f"{name:<40} {'one listens' if listeners else 'nobody listens':<15} {one_us:>9} {whole_us:>9} {ratio:>6.2f}")


def main() -> None:
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    kb = ik.load_knowledge()
    few: Answers = {"quality_time_hours": 1.5, "unresolved_conflicts": 4, "hides_feelings": 3}
    print(f"{'case':<40} {'':<15} {'observe':>9} {'diagnose':>9} {'ratio':>6}")
    check_in = [{id: value} for id, value in everything_answered(kb, troubled=True).items()]
    to_and_fro: list[Answers] = [few, *([{"quality_time_hours": 1.0}, {"quality_time_hours": 30.0}] * 20)]
    for listeners in (0, 1):
        compare(kb, "a check-in, answer by answer", check_in, listeners)
    for listeners in (0, 1):
        compare(kb, "one answer that changes four levels", to_and_fro, listeners)
    start = 0
    for number in range(total):
        with kb.session() as session:
            session.on_finding(id)
            session.observe(few)
            session.retract("hides_feelings")
        if number == total // 10:
            start = resident()
    end = resident()
    print(f"{total} sessions: {start} KiB after a tenth of them, {end} KiB at the end, ratio {end / start:.3f}")


if __name__ == "__main__":
    main()
