"""What asking a diagnosis further costs, beside the diagnosis itself, on the core pack.

python benchmarks/questions.py
"""

from __future__ import annotations

from random import Random
from statistics import median
from time import perf_counter

from measure import in_turn

import intimacy_kit as ik

CASES = 300
LIKELY = {"hours": 80.0, "minutes": 90.0, "count": 10.0}
"""Few people answer more than this."""


def answers(knowledge: ik.KnowledgeBase, random: Random) -> dict[str, float | bool | str]:
    """The answers of someone for whom things are more or less hard; some signals are not answered."""
    hard, unknown = random.random(), random.choice([0.0, 0.3, 0.6])
    given: dict[str, float | bool | str] = {}
    for id, signal in knowledge.signals.items():
        if signal.group == "safety" or random.random() < unknown:
            continue
        if signal.spec.value_type == "flag":
            given[id] = random.random() < 0.5
        elif signal.spec.value_type == "choice":
            given[id] = random.choice(signal.choices)
        else:
            low, high = signal.bounds
            high = min(high, LIKELY.get(signal.kind, high))
            share = random.random() ** (3 if random.random() < hard else 1)
            worse = signal.direction == "worse_when_higher"
            given[id] = float(round(high - (high - low) * share if worse else low + (high - low) * share))
    return given


def what_if(knowledge: ik.KnowledgeBase) -> None:
    random = Random(1)  # noqa: S311 - the same cases each time
    cases = [answers(knowledge, random) for _ in range(CASES)]
    diagnoses = [knowledge.diagnose(case) for case in cases]
    asked, made, ratio = in_turn(
        lambda: [dx.what_if(quality_time_hours=6) for dx in diagnoses],
        lambda: [knowledge.diagnose(case) for case in cases],
        9,
    )
    print(f"what_if      {asked / CASES * 1e6:9.0f} us   {ratio:8.1f} x diagnose ({made / CASES * 1e6:.0f} us)")


def path_to(knowledge: ik.KnowledgeBase) -> None:
    """Each case is asked for one finding that is present, chosen at random, and for one lower level."""
    random = Random(2)  # noqa: S311 - the same cases each time
    seconds: list[float] = []
    ratios: list[float] = []
    ends = {"complete": 0, "impossible": 0, "not all looked at": 0}
    while len(seconds) < CASES:
        case = answers(knowledge, random)
        dx = knowledge.diagnose(case)
        present = [*dx.challenges, *dx.consequences]
        if not present:
            continue
        finding = random.choice(present)
        level = random.choice([name for name in ("none", "mild", "moderate") if name != finding.level])
        start = perf_counter()
        for _ in range(20):
            knowledge.diagnose(case)
        middle = perf_counter()
        paths = dx.path_to(finding.id, level=level)
        seconds.append(perf_counter() - middle)
        ratios.append(seconds[-1] / ((middle - start) / 20))
        ends["not all looked at" if not paths.complete else "complete" if paths.possible else "impossible"] += 1
    for name, choose in (("median", median), ("worst", max)):
        print(f"path_to      {choose(seconds) * 1e3:9.1f} ms   {choose(ratios):8.0f} x diagnose ({name} of {CASES})")
    print(f"             {', '.join(f'{count} {end}' for end, count in ends.items())}")


