"""`diagnose_frame` with columns of an earlier check-in agrees with `diagnose(..., earlier=..., when=...)`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.packs.linking.build import build
from intimacy_kit.reasoning.diagnosing.frames import frame_options
from intimacy_kit.reasoning.runtime import Runtime
from tests.differential.frames import (
    BACKENDS,
    Backend,
    Row,
    batch,
    expected,
    expected_of_two,
    results,
    row_by_row,
    side_by_side,
)
from tests.differential.test_couples import of_own
from tests.property.cases import cautious, guarded
from tests.small_pack import FILES, SHARED_CAUTION

NOW = datetime(2026, 3, 1)
SCREENING_DAYS = 28
OPTIONS: Any = {"intervals": True, "remedies": 2, "rules": True, "earlier": "_before", "earlier_days": "since"}


class Checked(NamedTuple):
    """One person at two check-ins; without days it is not known when the earlier one was."""

    now: Row
    then: Row
    days: float | None

    @property
    def row(self) -> Row:
        return {**self.now, **{f"{id}_before": value for id, value in self.then.items()}, "since": self.days}

    @property
    def when(self) -> datetime:
        return NOW - timedelta(days=10_000 if self.days is None else self.days)


def screening(knowledge: KnowledgeBase) -> KnowledgeBase:
    return KnowledgeBase(Runtime(replace(knowledge.runtime.built, screening_days=SCREENING_DAYS)))


def people(knowledge: KnowledgeBase, random: Random, size: int) -> list[Checked]:
    then = [{id: one[id] for id in read(knowledge)} for one in batch(knowledge, random, size)]
    days = [random.choice((None, 0.0, 7.0, 27.5, 28.0, 28.5, 300.0)) for _ in range(size)]
    return [Checked(*each) for each in zip(batch(knowledge, random, size), then, days, strict=True)]


def read(knowledge: KnowledgeBase) -> list[str]:
    return sorted(knowledge.runtime.built.rulebook.about_safety)


def columns(knowledge: KnowledgeBase) -> Any:
    """Something with the signals of such a frame."""
    rest: Any = {"invalid": "raise", "prefix": "ik_", "partners": None, "couple": None, "by_partner": False}
    return SimpleNamespace(signals=knowledge.runtime.columnar.signals(frame_options(**OPTIONS, **rest, passed_on=())))


def of_one(knowledge: KnowledgeBase, one: Checked) -> Row:
    before = [(one.when, knowledge.diagnose(one.then))]
    return expected(knowledge.diagnose(one.now, earlier=before, when=NOW), OPTIONS["remedies"])


def of_two(knowledge: KnowledgeBase, a: Checked, b: Checked) -> Row:
    before = [
        (a.when, knowledge.diagnose(ik.Couple(a=a.then, b={}))),
        (b.when, knowledge.diagnose(ik.Couple(a={}, b=b.then))),
    ]
    return expected_of_two(
        knowledge.diagnose(ik.Couple(a=a.now, b=b.now), earlier=before, when=NOW), OPTIONS["remedies"]
    )


def agree(knowledge: KnowledgeBase, backend: Backend, random: Random, given: Sequence[Checked]) -> None:
    signals = columns(knowledge)
    frame = backend.make([{"case": number, **one.row} for number, one in enumerate(given)], signals)
    diagnosed = backend.read(knowledge.diagnose_frame(frame, **OPTIONS))
    assert results(diagnosed) == [of_one(knowledge, one) for one in given]

    pairs = list(zip(given[::2], given[1::2], strict=False))
    wanted = [of_two(knowledge, *pair) for pair in pairs]
    rows = [(a.row, b.row) for a, b in pairs]
    frame = backend.make(side_by_side(rows), signals, "_a", "_b")
    diagnosed = backend.read(knowledge.diagnose_frame(frame, partners=("_a", "_b"), by_partner=True, **OPTIONS))
    assert results(diagnosed) == wanted

    each = row_by_row(rows, random)
    frame = backend.make(each, signals)
    diagnosed = backend.read(knowledge.diagnose_frame(frame, couple="household", by_partner=True, **OPTIONS))
    diagnosed.sort(key=lambda row: int(row["case"]))
    assert results(diagnosed) == [of_own(wanted[int(row["household"][1:])], row["whose"]) for row in each]


@pytest.mark.parametrize("backend", BACKENDS.values(), ids=BACKENDS)
@given(st.data())
@settings(max_examples=settings().max_examples // 5)
def test_earlier_check_ins_in_frames_are_those_of_diagnoses(backend: Backend, data: st.DataObject) -> None:
    knowledge = screening(data.draw(guarded() | cautious()))
    random = Random(data.draw(st.integers(0, 2**32)))
    agree(knowledge, backend, random, people(knowledge, random, data.draw(st.integers(1, 20))))


def test_with_the_core_pack() -> None:
    knowledge, random = ik.load_knowledge(), Random(16)
    given = people(knowledge, random, 12)
    nobody = dict.fromkeys(knowledge.signals)
    calm = dict.fromkeys(read(knowledge), False)
    for days in (7.0, None):
        given += [
            Checked(nobody, calm, days),
            Checked({**nobody, "fears_partner": False}, {"fears_partner": True}, days),
        ]
    agree(knowledge, BACKENDS["polars lazy"], random, given)


def test_regression_safety_rules_read_choices() -> None:
    """The columns of what counts had no choices, so such a rule could not be computed."""
    rule = """
- {id: harsh, when: 'topic in ("money", "chores")', title: It is harsh, because: You say so., kind: concern,
   about: from_partner, source: notes}
"""
    built = build([{**FILES, "safety.yaml": FILES["safety.yaml"] + rule}])
    knowledge = screening(KnowledgeBase(Runtime(built)))
    nobody: Row = dict.fromkeys(knowledge.signals)
    given = [
        Checked({**nobody, "topic": now}, {**dict.fromkeys(read(knowledge)), "topic": then}, days)
        for now in (None, "house_work", "money")
        for then in (None, "house_work", "chores")
        for days in (7.0, 300.0, None)
    ]
    for backend in BACKENDS.values():
        agree(knowledge, backend, Random(4), given)


def test_regression_cautions_go_by_what_is_asked_of_either() -> None:
    """With an earlier check-in `diagnose` went by the own answers alone, and frames did not."""
    knowledge = screening(KnowledgeBase(Runtime(build([{**FILES, **SHARED_CAUTION}]))))
    nobody: Row = dict.fromkeys(knowledge.signals)
    then = dict.fromkeys(read(knowledge), False)
    given = [
        Checked({**nobody, **now}, then, days)
        for days in (7.0, 300.0, None)
        for now in ({"arguments": 6.0}, {"topic": "money"}, {"topic": "money"}, {"arguments": 6.0, "topic": "chores"})
    ]
    for name in ("polars", "pandas"):
        agree(knowledge, BACKENDS[name], Random(5), given)
