"""What a diagnosis costs beside the bare generated function, on the core pack.

Target: with all signals answered `kb.diagnose` (validation, intervals, remedies, a full typed result) takes at most 8
times as long as the generated function that it runs. The typed result is put together when it is first looked at, so
both are measured: the call alone, and the call with everything in its result read.
"""

from __future__ import annotations

from collections.abc import Callable

from measure import everything_answered, in_turn

import intimacy_kit as ik

ROUNDS, TIMES = 60, 20


def repeat(work: Callable[[], object]) -> Callable[[], None]:
    def repeated() -> None:
        for _ in range(TIMES):
            work()

    return repeated


def read(diagnosis: ik.Diagnosis) -> object:
    return diagnosis.safety, diagnosis.findings, diagnosis.components, diagnosis.remedies


def main() -> None:
    kb = ik.load_knowledge()
    engine = kb.runtime.engine
    cases = {
        "all answered, mid-range": everything_answered(kb, troubled=False),
        "all answered, troubled": everything_answered(kb, troubled=True),
        "four signals answered": {
            "quality_time_hours": 1.5,
            "unresolved_conflicts": 4,
            "hides_feelings": 3,
            "work_hours": 55,
        },
    }
    print(f"{'case':<25} {'bare function':>14} {'diagnose':>11} {'ratio':>6} {'and read':>11} {'ratio':>6}")
    for name, answers in cases.items():
        slots = engine.slots(kb.observations(answers))
        generated = engine.settled if len(answers) == len(kb.signals) else engine.general
        bare = repeat(lambda run=generated, slots=slots: run(slots))
        call, function, ratio = in_turn(repeat(lambda a=answers: kb.diagnose(a)), bare, ROUNDS)
        whole, _, ratio_whole = in_turn(repeat(lambda a=answers: read(kb.diagnose(a))), bare, ROUNDS)
        times = (seconds / TIMES * 1e6 for seconds in (function, call, whole))
        function_us, call_us, whole_us = (f"{time:.1f} us" for time in times)
        print(f"{name:<25} {function_us:>14} {call_us:>11} {ratio:>6.1f} {whole_us:>11} {ratio_whole:>6.1f}")


if __name__ == "__main__":
    main()
