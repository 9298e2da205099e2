"""Make the conformance battery anew: what every engine must give, from the packs in `conformance/packs` and the core.

    python tools/conformance.py          # writes conformance/cases/*.json
    python tools/conformance.py --check  # fails if they are not up to date

The cases are chosen by random numbers that are the same every time, so a pack that does not change has the same cases.
What is expected is what `interpret` gives, the engine that defines the meaning of rules.
"""

import json
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from math import inf, nextafter
from pathlib import Path
from random import Random
from typing import Any

import intimacy_kit as ik
from intimacy_kit.diagnosis import from_outcomes, with_earlier
from intimacy_kit.engines.interpret import run
from intimacy_kit.model.conditions import Compare
from intimacy_kit.model.fields import bare
from intimacy_kit.model.observations import Value
from intimacy_kit.model.signals import Signal

FOLDER = Path(__file__).parents[1] / "conformance"
SIZES = {"core": (24, 10, 6), "logic": (60, 0, 0), "two": (40, 40, 24)}
"""How many cases there are of one person, of two, and over time."""
RATES = (0.0, 0.1, 0.3, 0.6, 0.9, 1.0)
"""How much is not answered."""
TIMES = (
    ("2026-01-31", "2026-02-14", "2026-02-28"),  # 28 days from first to last
    ("2026-01-30T08:00:00Z", "2026-01-30T10:30:00+02:00", "2026-02-27T08:00:00.000001Z"),
    ("2026-01-01", "2026-03-01", "2026-03-02"),
    (None, None, None),
)
Answers = dict[str, Value | None]


def knowledge_of(pack: str) -> ik.KnowledgeBase:
    """Return the knowledge base of a pack of the battery."""
    if pack == "core":
        return ik.load_knowledge(plugins=False)
    return ik.load_knowledge(FOLDER / "packs" / pack, core=False)


def bits(number: float) -> str:
    """Return the 64 bits of a double, the first byte with its sign, as 16 hexadecimal digits."""
    return struct.pack(">d", number).hex()


def told(dx: ik.Diagnosis) -> dict[str, Any]:
    """Return what a case expects of its diagnosis."""
    shareable = dx.shareable()
    safety = dx.safety
    return {
        "safety": {
            "status": safety.status,
            "concerns": ids(safety.concerns),
            "cautions": ids(safety.cautions),
            "unanswered": [*safety.unanswered],
            "answered_no": [*safety.answered_no],
            "ended": ids(safety.ended),
        },
        "findings": {
            each.id: [each.level, bits(each.score), bits(each.low), bits(each.high), each.basis]
            for each in dx.findings.values()
        },
        "components": {
            each.id: [each.level, bits(each.score), bits(each.low), bits(each.high)] for each in dx.components.values()
        },
        "indexes": {
            each.id: [each.level, None if each.value is None else bits(each.value), bits(each.low), bits(each.high)]
            for each in dx.indexes.values()
        },
        "remedies": [
            {
                "strategy": each.strategy.id,
                "priority": bits(each.priority),
                "relevance": bits(each.relevance),
                "reasons": ids(each.reasons),
                "first": ids(each.first),
                "practices": ids(each.practices),
                "waiting": ids(each.waiting),
                "taken_by": {one.practice: "".join(one.partners) for one in each.taken_by},
            }
            for each in dx.remedies
        ],
        "fired": [*dx.fired],
        "undetermined": [*dx.undetermined],
        "unknown": [*dx.unknown],
        "shareable": {
            "findings": {each.id: [each.level, each.open, each.basis] for each in shareable.findings},
            "components": {each.id: each.level for each in shareable.components},
            "indexes": {each.id: each.level for each in shareable.indexes},
            "remedies": [[each.id, ids(each.practices)] for each in shareable.remedies],
        },
        "digest": dx.digest(),
    }


def ids(items: Iterable[Any]) -> list[str]:
    return [item.id for item in items]


def given(check_in: Mapping[str, Any]) -> Any:
    """Return the answers of a check-in as `diagnose` takes them."""
    if "answers" in check_in:
        return dict(check_in["answers"])
    return ik.Couple(a=check_in["a"], b=check_in["b"])


def answer(kb: ik.KnowledgeBase, case: Mapping[str, Any], engine: str = "compiled") -> dict[str, Any]:
    """Return what comes of a case: of the last of its check-ins, or the codes of what is wrong with that.

    Args:
        kb: of the pack.
        case: a case of the battery.
        engine: the name of an engine, or `interpret`.
    """
    chosen = kb.within(case.get("context"))
    before: list[Any] = []
    for check_in in case["check_ins"]:
        when = check_in.get("when")
        earlier = before or None
        try:
            dx = diagnosed(chosen, given(check_in), earlier, when, engine)
        except ik.IntimacyKitError as error:
            return {"refused": [problem.code for problem in error.problems]}
        before.append((when, dx) if when else dx)
    return told(dx)


def diagnosed(kb: ik.KnowledgeBase, values: Any, earlier: Any, when: Any, engine: str) -> ik.Diagnosis:
    if engine != "interpret":
        return kb.diagnose(values, earlier=earlier, when=when, engine=engine)  # type: ignore[arg-type]  # its name
    runtime = kb.runtime
    case = with_earlier(runtime, runtime.case(values), earlier, when)
    book = runtime.of(case).built.rulebook
    return from_outcomes(runtime, case, case.run(book, partial(run, book)))


