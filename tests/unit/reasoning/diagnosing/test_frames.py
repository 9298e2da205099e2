"""`diagnose_frame`, as its users see it: what stays, what is added, and what is refused."""

from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.knowledge import KnowledgeBase
from tests.small_pack import FILES, small_knowledge
from tests.wording import Wording, codes_in

pl = pytest.importorskip("polars", reason="the extra `frames` is not installed")
pd = pytest.importorskip("pandas")
pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")
pytest.importorskip("narwhals")

KNOWLEDGE = small_knowledge()
COUPLES: dict[str, list[Any]] = {
    "couple": ["007", "x y", None],
    "quality_time": [1.5, None, 10.0],
    "hides_feelings": [4, 0, None],
    "topic": ["money", None, "chores"],
    "past_betrayal": [True, None, False],
    "Trust fund": ["not the signal", None, "as its name has another word"],
}


def manifest(**files: str) -> KnowledgeBase:
    pack = "{format: 1, name: tiny, version: 1.0.0, title: Tiny, license: MIT, sources: {notes: {title: Notes}}}"
    return ik.load_knowledge({"pack.yaml": pack, **{f"{name}.yaml": text for name, text in files.items()}}, core=False)


def refused(frame: Any, **options: Any) -> str:
    with pytest.raises(ik.IntimacyKitError) as caught:
        KNOWLEDGE.diagnose_frame(frame, **options)
    return str(caught.value)


def test_added_columns() -> None:
    frame = KNOWLEDGE.diagnose_frame(pl.DataFrame({"trust": [1.0]}), intervals=True, remedies=1, rules=True, prefix="")
    scored = ("distance", "gloom", "little_time", "mistrust", "understanding")
    assert frame.columns == [
        "trust",
        "safety_concern",
        "safety_caution",
        "screened",
        *[f"{id}_{part}" for id in scored for part in ("score", "level", "low", "high")],
        "remedy_1",
        "remedy_1_priority",
        "rules_fired",
    ]


def test_intervals_remedies_and_rules_are_optional() -> None:
    frame = KNOWLEDGE.diagnose_frame(pl.DataFrame({"trust": [1.0]}), remedies=0)
    assert [name for name in frame.columns if not name.endswith(("_score", "_level"))] == [
        "trust",
        "ik_safety_concern",
        "ik_safety_caution",
        "ik_screened",
    ]


def test_columns_of_the_caller_are_unchanged() -> None:
    frame = pl.DataFrame(COUPLES)
    diagnosed = KNOWLEDGE.diagnose_frame(frame)
    assert diagnosed.select(frame.columns).equals(frame)
    assert diagnosed.columns[: len(frame.columns)] == frame.columns
    assert KNOWLEDGE.diagnose_frame(frame.lazy()).collect().equals(diagnosed)


def test_pandas_keeps_index_types_and_attributes() -> None:
    frame = pd.DataFrame(COUPLES, index=pd.MultiIndex.from_tuples([("b", 1), ("a", 2), ("b", 1)], names=["x", "y"]))
    diagnosed = KNOWLEDGE.diagnose_frame(frame)
    pd.testing.assert_frame_equal(diagnosed[list(frame.columns)], frame)
    signals = [id for id in COUPLES if id in KNOWLEDGE.signals]
    cases = [dict(zip(signals, values, strict=True)) for values in zip(*[COUPLES[id] for id in signals], strict=True)]
    scores = [KNOWLEDGE.diagnose(case).findings["mistrust"].score for case in cases]
    assert diagnosed["ik_mistrust_score"].tolist() == scores


def test_blocks_are_concatenated_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intimacy_kit.engines.columnar.engine.BLOCK", 2)
    hours = [1.0, 9.0, None, 2.0, 1.0]
    table = pa.table({"quality_time": hours, "row": [1, 2, 3, 4, 5]})
    frame = pd.DataFrame({"quality_time": hours}, index=[5, 4, 3, 2, 1])
    expected = [KNOWLEDGE.diagnose({"quality_time": value}).findings["little_time"].score for value in hours]
    assert KNOWLEDGE.diagnose_frame(table)["ik_little_time_score"].to_pylist() == expected
    assert KNOWLEDGE.diagnose_frame(table)["row"].to_pylist() == [1, 2, 3, 4, 5]
    diagnosed = KNOWLEDGE.diagnose_frame(frame)
    assert diagnosed["ik_little_time_score"].tolist() == expected
    assert diagnosed.index.tolist() == [5, 4, 3, 2, 1]


