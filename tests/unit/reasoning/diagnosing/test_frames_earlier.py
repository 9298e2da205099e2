"""`diagnose_frame` with columns of an earlier check-in: what was answered about safety then."""

from typing import Any

import pytest

import intimacy_kit as ik
from tests.small_pack import FILES, small_knowledge
from tests.unit.reasoning.diagnosing.frame_kinds import MADE, READ, each_kind
from tests.wording import Wording, codes_in

pl = pytest.importorskip("polars", reason="the extra `frames` is not installed")

KNOWLEDGE = small_knowledge(pack=FILES["pack.yaml"].rstrip() + "\nscreening_days: 28\n")
EARLIER: Any = {"earlier": "_before", "earlier_days": "days"}
TOLD = ("ik_safety_concern", "ik_screened", "ik_remedy_1")
SUPPORT = "see_someone"
FLAGS = dict.fromkeys(("afraid", "hurt", "afraid_before", "hurt_before"), pl.Boolean)


def rows(*given: dict[str, Any]) -> Any:
    """The flags `afraid` and `hurt` of now and of then, and the days in between; all hide what they feel."""
    schema = {"row": pl.Int64, "hides_feelings": pl.Float64, "days": pl.Float64, **FLAGS}
    return pl.DataFrame([{"row": n, "hides_feelings": 4.0, **one} for n, one in enumerate(given)], schema=schema)


def told(frame: Any, **options: Any) -> list[tuple[Any, ...]]:
    return KNOWLEDGE.diagnose_frame(frame, **{**EARLIER, **options}).sort("row").select(TOLD).rows()


def refused(frame: Any, **options: Any) -> str:
    with pytest.raises(ik.IntimacyKitError) as caught:
        KNOWLEDGE.diagnose_frame(frame, **options)
    return str(caught.value)


CALM = {"afraid_before": False, "hurt_before": False}
AFRAID = {"afraid_before": True, "hurt_before": False}
CASES = rows(
    {**CALM, "days": 7.0},
    {**CALM, "days": 28.0},
    {**CALM, "days": 29.0},
    CALM,
    {**CALM, "days": 7.0, "hurt": True},
    {**AFRAID, "days": 7.0},
    {**AFRAID, "days": 300.0},
    {**AFRAID, "days": 7.0, "afraid": False},
    {**AFRAID, "days": 300.0, "afraid": False, "hurt": False},
    {**AFRAID, "days": 7.0, "afraid": True},
    {"days": 7.0},
)


def test_what_only_a_caution_reads_counts_as_in_a_diagnosis_if_it_was_asked_in_private() -> None:
    kb = small_knowledge(
        pack=FILES["pack.yaml"].rstrip() + "\nscreening_days: 28\n",
        screening="- {id: first, text: In private., asks: [back_then], source: notes}",
        **{"signals/private": "- {id: back_then, kind: flag, title: T, question: Then?, asks: alone, source: notes}"},
        safety=FILES["safety.yaml"].rstrip()
        + "\n- {id: betrayed, kind: caution, when: back_then, title: Betrayed, because: Then., source: notes}\n",
    )
    frame = pl.DataFrame({"back_then": [None, None, False], "back_then_before": [True] * 3, "days": [7, 29, 7]})
    diagnosed = kb.diagnose_frame(frame.with_columns(pl.col("back_then").cast(pl.Boolean)), **EARLIER)
    assert diagnosed["ik_safety_caution"].to_list() == [True, False, False]


def test_regression_frames_of_packs_with_cautions_alone() -> None:
    """Without any concern there was nothing to put together for `ik_screened`."""
    kb = small_knowledge(
        pack=FILES["pack.yaml"].rstrip() + "\nscreening_days: 28\n",
        screening="- {id: first, text: In private., asks: [drinks], source: notes}",
        safety="- {id: heat, kind: caution, when: drinks > 2 and arguments > 4, title: T, because: B., source: notes}",
    )
    frame = pl.DataFrame({"arguments": [6, 6], "drinks": [None, 4], "drinks_before": [4, None], "days": [3.0, 29.0]})
    told = kb.diagnose_frame(frame, **EARLIER).select("ik_safety_caution", "ik_screened", "ik_safety_concern")
    assert told.rows() == [(True, False, False)] * 2
    then = kb.diagnose({"drinks": 4}, when="2026-03-01")
    now = kb.diagnose({"arguments": 6}, earlier=[("2026-03-01", then)], when="2026-03-04").safety
    assert ([caution.id for caution in now.cautions], now.screened, now.concern) == (["heat"], False, False)


