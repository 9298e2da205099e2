"""Answers about safety that are there and cannot be read: none is taken for not given."""

from collections.abc import Mapping
from typing import Any

import pytest

import intimacy_kit as ik
from tests.small_pack import FILES
from tests.unit.reasoning.diagnosing.frame_kinds import MADE, READ, each_kind
from tests.wording import Wording, codes_in

pl = pytest.importorskip("polars", reason="the extra `frames` is not installed")
pd = pytest.importorskip("pandas")

LOW = (
    "- {id: low, when: mood < -8, title: Very low, because: You matter., "
    "kind: concern, about: from_partner, source: notes}\n"
)
KNOWLEDGE = ik.load_knowledge(FILES | {"safety.yaml": FILES["safety.yaml"] + LOW}, core=False)
PROFESSIONAL = [id for id, strategy in KNOWLEDGE.strategies.items() if strategy.professional]
CALM = {"afraid": False, "hurt": False}
TOLD = ("ik_safety_concern", "ik_screened", "ik_unreadable_safety", "ik_remedy_1", "ik_invalid")


def diagnosed(kind: str, columns: Mapping[str, Any], **options: Any) -> Any:
    frame = MADE[kind](pl.DataFrame(columns).with_row_index("row"))
    return READ[kind](KNOWLEDGE.diagnose_frame(frame, invalid="null", **options)).sort("row").select(TOLD).rows()


def refused(frame: Any, **options: Any) -> str:
    with pytest.raises(ik.ObservationError) as caught:
        KNOWLEDGE.diagnose_frame(frame, **options)
    return str(caught.value)


@each_kind
def test_unreadable_safety_answer_is_marked_and_only_support_is_recommended(kind: str, wording: Wording) -> None:
    columns = {
        "mood": [1.0, 11.0, None, -9.0, 99.0],
        "afraid": [False, False, False, False, True],
        "hurt": [False] * 5,
        "trust": [0.0, 0.0, 0.0, 0.0, 11.0],
        "quality_time": [1.0] * 5,
    }
    first = KNOWLEDGE.diagnose({**CALM, "mood": 1, "quality_time": 1}).remedies[0].strategy.id
    assert first not in PROFESSIONAL
    assert diagnosed(kind, columns) == [
        (False, True, False, first, ""),
        (False, False, True, PROFESSIONAL[0], "mood"),
        (False, False, False, first, ""),
        (True, True, False, PROFESSIONAL[0], ""),
        (True, False, True, PROFESSIONAL[0], "mood trust"),
    ]
    told = refused(MADE[kind](pl.DataFrame(columns)))
    assert "IK304" in codes_in(told)
    wording(told)


def test_row_with_an_unreadable_safety_answer_is_not_screened() -> None:
    """A rule that an unknown answer does not keep open is decided; the answer was not read all the same."""
    rule = (
        "- {id: low, when: mood < -8 and afraid, title: Very low, because: You matter., "
        "kind: concern, about: from_partner, source: notes}\n"
    )
    knowledge = ik.load_knowledge(FILES | {"safety.yaml": FILES["safety.yaml"] + rule}, core=False)
    frame = pl.DataFrame({"mood": [99.0, 1.0, None], "afraid": [False] * 3, "hurt": [False] * 3})
    found = knowledge.diagnose_frame(frame, invalid="null")
    assert found["ik_screened"].to_list() == [False, True, True]
    assert knowledge.diagnose(CALM).safety.screened


@each_kind
def test_of_two_partners_either_may_have_given_it(kind: str) -> None:
    columns = {
        "mood_a": [1.0, 11.0, 1.0, 1.0],
        "mood_b": [1.0, 1.0, -11.0, 1.0],
        **{f"{id}_{who}": [False] * 4 for id in CALM for who in "ab"},
        "trust_a": [0.0, 0.0, 0.0, 11.0],
        "trust_b": [0.0] * 4,
    }
    rows = diagnosed(kind, columns, partners=("_a", "_b"))
    assert [row[:3] for row in rows] == [
        (False, True, False),
        (False, False, True),
        (False, False, True),
        (False, True, False),
    ]
    assert [row[3] in PROFESSIONAL for row in rows] == [False, True, True, False]
    assert [row[4] for row in rows] == ["", "mood_a", "mood_b", "trust_a"]


@each_kind
def test_unreadable_answers_are_marked_for_both_partners_in_rows(kind: str) -> None:
    """And rows that no couple can be made of tell of themselves."""
    columns = {
        "household": ["x", "y", "x", "y", "z", "z", "z", None, "w"],
        "mood": [99.0, 1.0, 1.0, 1.0, 1.0, 99.0, 1.0, 99.0, 1.0],
        **{id: [False] * 9 for id in CALM},
        "trust": [0.0] * 9,
    }
    rows = diagnosed(kind, columns, couple="household")
    assert [row[2] for row in rows] == [True, False, True, False, False, True, False, True, False]
    assert [row[3] in PROFESSIONAL for row in rows] == [row[2] for row in rows]
    assert not any(row[1] for row in rows if row[2])


def test_unreadable_answers_of_couples_are_marked_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intimacy_kit.engines.columnar.engine.BLOCK", 2)
    frame = pd.DataFrame(
        {"household": [1, 2, 1, 2, 1][:4], "afraid": pd.Series(["Y", False, True, None], dtype=object)}
    )
    found = KNOWLEDGE.diagnose_frame(frame, couple="household", invalid="null")
    assert found["ik_unreadable_safety"].tolist() == [True, False, True, False]
    assert found["ik_safety_concern"].tolist() == [True, False, True, False]
    assert found["ik_invalid"].tolist() == ["afraid", "", "", ""]
    empty = KNOWLEDGE.diagnose_frame(frame[:0], couple="household", invalid="null")
    assert empty["ik_unreadable_safety"].tolist() == []


@pytest.mark.parametrize("flags", [[1, 0, None], ["Y", "N", None], ["true", None, "false"]])
@each_kind
def test_a_column_of_which_nothing_is_usable_is_refused_in_either_mode(
    kind: str, flags: list[Any], wording: Wording
) -> None:
    frame = MADE[kind](pl.DataFrame({"afraid": flags, "trust": [1.0, 2.0, 3.0]}))
    for options in ({}, {"invalid": "null"}):
        told = refused(frame, **options)
        assert codes_in(told) == ["IK303"]
        wording(told)


@each_kind
def test_column_with_all_values_out_of_range_is_refused(kind: str, wording: Wording) -> None:
    frame = MADE[kind](pl.DataFrame({"topic": ["golf", None], "trust": [11.0, -1.0], "hides_feelings": [7, 1]}))
    message = refused(frame, invalid="null")
    assert "IK306" in codes_in(message)
    wording(message)
    assert "IK304" in codes_in(message)
    assert "hides_feelings" not in message


@each_kind
def test_with_a_row_for_each_partner_too(kind: str, wording: Wording) -> None:
    frame = MADE[kind](pl.DataFrame({"household": [1, 1, 1], "afraid": [1, 0, None]}))
    wording(refused(frame, invalid="null", couple="household"))


def test_the_column_is_there_where_something_may_be_ignored() -> None:
    frame = pl.DataFrame({"trust": [1.0]})
    assert "ik_unreadable_safety" not in KNOWLEDGE.diagnose_frame(frame).columns
    assert KNOWLEDGE.diagnose_frame(frame, invalid="null").columns[1:5] == [
        "ik_safety_concern", "ik_safety_caution", "ik_screened", "ik_unreadable_safety",
    ]  # fmt: skip