def test_lazy_frames_stay_lazy() -> None:
    lazy = pl.LazyFrame({"trust": [3.0]})
    assert isinstance(KNOWLEDGE.diagnose_frame(lazy), pl.LazyFrame)
    relation = duckdb.sql("select 3.0 as trust")
    assert isinstance(KNOWLEDGE.diagnose_frame(relation), duckdb.DuckDBPyRelation)


def test_levels_are_ordered_categories_in_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"trust": [0.0, 9.0, None], "hides_feelings": [4.0, 0.0, None]})
    found = KNOWLEDGE.diagnose_frame(frame)["ik_mistrust_level"]
    assert (found.dtype.ordered, [*found.dtype.categories]) == (True, ["none", "mild", "moderate", "severe"])
    assert (found >= "mild").tolist() == [True, False, False]


def test_levels_and_remedies_are_enums() -> None:
    frame = pl.DataFrame({"trust": [3.0]})
    diagnosed = KNOWLEDGE.diagnose_frame(frame)
    assert diagnosed.schema["ik_mistrust_level"] == pl.Enum(["none", "mild", "moderate", "severe"])
    assert diagnosed.schema["ik_understanding_level"] == pl.Enum(["none", "emerging", "solid", "strong"])
    assert diagnosed.schema["ik_remedy_1"] == pl.Enum(sorted(KNOWLEDGE.strategies))
    assert pa.types.is_string(KNOWLEDGE.diagnose_frame(frame.to_arrow()).schema.field("ik_mistrust_level").type)


def test_an_unknown_flag_is_neither_screened_nor_a_concern() -> None:
    frame = pl.DataFrame({"afraid": [None, False, True, False], "hurt": [None, False, None, None]})
    frame = frame.with_columns(drinks=pl.lit(0), trust=pl.lit(0.0))
    diagnosed = KNOWLEDGE.diagnose_frame(frame)
    cases = [KNOWLEDGE.diagnose(row).safety for row in frame.to_dicts()]
    assert (
        diagnosed["ik_safety_concern"].to_list() == [safety.concern for safety in cases] == [False, False, True, False]
    )
    assert diagnosed["ik_screened"].to_list() == [safety.screened for safety in cases]
    assert diagnosed["ik_screened"].to_list()[:2] == [False, True]


def test_under_a_concern_only_professional_support() -> None:
    frame = pl.DataFrame({"afraid": [True], "trust": [0.0], "hides_feelings": [4]})
    row = KNOWLEDGE.diagnose_frame(frame, remedies=4).row(0, named=True)
    remedies = KNOWLEDGE.diagnose({"afraid": True, "trust": 0, "hides_feelings": 4}).remedies
    professional = [id for id, strategy in KNOWLEDGE.strategies.items() if strategy.professional]
    assert [remedy.strategy.id for remedy in remedies] == professional
    assert [row[f"ik_remedy_{n}"] for n in range(1, 5)] == professional + [None] * (4 - len(professional))
    assert [row[f"ik_remedy_{n}_priority"] for n in range(1, 5)] == [1.0] * len(professional) + [None] * (
        4 - len(professional)
    )


