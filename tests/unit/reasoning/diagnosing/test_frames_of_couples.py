"""`diagnose_frame` of two partners: side by side in a row, and a row for each."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

import intimacy_kit as ik
from tests.differential.frames import exact, expected_of_couple
from tests.small_pack import FILES, small_knowledge
from tests.unit.reasoning.diagnosing.frame_kinds import MADE, READ, each_kind
from tests.wording import Wording, codes_in

pl = pytest.importorskip("polars", reason="the extra `frames` is not installed")
pd = pytest.importorskip("pandas")

KNOWLEDGE = small_knowledge()
ENDS = ("_a", "_b")
COUPLES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"trust": 2, "topic": "money", "quality_time": 4.0}, {"trust": 8, "topic": "chores", "quality_time": 2.0}),
    ({"afraid": True, "drinks": 4, "hides_feelings": 4}, {"afraid": False, "hurt": False, "drinks": 0}),
    ({"afraid": False, "hurt": False}, {"trust": 3}),
    ({"afraid": False, "hurt": False, "past_betrayal": True}, {"afraid": False, "hurt": False, "past_betrayal": False}),
    ({}, {"topic": "money", "trust": 0}),
    ({}, {}),
]
ASKED = sorted({id for couple in COUPLES for given in couple for id in given})
TYPES = {"topic": pl.String} | dict.fromkeys(("afraid", "hurt", "past_betrayal"), pl.Boolean)


def wide(asked: list[str] = ASKED, couples: Any = COUPLES) -> Any:
    return pl.DataFrame(
        {
            f"{id}{end}": pl.Series([couple[at].get(id) for couple in couples], dtype=TYPES.get(id, pl.Float64))
            for id in asked
            for at, end in enumerate(ENDS)
        }
    )


def long(ids: list[Any], given: list[dict[str, Any]]) -> Any:
    signals = {id: pl.Series([one.get(id) for one in given], dtype=TYPES.get(id, pl.Float64)) for id in ASKED}
    return pl.DataFrame({"row": range(len(ids)), "household": ids, **signals})


COLUMNS = ("ik_safety_concern", "ik_screened", "ik_mistrust_score", "ik_rules_fired", "ik_remedy_1")


def answers(frame: Any) -> list[tuple[Any, ...]]:
    return [tuple(map(exact, row)) for row in frame.select(COLUMNS).rows()]


def of(a: Mapping[str, Any], b: Mapping[str, Any]) -> tuple[Any, ...]:
    row = expected_of_couple(KNOWLEDGE, {**a}, {**b}, 1)
    return tuple(row[name] for name in COLUMNS)


def refused(frame: Any, **options: Any) -> str:
    with pytest.raises(ik.IntimacyKitError) as caught:
        KNOWLEDGE.diagnose_frame(frame, **options)
    return str(caught.value)


@each_kind
def test_two_partners_side_by_side(kind: str) -> None:
    frame = wide().with_columns(number=pl.int_range(pl.len()))
    diagnosed = READ[kind](KNOWLEDGE.diagnose_frame(MADE[kind](frame), partners=ENDS, rules=True)).sort("number")
    assert diagnosed.columns[: len(frame.columns)] == frame.columns
    assert answers(diagnosed) == [of(a, b) for a, b in COUPLES]
    assert [row[:2] for row in answers(diagnosed)] == [
        (False, False),
        (True, False),
        (False, False),
        (False, True),
        (False, False),
        (False, False),
    ]


@each_kind
def test_a_row_for_each_partner(kind: str) -> None:
    """Each row gets what came of both; rows of a couple need not follow each other."""
    ids = [*range(len(COUPLES)), *reversed(range(len(COUPLES)))]
    given = [a for a, _ in COUPLES] + [b for _, b in reversed(COUPLES)]
    frame = long([f"h{id}" for id in ids], given)
    diagnosed = READ[kind](KNOWLEDGE.diagnose_frame(MADE[kind](frame), couple="household", rules=True)).sort("row")
    assert diagnosed.columns[: len(frame.columns)] == frame.columns
    assert answers(diagnosed) == [of(*COUPLES[id]) for id in ids]


@each_kind
def test_rows_without_a_couple(kind: str, wording: Wording) -> None:
    """A row whose couple is not told, or has more than two: the other counts as not asked, and no concern is lost."""
    scared, calm = {"afraid": True, "hurt": False}, {"afraid": False, "hurt": False, "hides_feelings": 4}
    frame = long(["x", None, "y", "y", "y", None, "z", "z"], [calm, scared, calm, scared, calm, calm, calm, calm])
    made = MADE[kind](frame)
    diagnosed = READ[kind](KNOWLEDGE.diagnose_frame(made, couple="household", rules=True, invalid="null")).sort("row")
    alone = {"afraid": of(scared, {}), "calm": of(calm, {})}
    calm_one, scared_one = alone["calm"], alone["afraid"]
    expected = [calm_one, scared_one, calm_one, scared_one, calm_one, calm_one, of(calm, calm), of(calm, calm)]
    assert answers(diagnosed) == expected
    assert diagnosed["ik_invalid"].to_list() == ["", *["household"] * 5, "", ""]
    assert [row[1] for row in answers(diagnosed)] == [False] * 6 + [True] * 2
    said = refused(made, couple="household")
    assert codes_in(said) == ["IK454", "IK455"]
    wording(said)


@each_kind
def test_invalid_value_is_an_error_with_its_column(kind: str, wording: Wording) -> None:
    frame = MADE[kind](
        pl.DataFrame({"hides_feelings_a": [11.25, 3.0], "hides_feelings_b": [2.0, -1.0], "topic_b": ["golf", "money"]})
    )
    assert codes_in(refused(frame, partners=ENDS)) == ["IK304", "IK304", "IK306"]
    message = refused(frame, partners=ENDS)
    for column in ("hides_feelings_a", "hides_feelings_b", "topic_b"):
        assert f"'{column}'" in message
    wording(message)
    assert "11.25" not in message
    diagnosed = READ[kind](KNOWLEDGE.diagnose_frame(frame, partners=ENDS, invalid="null", rules=True))
    assert diagnosed["ik_invalid"].to_list() == ["hides_feelings_a topic_b", "hides_feelings_b"]
    assert answers(diagnosed) == [of({}, {"hides_feelings": 2}), of({"hides_feelings": 3}, {"topic": "money"})]


@each_kind
def test_invalid_value_of_one_becomes_null_for_the_couple(kind: str) -> None:
    frame = MADE[kind](pl.DataFrame({"row": [0, 1], "household": [7, 7], "hides_feelings": [11.0, 3.0]}))
    diagnosed = READ[kind](KNOWLEDGE.diagnose_frame(frame, couple="household", invalid="null", rules=True)).sort("row")
    assert diagnosed["ik_invalid"].to_list() == ["hides_feelings", ""]
    assert answers(diagnosed) == [of({}, {"hides_feelings": 3})] * 2


@pytest.mark.parametrize("kind", ["pandas", "pyarrow"])
def test_couples_across_blocks(kind: str, monkeypatch: pytest.MonkeyPatch, wording: Wording) -> None:
    monkeypatch.setattr("intimacy_kit.engines.columnar.engine.BLOCK", 7)
    ids = [f"h{id}" for id in range(len(COUPLES))] * 2
    frame = long(ids, [a for a, _ in COUPLES] + [b for _, b in COUPLES])
    diagnosed = READ[kind](KNOWLEDGE.diagnose_frame(MADE[kind](frame), couple="household", rules=True))
    assert answers(diagnosed) == [of(*couple) for couple in COUPLES] * 2
    wrong = MADE[kind](pl.DataFrame({"trust": [11.0, *[1.0] * 9, 12.0, 13.0]}))
    wording(refused(wrong))


def test_pandas_keeps_its_index_with_a_row_for_each_partner() -> None:
    frame = pd.DataFrame(
        {"household": ["x", "y", "x"], "hides_feelings": [1, 0, 3], "afraid": [None, True, None]}, index=[5, 5, 1]
    )
    diagnosed = KNOWLEDGE.diagnose_frame(frame, couple="household", rules=True)
    pd.testing.assert_frame_equal(diagnosed[list(frame.columns)], frame)
    assert diagnosed["ik_safety_concern"].tolist() == [False, True, False]
    couple, alone = (KNOWLEDGE.diagnose(ik.Couple(a={"hides_feelings": often}, b={})) for often in (3, 0))
    assert couple.fired != alone.fired
    assert diagnosed["ik_rules_fired"].tolist() == [" ".join(dx.fired) for dx in (couple, alone, couple)]


@pytest.mark.parametrize(
    "ids",
    [
        [1, 2, 1],
        [1.5, 2.5, 1.5],
        [date(2030, 1, 1), date(2030, 1, 2), date(2030, 1, 1)],
        [True, False, True],
    ],
)
@each_kind
def test_ids_of_any_comparable_type(kind: str, ids: list[Any]) -> None:
    frame = MADE[kind](pl.DataFrame({"household": ids, "hides_feelings": [3.0, 2.0, 1.0]}))
    diagnosed = READ[kind](KNOWLEDGE.diagnose_frame(frame, couple="household", rules=True)).sort("hides_feelings")
    both = of({"hides_feelings": 3}, {"hides_feelings": 1})
    assert answers(diagnosed) == [both, of({"hides_feelings": 2}, {}), both]


@each_kind
def test_nan_is_not_an_id(kind: str) -> None:
    frame = MADE[kind](pl.DataFrame({"household": [float("nan"), float("nan")], "hides_feelings": [1.0, 4.0]}))
    diagnosed = READ[kind](KNOWLEDGE.diagnose_frame(frame, couple="household", rules=True, invalid="null"))
    assert answers(diagnosed.sort("hides_feelings")) == [of({"hides_feelings": 1}, {}), of({"hides_feelings": 4}, {})]
    assert diagnosed["ik_invalid"].to_list() == ["household"] * 2


@each_kind
def test_couples_without_answers(kind: str) -> None:
    nothing = pl.Series([None, None], dtype=pl.Float64)
    frame = MADE[kind](pl.DataFrame({"household": ["x", "x"], "trust": nothing}))
    diagnosed = READ[kind](KNOWLEDGE.diagnose_frame(frame, couple="household", rules=True))
    assert answers(diagnosed) == [of({}, {})] * 2


def test_column_of_one_partner_is_not_an_answer_of_the_other() -> None:
    frame = wide(["afraid", "hurt"], [({"afraid": False, "hurt": False}, {"afraid": False})]).drop("hurt_b")
    assert answers(KNOWLEDGE.diagnose_frame(frame, partners=ENDS, rules=True)) == [
        of({"afraid": False, "hurt": False}, {"afraid": False})
    ]


def test_empty_suffix_of_one_partner() -> None:
    frame = pl.DataFrame({"hides_feelings": [3.0], "hides_feelings_partner": [0.0]})
    for ends in (("", "_partner"), ("_partner", "")):
        diagnosed = KNOWLEDGE.diagnose_frame(frame, partners=ends, rules=True)
        assert answers(diagnosed) == [of({"hides_feelings": 3}, {"hides_feelings": 0})]


def test_equal_number_of_concerns_with_different_answers() -> None:
    """Safety rules are about each of the two, whatever the other answered."""
    rule = (
        "- {id: low, when: mood < -8 and trust < 9, title: Very low, because: You matter., "
        "kind: concern, about: from_partner, source: notes}\n"
    )
    knowledge = ik.load_knowledge(FILES | {"safety.yaml": FILES["safety.yaml"] + rule}, core=False)
    low, lower = {"mood": -9.0, "trust": 8.0}, {"mood": -9.5, "trust": 1.0}
    for a, b in ((low, lower), (lower, low), (low, {**low, "trust": 3.0}), (low, {"mood": -9.0, "trust": 10.0})):
        frame = pl.DataFrame({f"{id}{end}": [given[id]] for id in low for end, given in zip(ENDS, (a, b), strict=True)})
        row = expected_of_couple(knowledge, {**a}, {**b}, 1)
        expected = [tuple(row[name] for name in COLUMNS)]
        assert answers(knowledge.diagnose_frame(frame, partners=ENDS, rules=True)) == expected


@pytest.mark.parametrize(
    ("frame", "options", "message"),
    [
        ({"trust_a": [1]}, {"partners": ENDS}, "IK452]: no column is named as a signal with the ending '_b'"),
        (
            {"trust_a": [1], "drinks_b": [1], "trust": [1]},
            {"partners": ENDS},
            "IK452]: the column 'trust' is of neither partner",
        ),
        ({"trust_b": [1]}, {"partners": ("", "_b")}, "IK452]: no column is named as a signal with the ending ''"),
        ({"trust": [1]}, {"couple": "house"}, "IK453]: the frame has no column 'house'"),
        ({"trust": [1]}, {"couple": "trust"}, "IK453]: the column 'trust' is a signal, so it does not say who belong"),
        ({"house": [[1]], "trust": [1]}, {"couple": "house"}, "IK453]: the column 'house' holds no ids"),
        ({"trust": [1]}, {"couple": 5}, "IK404]: 'couple' must be the name of a column"),
        ({"trust": [1]}, {"couple": "x", "partners": ENDS}, "IK404]: 'partners' and 'couple' cannot both be given"),
        ({"trust": [1]}, {"by_partner": True}, "IK404]: 'by_partner' is for frames of couples"),
        ({"trust": [1]}, {"partners": ENDS, "by_partner": 1}, "IK404]: 'by_partner' must be True or False"),
        ({"trust": [1]}, {"partners": "_a"}, "IK404]: 'partners' must be two different endings, without blanks"),
        ({"trust": [1]}, {"partners": ("_a",)}, "IK404]: 'partners' must be two different endings, without blanks"),
        ({"trust": [1]}, {"partners": ("_a", "_a")}, "IK404]: 'partners' must be two different endings"),
        ({"trust": [1]}, {"partners": ("_a", 5)}, "IK404]: 'partners' must be two different endings"),
        ({"trust": [1]}, {"partners": (" a", " b")}, "IK404]: 'partners' must be two different endings"),
    ],
)
def test_invalid_partners_are_an_error(frame: Any, options: dict[str, Any], message: str) -> None:
    assert refused(pl.DataFrame(frame), **options).startswith(f"error[{message}")


def test_regression_endings_of_partners_may_be_a_list() -> None:
    frame = pl.DataFrame({"trust_a": [1], "trust_b": [9]})
    assert KNOWLEDGE.diagnose_frame(frame, partners=[*ENDS]).equals(KNOWLEDGE.diagnose_frame(frame, partners=ENDS))


def test_a_pack_without_safety_and_a_column_that_could_be_of_both(wording: Wording) -> None:
    files = {
        "pack.yaml": "{format: 1, name: tiny, version: 1.0.0, title: Tiny, license: MIT, sources: {notes: {title: N}}}",
        "signals.yaml": "[{id: x, kind: flag, title: X, question: X?, source: notes},"
        "{id: x_y, kind: flag, title: Y, question: Y?, source: notes}]",
        "challenges.yaml": "[{id: alone, title: Alone, text: Alone., source: notes}]",
        "rules.yaml": "[{id: r, when: x or x_y, supports: alone, strength: 0.5, because: So., source: notes}]",
    }
    knowledge = ik.load_knowledge(files, core=False)
    frame = pl.DataFrame({"x_y_z": [True], "x_a": [False]})
    for a, b in ((True, None), (False, True), (None, None)):
        pair = knowledge.diagnose_frame(pl.DataFrame({"x_1": [a], "x_2": [b]}), partners=("_1", "_2"))
        dx = knowledge.diagnose(ik.Couple(a={"x": a}, b={"x": b}))
        assert pair["ik_alone_score"].to_list() == [dx.findings["alone"].score]
    with pytest.raises(ik.QuestionError) as caught:
        knowledge.diagnose_frame(frame, partners=("_z", "_y_z"))
    assert caught.value.code == "IK452"
    wording(str(caught.value))


def test_incomparable_python_objects_are_not_ids(wording: Wording) -> None:
    frame = pd.DataFrame({"house": [["a"], ["a"]], "trust": [1, 2]})
    said = refused(frame, couple="house")
    assert "IK453" in codes_in(said)
    wording(said)
    objects = pl.DataFrame({"house": pl.Series([{1}, {1}], dtype=pl.Object), "trust": [1, 2]})
    text = refused(objects, couple="house")
    assert "IK453" in codes_in(text)
    wording(text)