def next_questions(knowledge: ik.KnowledgeBase) -> None:
    """Of each case, and of each step of whole check-ins."""
    random = Random(3)  # noqa: S311 - the same cases each time
    cases = [answers(knowledge, random) for _ in range(CASES // 3)]
    diagnoses = [knowledge.diagnose(case) for case in cases]
    asked, _, ratio = in_turn(
        lambda: [dx.next_questions() for dx in diagnoses], lambda: [knowledge.diagnose(case) for case in cases], 3
    )
    print(f"next_questions {asked / len(cases) * 1e3:7.1f} ms   {ratio:8.0f} x diagnose")
    start = perf_counter()
    for case in cases:
        knowledge.diagnose(case)
    made = (perf_counter() - start) / len(cases)
    for stop_when in ("settled", "likely", "everything"):
        steps: list[float] = []
        for case in cases[:20]:
            checkin = knowledge.checkin(stop_when=stop_when)  # type: ignore[arg-type]  # one of the words
            for question in checkin:
                start = perf_counter()
                checkin.answer(False if question.safety else case.get(question.signal.id))
                _ = checkin.question
                steps.append(perf_counter() - start)
        for name, value in (("median", median(steps)), ("worst", max(steps))):
            label = f"a step until {stop_when}, {name}"
            print(f"{label:<32} {value * 1e3:7.1f} ms   {value / made:8.0f} x diagnose")


def progress(knowledge: ik.KnowledgeBase) -> None:
    """Of ten diagnoses, beside making one of them."""
    random = Random(3)  # noqa: S311 - the same cases each time
    cases = [answers(knowledge, random) for _ in range(10)]
    diagnoses = [knowledge.diagnose(case) for case in cases]
    told, made, ratio = in_turn(
        lambda: ik.progress(diagnoses), lambda: [knowledge.diagnose(case) for case in cases], 99
    )
    print(f"progress     {told * 1e6:9.0f} us   {10 * ratio:8.1f} x diagnose (of 10, {made / 10 * 1e6:.0f} us each)")


def plan(knowledge: ik.KnowledgeBase) -> None:
    random = Random(4)  # noqa: S311 - the same cases each time
    cases = [answers(knowledge, random) for _ in range(CASES)]
    diagnoses = [knowledge.diagnose(case) for case in cases]
    for minutes in (30, 90, 600):
        asked, made, ratio = in_turn(
            lambda minutes=minutes: [dx.plan(minutes_per_week=minutes) for dx in diagnoses],
            lambda: [knowledge.diagnose(case) for case in cases],
            3,
        )
        about = f"{minutes} minutes a week; diagnose: {made / CASES * 1e6:.0f} us"
        print(f"plan         {asked / CASES * 1e6:9.0f} us   {ratio:8.1f} x diagnose ({about})")


def couples(knowledge: ik.KnowledgeBase) -> None:
    """Two partners, beside one of them alone."""
    random = Random(5)  # noqa: S311 - the same cases each time
    cases = [answers(knowledge, random) for _ in range(CASES)]
    pairs = [ik.Couple(a=case, b=answers(knowledge, random)) for case in cases]
    diagnoses = [knowledge.diagnose(pair) for pair in pairs]
    asked = {
        "diagnose": lambda: [knowledge.diagnose(pair) for pair in pairs],
        "gaps": lambda: [dx.gaps() for dx in diagnoses],
        "view": lambda: [dx.view("a") for dx in diagnoses],
        "shareable": lambda: [dx.shareable() for dx in diagnoses],
        "what_if": lambda: [dx.what_if(quality_time_hours=6) for dx in diagnoses],
    }
    for name, ask in asked.items():
        took, _, ratio = in_turn(ask, lambda: [knowledge.diagnose(case) for case in cases], 9)
        print(f"{name + ', of a couple':<22}{took / CASES * 1e6:9.0f} us   {ratio:8.1f} x diagnose")


def contexts(knowledge: ik.KnowledgeBase) -> None:
    """To choose one, once and again; and a diagnosis within it, beside one without."""
    random = Random(6)  # noqa: S311 - the same cases each time
    shared = set.intersection(*({*knowledge.within(id).signals} for id in knowledge.contexts))
    cases = [
        {id: value for id, value in answers(knowledge, random).items() if id in shared} for _ in range(CASES)
    ]  # what is asked everywhere
    plain = lambda: [knowledge.diagnose(case) for case in cases]  # noqa: E731 - timed several times
    fresh = ik.load_knowledge()
    start = perf_counter()
    fresh.within("friendship").diagnose({})
    first = perf_counter() - start
    _, made, _ = in_turn(plain, plain, 3)
    print(f"within, the first time {first * 1e3:8.1f} ms   {first / (made / CASES):8.0f} x diagnose (with a diagnosis)")
    for id in knowledge.contexts:
        took, _, ratio = in_turn(lambda id=id: [knowledge.diagnose(case, context=id) for case in cases], plain, 9)
        print(f"{'diagnose, ' + id:<22}{took / CASES * 1e6:9.0f} us   {ratio:8.1f} x diagnose without context")


def main() -> None:
    knowledge = ik.load_knowledge()
    what_if(knowledge)
    path_to(knowledge)
    plan(knowledge)
    next_questions(knowledge)
    progress(knowledge)
    couples(knowledge)
    contexts(knowledge)


if __name__ == "__main__":
    main()