def cases(pack: str) -> Iterator[dict[str, Any]]:
    """Yield the cases of a pack, without what is expected."""
    kb, random = knowledge_of(pack), Random(pack)  # noqa: S311 - nothing here is secret
    one, two, times = SIZES[pack]
    contexts = [None, *kb.contexts]
    for number in range(one):
        yield of(f"one {number}", random.choice(contexts), kb, [{"answers": answers(kb, random)}])
    for number in range(two):
        a, b = couple(kb, random)
        yield of(f"two {number}", random.choice(contexts), kb, [{"a": a, "b": b}])
    for number in range(times):
        check_ins: list[dict[str, Any]] = []
        for when in TIMES[number % len(TIMES)]:
            a, b = couple(kb, random)
            people = {"a": a, "b": b} if number % 3 else {"answers": a}
            check_ins.append(({"when": when} if when else {}) | people)
        yield of(f"over time {number}", None, kb, check_ins)
    yield from refused(kb)
    yield from by_items(kb, random)


def of(name: str, context: str | None, kb: ik.KnowledgeBase, check_ins: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a case with the answers that there are in its context."""
    known = kb.within(context).signals
    kept = [
        {key: {id: each[id] for id in each if id in known} if key != "when" else each for key, each in one.items()}
        for one in check_ins
    ]
    return {"name": name} | ({"context": context} if context else {}) | {"check_ins": kept}


def refused(kb: ik.KnowledgeBase) -> Iterator[dict[str, Any]]:
    """Yield cases that are refused."""
    wrong: list[dict[str, Any]] = [{"no_such_signal": 1}]
    for signal in kb.signals.values():
        if signal.is_number:
            wrong += [{signal.id: signal.bounds[1] + 1}, {signal.id: True}, {signal.id: "1"}]
        elif signal.choices:
            wrong += [{signal.id: "no_such_choice"}, {signal.id: 0}]
        else:
            wrong += [{signal.id: 1}, {signal.id: "true"}]
    for number, answers in enumerate(wrong[:12]):
        yield {"name": f"refused {number}", "check_ins": [{"answers": answers}]}
    yield {"name": "refused of two", "check_ins": [{"a": wrong[1], "b": wrong[0]}]}
    yield {"name": "refused after two", "check_ins": [{"a": {}, "b": {}}, {"answers": {}}]}


def by_items(kb: ik.KnowledgeBase, random: Random) -> Iterator[dict[str, Any]]:
    """Yield cases that answer the items of instruments: whole, with gaps, and wrong."""
    for signal in kb.signals.values():
        if signal.scale is not None:
            items = signal.scale.scoring.items
            whole = [random.randint(item.minimum, item.maximum) for item in items]
            lists: dict[str, list[Any]] = {
                "whole": whole,
                "lowest": [item.minimum for item in items],
                "highest": [item.maximum for item in items],
                "a gap": [None, *whole[1:]],
                "too few": whole[1:],
                "none": [],
                "too high": [*whole[:-1], items[-1].maximum + 1],
                "no whole number": [items[0].minimum + 0.5, *whole[1:]],
                "a truth": [True, *whole[1:]],
                "text": [*whole[:-1], "1"],
            }
            for name, given in lists.items():
                yield {"name": f"items of {signal.id}, {name}", "check_ins": [{"answers": {signal.id: given}}]}
            yield {"name": f"items of {signal.id}, two", "check_ins": [{"a": {signal.id: whole}, "b": {signal.id: []}}]}


def answers(kb: ik.KnowledgeBase, random: Random) -> Answers:
    """Return answers of which some are missing; numbers are often right on a threshold, or next to one."""
    rate, safe = random.choice(RATES), random.random() < 0.6
    found: Answers = {}
    for signal in kb.signals.values():
        if random.random() >= rate:
            found[signal.id] = value(kb, random, signal)
            if safe and signal.id in kb.runtime.built.rulebook.read_by_safety and not signal.is_number:
                found[signal.id] = False
    return found


def couple(kb: ik.KnowledgeBase, random: Random) -> tuple[Answers, Answers]:
    return answers(kb, random), answers(kb, random)


def value(kb: ik.KnowledgeBase, random: Random, signal: Signal) -> Value:
    if not signal.is_number:
        return random.choice(signal.choices or (True, False))
    low, high = signal.bounds
    conditions = [rule.when for rule in kb.rules.values()] + [rule.when for rule in kb.safety_rules.values()]
    near = [
        each
        for condition in conditions
        for atom in condition.atoms
        if isinstance(atom, Compare) and bare(atom.name) == signal.id
        for each in (atom.value, nextafter(atom.value, inf), nextafter(atom.value, -inf))
    ]
    return random.choice([low, high, *(each for each in near if low <= each <= high)])


def battery(pack: str) -> str:
    """Return the text of the cases of a pack, a case a line."""
    kb = knowledge_of(pack)
    lines = [json.dumps(case | {"expected": answer(kb, case, "interpret")}) for case in cases(pack)]
    head = {"format": 1, "pack": pack, "digests": {one.name: one.digest for one in kb.packs}}
    return json.dumps(head)[:-1] + ', "cases": [\n' + ",\n".join(lines) + "\n]}\n"


def main() -> None:
    stale = []
    for pack in SIZES:
        path, text = FOLDER / "cases" / f"{pack}.json", battery(pack)
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(path.name)
            if "--check" not in sys.argv[1:]:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, "utf-8")
    if stale and "--check" in sys.argv[1:]:
        sys.exit(f"not up to date: {', '.join(stale)}: run `python tools/conformance.py`")
    print(f"{len(SIZES)} packs, {len(stale)} written")


if __name__ == "__main__":
    main()