@each_kind
def test_answers_count_for_some_days_and_a_concern_stays(kind: str) -> None:
    diagnosed = READ[kind](KNOWLEDGE.diagnose_frame(MADE[kind](CASES), **EARLIER)).sort("row").select(TOLD).rows()
    assert diagnosed == [
        (False, True, "talk_openly"),
        (False, True, "talk_openly"),
        (False, False, "talk_openly"),
        (False, False, "talk_openly"),
        (True, True, SUPPORT),
        (True, False, SUPPORT),
        (True, False, SUPPORT),
        (False, True, "talk_openly"),
        (False, True, "talk_openly"),
        (True, True, SUPPORT),
        (False, False, "talk_openly"),
    ]


def test_without_days_only_concerns_count() -> None:
    assert [row[:2] for row in told(CASES, earlier_days=None)] == [
        (False, False),
        (False, False),
        (False, False),
        (False, False),
        (True, False),
        (True, False),
        (True, False),
        (False, False),
        (False, True),
        (True, False),
        (False, False),
    ]


def test_packs_that_raise_no_concern_have_no_such_columns() -> None:
    kb = small_knowledge(safety=FILES["safety.yaml"].replace("kind: concern, about: from_partner", "kind: caution"))
    with pytest.raises(ik.QuestionError) as caught:
        kb.diagnose_frame(CASES, earlier="_before")
    assert caught.value.code == "IK459"


def test_of_two_each_has_their_own() -> None:
    frame = rows({**AFRAID, "days": 7.0, "afraid": False}, {**CALM, "days": 7.0}, {**CALM, "days": 40.0})
    couples = frame.with_columns(pl.Series("household", ["x", "x", "y"]))
    diagnosed = KNOWLEDGE.diagnose_frame(couples, couple="household", by_partner=True, **EARLIER).sort("row")
    assert diagnosed["ik_screened"].to_list() == [True, True, False]
    assert diagnosed["ik_screened_own"].to_list() == [True, True, False]
    answers = ("hides_feelings", "days", *FLAGS)
    wide = (
        frame.head(1)
        .select("row", **{f"{name}_a": name for name in answers})
        .with_columns(frame.slice(1, 1).select(**{f"{name}_b": name for name in answers}))
    )
    assert told(wide, partners=("_a", "_b")) == [(False, True, "talk_openly")]
    assert told(wide.drop("days_b"), partners=("_a", "_b")) == [(False, False, "talk_openly")]


def test_an_earlier_answer_that_cannot_be_read_is_told(wording: Wording) -> None:
    frame = rows({**CALM, "days": 7.0}, {**CALM, "days": -1.0}).with_columns(afraid_before=pl.Series([0.0, 1.0]))
    found = refused(frame, **EARLIER)
    assert set(codes_in(found)) == {"IK303", "IK304"}
    wording(found)
    objects = frame.to_pandas()
    objects["afraid_before"] = [False, "often"]
    objects["days"] = [7.0, 900_000.0]
    diagnosed = KNOWLEDGE.diagnose_frame(objects, invalid="null", **EARLIER)
    assert diagnosed[["ik_screened", "ik_unreadable_safety", "ik_invalid", "ik_remedy_1"]].values.tolist() == [
        [True, False, "", "talk_openly"],
        [False, True, "afraid_before days", SUPPORT],
    ]


@pytest.mark.parametrize(
    ("renamed", "options", "codes"),
    [
        ({"afraid_before": "afraid_befor"}, EARLIER, {"IK307"}),
        ({"days": "since"}, EARLIER, {"IK459"}),
        ({}, {"earlier": "_then"}, {"IK459"}),
        ({}, {"earlier": "_before", "earlier_days": "hides_feelings"}, {"IK459"}),
        ({}, {"earlier": ""}, {"IK404"}),
        ({}, {"earlier": "_ before"}, {"IK404"}),
        ({}, {"earlier": 3}, {"IK404"}),
        ({}, {"earlier": "_before", "earlier_days": " days"}, {"IK404"}),
        ({}, {"earlier_days": "days"}, {"IK404"}),
    ],
)
def test_unclear_columns(renamed: dict[str, str], options: Any, codes: set[str], wording: Wording) -> None:
    found = refused(CASES.rename(renamed), **options)
    assert set(codes_in(found)) == codes
    wording(found)


def test_without_it_columns_of_then_are_passed_on() -> None:
    diagnosed = KNOWLEDGE.diagnose_frame(CASES)
    assert diagnosed.select(CASES.columns).equals(CASES)
    assert diagnosed["ik_safety_concern"].to_list().count(True) == 2