def test_what_comes_first_is_as_in_single_diagnoses() -> None:
    text = FILES["strategies.yaml"]
    for title, condition in (("Make time", "trust < 5"), ("Cheer up", "mood < 0"), ("Talk openly", "drinks >= 3")):
        text = text.replace(f"  title: {title}\n", f"  title: {title}\n  first_when: {condition}\n")
    knowledge = small_knowledge(strategies=text)
    cases: list[dict[str, float]] = [
        {"trust": trust, "mood": mood, "drinks": drinks, "quality_time": hours, "hides_feelings": hides}
        for trust in (4, 6)
        for mood in (-1, 1)
        for drinks in (0, 4)
        for hours in (1, 12)
        for hides in (0, 4)
    ]
    frame = knowledge.diagnose_frame(pl.DataFrame(cases), remedies=4, prefix="")
    expected = [[remedy.strategy.id for remedy in knowledge.diagnose(case).remedies] for case in cases]
    found = frame.select("remedy_1", "remedy_2", "remedy_3", "remedy_4").rows()
    assert [[id for id in row if id is not None] for row in found] == expected
    assert {ids[0] for ids in expected if ids} == {"make_time", "cheer_up", "talk_openly", "see_someone"}


def test_intervals_of_indexes_are_as_in_single_diagnoses() -> None:
    index = (
        "{id: whole, title: W, text: T., of: {understanding: 1, mistrust: -1}, levels: [{id: l, from: 0, title: L}]}"
    )
    knowledge = small_knowledge(indexes=f"- {index}\n")
    cases: list[dict[str, float]] = [{"hides_feelings": 4}, {"quality_time": 12, "rituals": 4}, {"trust": 9}]
    frame = knowledge.diagnose_frame(pl.DataFrame(cases), intervals=True, prefix="")
    wholes = [knowledge.diagnose(case).indexes["whole"] for case in cases]
    assert frame.select("whole_low", "whole_high").rows() == [(whole.low, whole.high) for whole in wholes]


@pytest.mark.parametrize("values", [[1, 4], [1.0, 4.0]])
def test_all_numeric_types_are_read(values: list[float]) -> None:
    expected = [KNOWLEDGE.diagnose({"hides_feelings": value}).findings["mistrust"].score for value in values]
    for dtype in (pl.Int8, pl.UInt64, pl.Float32, pl.Decimal(5, 2)):
        frame = pl.DataFrame({"hides_feelings": pl.Series(values).cast(dtype)})
        assert KNOWLEDGE.diagnose_frame(frame)["ik_mistrust_score"].to_list() == expected


def test_choices_may_be_categories() -> None:
    topics = ["money", None, "chores"]
    expected = [KNOWLEDGE.diagnose({"topic": topic}).fired for topic in topics]
    text = pl.DataFrame({"topic": topics})
    for frame in (text, text.cast(pl.Categorical), text.cast(pl.Enum(["chores", "money"])), text.to_pandas()):
        fired = KNOWLEDGE.diagnose_frame(frame, rules=True)["ik_rules_fired"]
        assert [tuple(rules.split()) for rules in fired] == expected


def test_column_of_nulls_of_any_type_is_not_answered() -> None:
    nothing = KNOWLEDGE.diagnose({}).findings["mistrust"].score
    for dtype in (pl.Null, pl.String, pl.Boolean, pl.Int64, pl.Date):
        frame = pl.DataFrame({"trust": pl.Series([None], dtype=dtype), "afraid": pl.Series([None], dtype=dtype)})
        assert KNOWLEDGE.diagnose_frame(frame)["ik_mistrust_score"].to_list() == [nothing]
    assert KNOWLEDGE.diagnose_frame(pd.DataFrame({"trust": [None]}))["ik_mistrust_score"].tolist() == [nothing]


def test_pandas_object_columns_of_flags_with_gaps() -> None:
    frame = pd.DataFrame(
        {"afraid": [True, None, False], "trust": [None, 1, 2], "topic": [None, "money", "chores"]}, dtype=object
    )
    assert KNOWLEDGE.diagnose_frame(frame)["ik_safety_concern"].tolist() == [True, False, False]


def test_nan_is_not_answered_with_pandas() -> None:
    frame = pd.DataFrame({"trust": [float("nan"), 1.0]})
    scores = KNOWLEDGE.diagnose_frame(frame)["ik_mistrust_score"].tolist()
    assert scores == [KNOWLEDGE.diagnose(case).findings["mistrust"].score for case in ({}, {"trust": 1})]


