"""Run many generated cases through all engines, which must agree to the last bit.

    python -m tests.differential.soak [CASES] [WORKERS]

Hypothesis makes the packs; each gets a batch of cases with unknowns at every rate, often right on a threshold. It
prints how many cases of how many packs agreed on which engines, and how long that took. The first difference ends it.
"""

import sys
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from random import Random
from time import perf_counter
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from intimacy_kit.engines import interpret
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.packs.linking.build import build
from intimacy_kit.reasoning.runtime import Runtime
from intimacy_kit.testing.strategies import packs
from tests.differential import on_device
from tests.differential.frames import BACKENDS, Rows, batch, exact, expected
from tests.differential.test_engines import bits

try:
    import durable_rules_engine  # noqa: F401
except ImportError:
    DURABLE = False
else:
    DURABLE = True

BATCH, PACKS, REMEDIES = 1_000, 25, 3
"""Cases per pack, packs per task, remedies per case."""


def work(number: int) -> Counter[str]:
    """Check a batch of cases for each of some packs; return the number of cases on which each engine agreed."""
    agreed: Counter[str] = Counter()

    @seed(number)
    @settings(
        max_examples=PACKS,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(packs(), st.integers(0, 2**32))
    def look(files: Mapping[str, str], chance: int) -> None:
        built = build([files])
        found = agreements(built.rulebook, KnowledgeBase(Runtime(built)), Random(chance), device)
        agreed.update(found | {"packs": 1})

    with ExitStack() as stack:
        device = None if on_device.NODE is None else stack.enter_context(on_device.Device())
        look()
    return agreed


def agreements(book: Any, knowledge: KnowledgeBase, random: Random, device: on_device.Device | None) -> dict[str, int]:
    """Check a batch of cases of one pack; return the number of cases on which each engine agreed."""
    rows = batch(knowledge, random, BATCH)
    wanted: Rows = []
    results: list[Any] = []
    for number, row in enumerate(rows):
        values = knowledge.observations(row)
        outcome = bits(interpret.run(book, values))
        engine = knowledge.runtime.engine
        same(outcome, bits(engine.run(values)), "compiled")
        same(outcome, bits(Outcome._make(engine.general(engine.slots(values)))), "compiled, general")
        diagnosis = knowledge.diagnose(values)
        if DURABLE and number % 10 == 0:  # a tenth: it takes a hundred times as long
            same(diagnosis.record, knowledge.diagnose(values, engine="durable").record, "durable")
        wanted.append(expected(diagnosis, REMEDIES))
        results.append(on_device.exact(on_device.results(diagnosis)))
    counted = {"compiled": len(rows), "durable": (len(rows) + 9) // 10 * DURABLE}
    if device is not None:
        kit = device.export(knowledge, locales=[])
        for want, got in zip(results, kit.diagnose(rows, ["results"]), strict=True):
            same(want, got["results"], "javascript")
        few = rows[::20]  # digests are of whole records, which take long here
        for row, got in zip(few, kit.diagnose(few, ["digest"]), strict=True):
            same(knowledge.diagnose(row).digest(), got["digest"], "javascript, digest")
        counted["javascript"] = len(rows)
    numbered = [{"case": number, **row} for number, row in enumerate(rows)]
    for name, backend in BACKENDS.items():
        frame = knowledge.diagnose_frame(
            backend.make(numbered, knowledge), intervals=True, remedies=REMEDIES, rules=True
        )
        for want, got in zip(wanted, backend.read(frame), strict=True):
            same(want, {id: exact(got[id]) for id in want}, name)
        counted[name] = len(rows)
    return counted


def same(wanted: object, got: object, engine: str) -> None:
    if wanted != got:
        raise AssertionError(f"{engine} gives another answer")


def main() -> None:
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    pieces = -(-cases // (BATCH * PACKS))
    start, total = perf_counter(), Counter[str]()
    with ProcessPoolExecutor(workers, max_tasks_per_child=20) as pool:
        for done, agreed in enumerate(pool.map(work, range(pieces)), start=1):
            total += agreed
            print(f"{done} of {pieces}, {perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
    print(f"{total['compiled']:,} cases of {total['packs']:,} packs in {(perf_counter() - start) / 60:.0f} minutes:")
    for engine in ("compiled", *BACKENDS, "durable", "javascript"):
        print(f"  {total[engine]:>9,} the same with interpret and {engine}")


if __name__ == "__main__":
    main()
