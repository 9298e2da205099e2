"""Spark agrees with `diagnose` to the last bit, and no rows are collected to the driver."""

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from runpy import run_path
from typing import Any

import pytest

import intimacy_kit as ik
from tests.differential.frames import (
    Rows,
    batch,
    complete,
    couples,
    expected,
    expected_of_couple,
    polars_frame,
    results,
    row_by_row,
    side_by_side,
)
from tests.differential.test_earlier import OPTIONS, columns, of_one, of_two, people, screening
from tests.small_pack import FILES, small_knowledge

pl = pytest.importorskip("polars")

pytest.importorskip("pyspark", reason="the dependency group `gate` is not installed")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)

EXAMPLE = Path(__file__).parents[2] / "examples" / "spark_nightly.py"
pytestmark = [
    pytest.mark.gate,
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),  # of the connection to Java
]


@pytest.fixture
def spark(_java: None) -> Any:
    """Spark on this machine, with two workers: the same for all tests, until one of them stops it."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").appName("tests").config("spark.ui.enabled", "false")
    spark = builder.config("spark.sql.shuffle.partitions", "2").config("spark.driver.host", "127.0.0.1").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


@pytest.fixture(scope="module")
def _java() -> Iterator[None]:
    from pyspark.sql import SparkSession

    yield
    if (spark := SparkSession.getActiveSession()) is not None:
        spark.stop()


def read(spark: Any, rows: Rows, knowledge: ik.KnowledgeBase, folder: Path, *ends: str) -> Any:
    """The rows from two Parquet files, so that both workers have some."""
    folder.mkdir()
    frame = polars_frame(rows, knowledge, *ends)
    for number, part in enumerate((frame[: len(frame) // 2], frame[len(frame) // 2 :])):
        part.write_parquet(folder / f"{number}.parquet")
    return spark.read.parquet(str(folder)).repartition(2)


@pytest.mark.parametrize(
    "load", [small_knowledge, pytest.param(ik.load_knowledge, marks=pytest.mark.nightly)], ids=["small", "core"]
)  # the core pack takes minutes; the example has it too
def test_spark_agrees_with_diagnose(load: Callable[[], ik.KnowledgeBase], spark: Any, tmp_path: Path) -> None:
    knowledge, random = load(), Random(3)
    cases = [dict.fromkeys(knowledge.signals), complete(knowledge, random), *batch(knowledge, random, 60)]
    rows = [{"case": number, **case} for number, case in enumerate(cases)]
    frame = read(spark, rows, knowledge, tmp_path / "in")
    diagnosed = knowledge.diagnose_frame(frame, intervals=True, rules=True, invalid="null")

    diagnosed.write.parquet(str(tmp_path / "out"))
    written = [row.asDict() for row in spark.read.parquet(str(tmp_path / "out")).orderBy("case").collect()]
    assert [(row.pop("ik_invalid"), row.pop("ik_unreadable_safety")) for row in written] == [("", False)] * len(rows)
    assert results(written) == [expected(knowledge.diagnose(case), 3) for case in cases]
    assert [row["case"] for row in written] == list(range(len(rows)))


def test_spark_agrees_with_diagnose_of_couples(spark: Any, tmp_path: Path) -> None:
    knowledge, random = small_knowledge(), Random(5)
    pairs = couples(knowledge, random, 40)
    wanted = [
        {name: value for name, value in expected_of_couple(knowledge, a, b, 3).items() if name[-2:] not in ("_a", "_b")}
        for a, b in pairs
    ]
    options = {"intervals": True, "rules": True}
    wide = read(spark, side_by_side(pairs), knowledge, tmp_path / "wide", "_a", "_b")
    diagnosed = knowledge.diagnose_frame(wide, partners=("_a", "_b"), invalid="null", **options)
    long = read(spark, row_by_row(pairs, random), knowledge, tmp_path / "long")
    paired = knowledge.diagnose_frame(long, couple="household", invalid="null", **options)
    known = {row["ik_invalid"] for row in paired.select("ik_invalid").collect()}
    assert known == {""}
    added = ("ik_invalid", "ik_unreadable_safety")
    assert results(_rows(diagnosed.drop(*added))) == wanted
    rows = _rows(paired.drop(*added))
    assert results(rows) == [wanted[int(row["household"][1:])] for row in rows]


_COLUMNS = ("case", "house", "h_q1", "w_q1", "h_q2", "w_q2", "h_q3", "w_q3", "h_q4")
_CODES: tuple[tuple[Any, ...], ...] = (
    (0, "x", "1", "7", "Nie", "oft", 1, 2, "1,5"),
    (1, "y", "-99", "4", None, "immer", 2, None, ""),
    (2, "z", " 02 ", None, "OFT", "nie", -99, 1, "40"),
)
CODED: Rows = [dict(zip(_COLUMNS, row, strict=True)) for row in _CODES]
SIGNALS: dict[str, Any] = {
    "trust": {"column": "q1", "from": [1, 7], "reversed": True},
    "hides_feelings": {"column": "q2", "answers": "frequency"},
    "afraid": {"column": "q3", "answers": {1: True, 2: False}},
    "quality_time": {"column": "q4", "from": [0, 100]},
}
SAID: dict[str, Any] = {"locale": "de", "missing": [-99], "file": {"decimal": ","}, "signals": SIGNALS}


def coded(rows: Rows) -> Any:
    """The rows as a frame of Polars, in which the wife has as much time as the husband of another household."""
    wide = [{**row, "w_q4": other["h_q4"]} for row, other in zip(rows, reversed(rows), strict=True)]
    return pl.DataFrame(wide, schema_overrides={"h_q3": pl.Int64, "w_q3": pl.Int64})


def in_rows(frame: Any) -> Any:
    """The same with a row for each partner."""
    parts = []
    for number, sign in enumerate(("h_", "w_")):
        names = {f"{sign}q{question}": f"q{question}" for question in range(1, 5)}
        parts.append(frame.select((pl.col("case") * 2 + number).alias("case"), "house", *names).rename(names))
    return pl.concat(parts)


@pytest.mark.parametrize("layout", ["in a row", "in rows"])
def test_a_codebook_does_the_same_on_spark(layout: str, spark: Any, tmp_path: Path) -> None:
    knowledge = small_knowledge()
    frame, partners = (
        (coded(CODED), {"prefix": ["h_", "w_"]}) if layout == "in a row" else (in_rows(coded(CODED)), {"rows": "house"})
    )
    book = ik.Codebook(**SAID, partners=partners)
    frame.write_parquet(tmp_path / "coded.parquet")
    given = spark.read.parquet(str(tmp_path / "coded.parquet"))

    applied = book.apply(given, knowledge)
    assert type(applied) is type(given)
    assert _rows(applied) == book.apply(frame, knowledge).sort("case").to_dicts()

    wanted = knowledge.diagnose_frame(frame, codebook=book, rules=True, intervals=True).sort("case").to_dicts()
    found = knowledge.diagnose_frame(given, codebook=book, rules=True, intervals=True)
    found.write.parquet(str(tmp_path / "out"))
    assert _rows(spark.read.parquet(str(tmp_path / "out"))) == wanted
    assert any(row["ik_safety_concern"] for row in wanted)


def test_what_a_codebook_does_not_know_and_doubts_are_told_on_spark_as_elsewhere(spark: Any, tmp_path: Path) -> None:
    knowledge = small_knowledge()
    book = ik.Codebook(signals={"trust": {"column": "q1", "from": [0, 10]}})
    for values, error in ((["11", "secret", "3"], ik.ObservationError), ([str(n % 5 + 1) for n in range(40)], None)):
        file = tmp_path / f"{len(values)}.parquet"
        pl.DataFrame({"case": range(len(values)), "q1": values}).write_parquet(file)
        given = spark.read.parquet(str(file))
        if error is None:
            with pytest.warns(ik.CodebookWarning, match="a scale from 1 to 5"):
                book.apply(given, knowledge)
            continue
        with pytest.raises(error, match="the column 'q1' has 2 values outside of the range") as raised:
            knowledge.diagnose_frame(given, codebook=book)
        assert "secret" not in str(raised.value)
        rows = _rows(knowledge.diagnose_frame(given, codebook=book, invalid="null").select("case", "ik_invalid"))
        assert [row["ik_invalid"] for row in rows] == ["trust", "trust", ""]


def test_earlier_check_ins_count_on_spark_as_elsewhere(spark: Any, tmp_path: Path) -> None:
    knowledge, random = screening(small_knowledge()), Random(9)
    given = people(knowledge, random, 24)
    pairs = list(zip(given[::2], given[1::2], strict=True))
    signals = columns(knowledge)

    one = read(spark, [{"case": case, **each.row} for case, each in enumerate(given)], signals, tmp_path / "one")
    assert _written_and_read(spark, knowledge.diagnose_frame(one, **OPTIONS), tmp_path / "1") == [
        of_one(knowledge, each) for each in given
    ]
    rows = [(a.row, b.row) for a, b in pairs]
    wide = read(spark, side_by_side(rows), signals, tmp_path / "wide", "_a", "_b")
    diagnosed = knowledge.diagnose_frame(wide, partners=("_a", "_b"), by_partner=True, **OPTIONS)
    wanted = [of_two(knowledge, *pair) for pair in pairs]
    assert _written_and_read(spark, diagnosed, tmp_path / "2") == wanted


def _written_and_read(spark: Any, diagnosed: Any, folder: Path) -> Rows:
    diagnosed.write.parquet(str(folder))
    return results(_rows(spark.read.parquet(str(folder))))


def test_the_plan_has_only_expressions_of_spark(spark: Any, tmp_path: Path) -> None:
    knowledge = small_knowledge()
    rows = [{"case": number, **case} for number, case in enumerate(batch(knowledge, Random(4), 10))]
    diagnosed = knowledge.diagnose_frame(spark.read.parquet(_written(rows, knowledge, tmp_path)), invalid="null")
    plan = diagnosed._jdf.queryExecution().executedPlan().toString()
    assert "Project" in plan
    for elsewhere in ("Exchange", "Python", "Broadcast", "Join", "Window", "Aggregate"):
        assert elsewhere not in plan


def test_invalid_values_are_counted_in_a_single_row(spark: Any) -> None:
    knowledge = small_knowledge()
    frame = spark.createDataFrame([(11.0, "golf"), (3.0, None), (float("nan"), "money")], "trust double, topic string")
    with pytest.raises(ik.ObservationError) as caught:
        knowledge.diagnose_frame(frame)
    found = [(problem.code, *re.findall(r"\d+|'\w+'", problem.message)) for problem in caught.value.problems]
    assert found == [("IK306", "1", "'topic'"), ("IK304", "2", "'trust'")]
    usable = knowledge.diagnose_frame(frame.where("trust = 3"))
    # one column: of rows made here, Spark writes out all that each column needs anew
    assert [row["ik_mistrust_score"] for row in usable.select("ik_mistrust_score").collect()] == [
        knowledge.diagnose({"trust": 3}).findings["mistrust"].score
    ]


def test_types_of_spark_alone_are_refused_and_decimals_are_read(spark: Any) -> None:
    knowledge = small_knowledge()
    frame = spark.sql(
        "select parse_json('true') as variant, interval '1' day as days, interval '1' month as months, true as yes,"
        " array(true) as list, cast(1.5 as decimal(38, 18)) as number, cast(null as void) as nothing"
    )
    for name in ("variant", "days", "months", "list", "number"):
        for invalid in ("raise", "null"):
            with pytest.raises(ik.ObservationError, match="'afraid'"):
                knowledge.diagnose_frame(frame.selectExpr(f"{name} as afraid"), invalid=invalid)
    read = frame.selectExpr("number as quality_time", "nothing as afraid", "yes as hurt")
    diagnosed = knowledge.diagnose_frame(read, rules=True)  # of literals: all its columns would be written out in one
    [row] = diagnosed.select("ik_rules_fired", "ik_safety_concern").collect()
    assert tuple(row) == ("few_hours", True)


def test_names_that_differ_only_in_case_and_failing_plans_are_refused(spark: Any) -> None:
    knowledge = small_knowledge()
    alike = spark.createDataFrame([(1.0, 2.0)], "trust double, Trust double")
    with pytest.raises(ik.QuestionError, match="'trust', 'Trust'"):
        knowledge.diagnose_frame(alike)
    failing = spark.createDataFrame([("4711secret",)], "x string").selectExpr("cast(x as double) as trust")
    with pytest.raises(ik.QuestionError) as caught:
        knowledge.diagnose_frame(failing)
    assert caught.value.code == "IK413"
    assert "4711" not in str(caught.value)


def test_unreadable_answers_about_safety_are_marked(spark: Any) -> None:
    frame = spark.createDataFrame([(1, 1, 9.0), (1, 2, 1.0), (2, 3, 1.0)], "house int, case int, drinks double")
    safety = FILES["safety.yaml"] + (
        "- {id: d, when: drinks > 3, title: D, because: You matter., "
        "kind: concern, about: from_partner, source: notes}\n"
    )
    knowledge = ik.load_knowledge(FILES | {"safety.yaml": safety}, core=False)
    for options, wanted in (({}, [True, False, False]), ({"couple": "house"}, [True, True, False])):
        rows = _rows(knowledge.diagnose_frame(frame, invalid="null", **options))
        assert [row["ik_unreadable_safety"] for row in rows] == wanted


@pytest.mark.usefixtures("spark")  # it takes the one that is there, as starting another needs long
def test_the_example_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    main = run_path(str(EXAMPLE))["main"]
    monkeypatch.setattr(sys, "argv", [str(EXAMPLE)])
    assert main() == 0
    shown = capsys.readouterr().out
    assert "what to offer first" in shown
    assert "(safety first)" in shown
    monkeypatch.setattr(
        sys, "argv", [str(EXAMPLE), str(EXAMPLE.parent / "not there"), str(EXAMPLE.parent / "nor this")]
    )
    assert main() == 2
    assert "(PATH_NOT_FOUND)" in capsys.readouterr().err


def _rows(frame: Any) -> Rows:
    return [row.asDict() for row in frame.orderBy("case").collect()]


def _written(rows: Rows, knowledge: ik.KnowledgeBase, folder: Path) -> str:
    polars_frame(rows, knowledge).write_parquet(folder / "rows.parquet")
    return str(folder / "rows.parquet")