def test_nan_is_an_error_elsewhere(wording: Wording) -> None:
    frame = pl.DataFrame({"trust": [float("nan"), 1.0]})
    for wrong in (frame, frame.lazy(), frame.to_arrow(), duckdb.sql("select 'nan'::double as trust")):
        wording(refused(wrong).replace("is outside", "are outside"))


WRONG = {
    "trust": [11.25, 3.0, -7.125, None],
    "hides_feelings": ["4711", None, "often", "never"],
    "topic": ["golf", "money", None, "chores"],
    "past_betrayal": [1, 0, None, 1],
}


@pytest.mark.parametrize("lazy", [False, True])
def test_invalid_values_are_counted_and_not_shown(lazy: bool, wording: Wording) -> None:
    frame = pl.DataFrame(WRONG)
    told = refused(frame.lazy() if lazy else frame)
    assert codes_in(told) == ["IK303", "IK303", "IK306", "IK304"]
    wording(told)


def test_range_error_has_the_unit(wording: Wording) -> None:
    wording(refused(pl.DataFrame({"quality_time": [-1.0]})))


@pytest.mark.parametrize("kind", ["polars", "lazy", "pyarrow", "pandas", "duckdb"])
def test_invalid_values_can_become_null(kind: str) -> None:
    frame = pl.DataFrame(WRONG | {"hides_feelings": [9, None, -1, 4]}).drop("past_betrayal")
    made = {
        "polars": lambda: frame,
        "lazy": frame.lazy,
        "pyarrow": frame.to_arrow,
        "pandas": frame.to_pandas,
        "duckdb": lambda: duckdb.from_arrow(frame.to_arrow()),
    }[kind]()
    diagnosed = KNOWLEDGE.diagnose_frame(made, invalid="null", rules=True)
    diagnosed = {"lazy": lambda: diagnosed.collect(), "duckdb": lambda: diagnosed.pl()}.get(kind, lambda: diagnosed)()
    assert list(diagnosed["ik_invalid"].to_pylist() if kind == "pyarrow" else diagnosed["ik_invalid"]) == [
        "hides_feelings topic trust",
        "",
        "hides_feelings trust",
        "",
    ]
    usable = [{}, {"trust": 3.0, "topic": "money"}, {}, {"topic": "chores", "hides_feelings": 4}]
    fired = diagnosed["ik_rules_fired"].to_pylist() if kind == "pyarrow" else diagnosed["ik_rules_fired"]
    assert [tuple(rules.split()) for rules in fired] == [KNOWLEDGE.diagnose(case).fired for case in usable]


def test_regression_frame_without_signals_is_an_error(wording: Wording) -> None:
    for options in ({}, {"invalid": "null"}, {"couple": "couple"}, {"partners": ("_a", "_b")}):
        told = refused(pl.DataFrame({"couple": ["a", "b"]}), **options)
        assert "IK308" in codes_in(told)
        wording(told)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("Afraid", {}), ("AFRAID", {"invalid": "null"}), ("afriad", {}), ("afraid_b", {}),
        ("Afraid", {"couple": "house"}), ("AFRAID_b", {"partners": ("_a", "_b")}),
    ],
)  # fmt: skip
def test_regression_nearly_named_safety_column_is_an_error(
    name: str, options: dict[str, Any], wording: Wording
) -> None:
    frame = pl.DataFrame({"trust_a": [3.0], "trust_b": [3.0], "house": [1], name: [True]})
    if "partners" not in options:
        frame = frame.rename({"trust_a": "trust"}).drop("trust_b")
    for given in (frame, frame.lazy(), frame.to_pandas(), frame.to_arrow()):
        told = refused(given, **options)
        assert "IK307" in codes_in(told)
        wording(told)
    diagnosed = KNOWLEDGE.diagnose_frame(frame, passed_on=[name], **options)
    assert diagnosed["ik_safety_concern"].to_list() == [False]


