"""`diagnose_frame` agrees with `diagnose` of a `Couple` to the last bit, with partners in one row and in two."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import intimacy_kit as ik
from tests.differential.frames import (
    BACKENDS,
    Backend,
    Row,
    complete,
    couples,
    expected_of_couple,
    results,
    row_by_row,
    side_by_side,
)
from tests.property.cases import generated, guarded

each_backend = pytest.mark.parametrize("backend", BACKENDS.values(), ids=BACKENDS)
once_a_library = pytest.mark.parametrize(
    "name",
    ["polars lazy", "pyarrow", *(pytest.param(name, marks=pytest.mark.nightly) for name in ("pandas", "duckdb"))],
)
"""Those that take long are tried with the core pack at night; generated packs show all of them."""
REMEDIES = 3


def agree(knowledge: ik.KnowledgeBase, backend: Backend, random: Random, pairs: Sequence[tuple[Row, Row]]) -> None:
    wanted = [expected_of_couple(knowledge, a, b, REMEDIES) for a, b in pairs]
    options = {"intervals": True, "remedies": REMEDIES, "rules": True, "by_partner": True}

    frame = backend.make(side_by_side(pairs), knowledge, "_a", "_b")
    diagnosed = backend.read(knowledge.diagnose_frame(frame, partners=("_a", "_b"), **options))
    assert results(diagnosed) == wanted
    assert [row["case"] for row in diagnosed] == list(range(len(pairs)))

    rows = row_by_row(pairs, random)
    of_row = [of_own(wanted[int(row["household"][1:])], row["whose"]) for row in rows]
    frame = backend.make(rows, knowledge)
    diagnosed = backend.read(knowledge.diagnose_frame(frame, couple="household", invalid="null", **options))
    diagnosed.sort(key=lambda row: int(row["case"]))
    assert [(row.pop("ik_invalid"), row.pop("ik_unreadable_safety")) for row in diagnosed] == [("", False)] * len(rows)
    assert results(diagnosed) == of_row
    assert [row["household"] for row in diagnosed] == [row["household"] for row in rows]


def of_own(couple: Row, whose: str) -> Row:
    """The results of a couple with those of one partner beside them."""
    return of_both(couple) | {f"{name}_own": value for name, value in of_each(couple, whose).items()}


def of_both(couple: Row) -> Row:
    return {name: value for name, value in couple.items() if not name.endswith(("_a", "_b"))}


def of_each(couple: Row, whose: str) -> Row:
    return {name[:-2]: value for name, value in couple.items() if name.endswith(f"_{whose}")}


@each_backend
@given(st.data())
@settings(max_examples=settings().max_examples // 5)
def test_diagnose_frame_agrees_with_diagnose_of_couples(backend: Backend, data: st.DataObject) -> None:
    knowledge = data.draw(generated().filter(lambda case: bool(case.knowledge.signals))).knowledge
    random = Random(data.draw(st.integers(0, 2**32)))
    agree(knowledge, backend, random, couples(knowledge, random, data.draw(st.integers(0, 20))))


@pytest.mark.parametrize("name", ["polars lazy", "pandas", "duckdb"])
@given(st.data())
@settings(max_examples=settings().max_examples // 5)
def test_safety_rules_are_evaluated_for_each_partner(name: str, data: st.DataObject) -> None:
    knowledge = data.draw(guarded())
    random = Random(data.draw(st.integers(0, 2**32)))
    pairs = couples(knowledge, random, data.draw(st.integers(1, 20)))
    alone = [[knowledge.diagnose(given).safety for given in pair] for pair in pairs]
    wanted = [(a.concern or b.concern, a.screened and b.screened) for a, b in alone]
    backend = BACKENDS[name]
    wide = backend.make(side_by_side(pairs), knowledge, "_a", "_b")
    rows = backend.read(knowledge.diagnose_frame(wide, partners=("_a", "_b")))
    assert [(row["ik_safety_concern"], row["ik_screened"]) for row in rows] == wanted
    long = backend.make(row_by_row(pairs, random), knowledge)
    for row in backend.read(knowledge.diagnose_frame(long, couple="household")):
        assert (row["ik_safety_concern"], row["ik_screened"]) == wanted[int(row["household"][1:])]
    agree(knowledge, backend, random, pairs)


@once_a_library
def test_diagnose_frame_agrees_with_diagnose_of_couples_on_the_core_pack(name: str) -> None:
    knowledge, random = ik.load_knowledge(), Random(2)
    nothing, everything = dict.fromkeys(knowledge.signals), complete(knowledge, random)
    pairs = [(nothing, nothing), (nothing, everything), (everything, everything), *couples(knowledge, random, 20)]
    agree(knowledge, BACKENDS[name], random, pairs)
