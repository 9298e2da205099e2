"""`diagnose_frame` agrees with `diagnose` to the last bit, for every kind of dataframe."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.loading import load_knowledge
from intimacy_kit.packs.linking.build import build
from intimacy_kit.reasoning.runtime import Runtime
from tests.differential.frames import BACKENDS, Backend, Rows, batch, complete, expected, results
from tests.property.cases import generated
from tests.small_pack import FILES, small_knowledge

each_backend = pytest.mark.parametrize("backend", BACKENDS.values(), ids=BACKENDS)
ONCE = ("polars lazy", "pandas", "pyarrow", "duckdb")
"""One for each library; the others differ from these in their types, which the generated packs show as well."""

one_a_library = pytest.mark.parametrize(
    "backend",
    [pytest.param(each, id=name, marks=() if name in ONCE else pytest.mark.nightly) for name, each in BACKENDS.items()],
)
REMEDIES = 4


def agree(knowledge: KnowledgeBase, backend: Backend, rows: Rows) -> None:
    frame, diagnosed = agreeing(knowledge, backend, rows)
    ignoring = backend.read(
        knowledge.diagnose_frame(frame, intervals=True, remedies=REMEDIES, rules=True, invalid="null")
    )
    assert [(row.pop("ik_invalid"), row.pop("ik_unreadable_safety")) for row in ignoring] == [("", False)] * len(rows)
    assert results(ignoring) == results(diagnosed)
    short = results(backend.read(knowledge.diagnose_frame(frame, remedies=REMEDIES, rules=True)))
    assert short == [{name: row[name] for name in short[0]} for row in results(diagnosed)]


def agreeing(knowledge: KnowledgeBase, backend: Backend, rows: Rows) -> tuple[Any, Rows]:
    frame = backend.make(rows, knowledge)
    diagnosed = backend.read(knowledge.diagnose_frame(frame, intervals=True, remedies=REMEDIES, rules=True))
    cases = [{id: row[id] for id in knowledge.signals} for row in rows]
    assert results(diagnosed) == [expected(knowledge.diagnose(case), REMEDIES) for case in cases]
    assert [row["case"] for row in diagnosed] == list(range(len(rows)))
    return frame, diagnosed


@each_backend
@given(st.data())
@settings(max_examples=settings().max_examples // 3)
def test_diagnose_frame_agrees_with_diagnose(backend: Backend, data: st.DataObject) -> None:
    knowledge = data.draw(generated()).knowledge
    random = Random(data.draw(st.integers(0, 2**32)))
    nothing = dict.fromkeys(knowledge.signals)
    everything = complete(knowledge, random)
    rows = batch(knowledge, random, data.draw(st.integers(0, 12)))
    rows += data.draw(st.sampled_from([[], [nothing], [everything], [nothing, everything]]))
    agree(knowledge, backend, [{"case": number, **row} for number, row in enumerate(rows)])


@one_a_library
def test_diagnose_frame_agrees_with_diagnose_on_the_core_pack(backend: Backend) -> None:
    knowledge = load_knowledge()
    random = Random(1)
    rows = [dict.fromkeys(knowledge.signals), complete(knowledge, random), *batch(knowledge, random, 80)]
    agreeing(knowledge, backend, [{"case": number, **row} for number, row in enumerate(rows)])


@each_backend
@pytest.mark.parametrize("size", [0, 1])
def test_frames_without_rows_and_with_one_row(backend: Backend, size: int) -> None:
    knowledge = small_knowledge()
    nothing = dict.fromkeys(knowledge.signals)
    agree(knowledge, backend, [{"case": 0, **nothing}][:size])


@one_a_library
def test_regression_professional_strategies_without_support_of_these_concerns(backend: Backend) -> None:
    """Frames recommended every professional strategy under every concern."""
    more = """
- {id: a_doctor, title: See a doctor, text: Talk to a doctor., addresses: {gloom: 0.5}, professional: true,
   evidence: {grade: good, note: Well studied.}, practices: [ask_a_doctor], source: notes}
"""
    practice = """
- {id: ask_a_doctor, title: Ask a doctor, steps: [Make an appointment.], minutes: 15, cadence: once, who: one,
   source: notes}
"""
    rule = """
- {id: low, when: drinks >= 3, title: Drinking, because: You deserve help., kind: concern, about: to_oneself,
   support: [ask_a_doctor], source: notes}
"""
    safety = FILES["safety.yaml"].replace("kind: concern,", "kind: concern, support: [first_call],", 1)
    added = {"strategies.yaml": more, "practices.yaml": practice, "safety.yaml": rule}
    files = {**FILES, "safety.yaml": safety}
    knowledge = KnowledgeBase(Runtime(build([files | {name: files[name] + text for name, text in added.items()}])))
    assert [remedy.strategy.id for remedy in knowledge.diagnose({"afraid": True}).remedies] == ["see_someone"]
    rows: Rows = [
        {**dict.fromkeys(knowledge.signals), "afraid": afraid, "hurt": hurt, "drinks": drinks}
        for afraid in (None, True)
        for hurt in (None, True)
        for drinks in (None, 0.0, 4.0)
    ]
    agree(knowledge, backend, [{"case": number, **row} for number, row in enumerate(rows)])