@pytest.mark.parametrize("made", [pl.DataFrame, pd.DataFrame, pa.table])
def test_regression_blanks_around_names_do_not_count(made: Any) -> None:
    read = KNOWLEDGE.diagnose_frame(made({" afraid": [True, None], "trust ": [3.0, 99.0]}), invalid="null")
    rows = pa.table(read).to_pylist() if made is not pa.table else read.to_pylist()
    assert [row["ik_safety_concern"] for row in rows] == [True, False]
    assert [row["ik_invalid"] for row in rows] == ["", "trust"]
    assert [row["ik_mistrust_score"] for row in rows] == [
        KNOWLEDGE.diagnose(answers).findings["mistrust"].score for answers in ({"afraid": True, "trust": 3}, {})
    ]
    assert [row["trust "] for row in rows] == [3.0, 99.0], "what was given stays as it is"
    two = made({" afraid_a ": [True], "afraid_b": [False]})
    assert str(KNOWLEDGE.diagnose_frame(two, partners=("_a", "_b"))["ik_safety_concern"][0]).lower() == "true"
    assert "IK309" in refused(made({" afraid": [True], "afraid": [True]}))


def test_a_column_named_as_a_signal_can_be_passed_on() -> None:
    frame = pl.DataFrame({"trust": ["much"], "afraid_a": [False], "afraid_b": [False]})
    assert KNOWLEDGE.diagnose_frame(frame, passed_on=["trust"], partners=("_a", "_b"))["trust"].to_list() == ["much"]


@pytest.mark.parametrize("passed_on", ["trust", 3, [3], [None], None])
def test_passed_on_must_be_column_names(passed_on: Any, wording: Wording) -> None:
    told = refused(pl.DataFrame({"trust": [1.0]}), passed_on=passed_on)
    assert "IK404" in codes_in(told)
    wording(told)


def test_existing_output_columns_are_an_error_in_any_case(wording: Wording) -> None:
    frame = pl.DataFrame({"trust": [3.0], "IK_Screened": [1], "ik_remedy_2": ["x"]})
    told = refused(frame)
    assert "IK409" in codes_in(told)
    wording(told)
    assert "ik_remedy_2" not in refused(frame, remedies=1)
    assert KNOWLEDGE.diagnose_frame(frame, prefix="mine_")["ik_remedy_2"].to_list() == ["x"]
    twice = KNOWLEDGE.diagnose_frame(KNOWLEDGE.diagnose_frame(frame, prefix="mine_"), prefix="other_")
    assert twice["mine_mistrust_score"].equals(twice["other_mistrust_score"])


def test_columns_named_like_temporary_ones() -> None:
    frame = pl.DataFrame({"trust": [1.0], "_tmpx0": ["mine"], "__TMPs1": ["mine too"]})
    diagnosed = KNOWLEDGE.diagnose_frame(frame)
    assert diagnosed["_tmpx0"].to_list() == ["mine"]
    assert diagnosed["__TMPs1"].to_list() == ["mine too"]
    assert not [name for name in diagnosed.columns if "tmp" in name.lower()][2:]


@pytest.mark.parametrize("frame", [None, [{"trust": 3}], {"trust": [3]}, "trust", 5])
def test_anything_but_a_frame_is_an_error(frame: object, wording: Wording) -> None:
    told = refused(frame)
    assert "IK408" in codes_in(told)
    wording(told)


def test_duplicate_column_names_are_an_error(wording: Wording) -> None:
    twice = pd.DataFrame([[1, 2]], columns=["trust", "trust"])
    told = refused(twice)
    assert "IK408" in codes_in(told)
    wording(told)
    said = refused(pl.DataFrame())
    assert "IK408" in codes_in(said)
    wording(said)
    wording(refused(pd.DataFrame([[1, 2]], columns=[0, "trust"])))


@pytest.mark.parametrize(
    "options",
    [
        {"remedies": -1},
        {"intervals": 1},
        {"rules": "yes"},
        {"remedies": True},
        {"remedies": 1.5},
        {"invalid": "ignore"},
        {"prefix": None},
    ],
)
def test_invalid_options_are_an_error(options: dict[str, Any], wording: Wording) -> None:
    told = refused(pl.DataFrame({"trust": [3.0]}), **options)
    assert "IK404" in codes_in(told)
    wording(told)


def test_missing_narwhals_is_an_error_with_the_install_command(
    monkeypatch: pytest.MonkeyPatch, wording: Wording
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "narwhals", None)
    told = refused(pl.DataFrame({"trust": [3.0]}))
    assert codes_in(told) == ["IK407"]
    wording(told)


def test_minimal_pack() -> None:
    knowledge = manifest(challenges="[{id: alone, title: Alone, text: Alone., source: notes}]")
    diagnosed = knowledge.diagnose_frame(pl.DataFrame({"x": [1]}), intervals=True, rules=True, remedies=1)
    assert diagnosed.row(0, named=True) == {
        "x": 1,
        "ik_safety_concern": False,
        "ik_safety_caution": False,
        "ik_screened": False,
        "ik_alone_score": 0.0,
        "ik_alone_level": "none",
        "ik_alone_low": 0.0,
        "ik_alone_high": 0.0,
        "ik_remedy_1": None,
        "ik_remedy_1_priority": None,
        "ik_rules_fired": "",
    }


def test_products_of_very_many_factors() -> None:
    signal = (
        "[{id: worry, kind: rating, title: Worry, question: Worried?, direction: worse_when_higher, source: notes}]"
    )
    rules = [
        f"{{id: rule_{n}, when: worry > {n % 9}, {kind}: alone, strength: 0.0{1 + n % 9}, because: So., source: notes}}"
        for n in range(250)
        for kind in ["relieves" if n % 3 == 0 else "supports"]
    ]
    knowledge = manifest(
        signals=signal,
        challenges="[{id: alone, title: Alone, text: Alone., source: notes}]",
        rules=f"[{', '.join(rules)}]",
    )
    frame = pl.DataFrame({"worry": [0.0, 3.0, 4.5, 10.0, None]})
    diagnosed = knowledge.diagnose_frame(frame, intervals=True)
    found = [knowledge.diagnose(row).findings["alone"] for row in frame.to_dicts()]
    for part in ("score", "low", "high"):
        assert diagnosed[f"ik_alone_{part}"].to_list() == [getattr(finding, part) for finding in found]


@pytest.mark.parametrize(
    "when",
    [
        "worry == 3",
        "worry != 3",
        "not worry == 3",
        'topic in ("money", "chores")',
        'topic not in ("money", "chores", "time")',
        'not topic == "money"',
        'at_least(2, worry >= 3, topic == "money", late)',
        'not at_least(2, worry >= 3, topic == "money", late)',
        "late or worry < 3",
        "not (late and worry > 2)",
        "other == 0.5",
        "other != 0.5",
        "not 0.25 <= other <= 0.75",
    ],
)
def test_conditions_of_every_kind(when: str) -> None:
    knowledge = manifest(
        signals="[{id: worry, kind: rating, title: Worry, question: Worried?, source: notes},"
        "{id: late, kind: flag, title: Late, question: Late?, source: notes},"
        "{id: topic, kind: choice, choices: [money, chores, time], title: Topic, question: Topic?, source: notes}]",
        challenges="[{id: alone, title: A, text: A., source: notes}, {id: other, title: O, text: O., source: notes}]",
        rules="[{id: base, when: worry > 2, supports: other, strength: 0.5, because: So., source: notes},"
        f"{{id: asked, when: '{when}', supports: alone, strength: 0.5, because: So., source: notes}}]",
    )
    rows = [
        {"worry": worry, "late": late, "topic": topic}
        for worry in (None, 2.0, 3.0, 4.0)
        for late in (None, True, False)
        for topic in (None, "money", "chores", "time")
    ]
    found = [knowledge.diagnose(row).findings["alone"] for row in rows]
    for frame in (pl.DataFrame(rows), pl.DataFrame(rows).to_pandas(), pl.DataFrame(rows).to_arrow()):
        diagnosed = knowledge.diagnose_frame(frame, intervals=True)
        for part in ("score", "low", "high"):
            column = list(diagnosed[f"ik_alone_{part}"].to_numpy())
            assert column == [getattr(finding, part) for finding in found]
