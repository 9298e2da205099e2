"""Decoding of columns of every type: values are read or refused, and only missing values are unanswered."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from datetime import time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

import intimacy_kit as ik
from tests.small_pack import small_knowledge
from tests.wording import Wording

pytest.importorskip("narwhals", reason="the extra `frames` is not installed")
np = pytest.importorskip("numpy")
pl = pytest.importorskip("polars")
pd = pytest.importorskip("pandas")
pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

import narwhals.stable.v2 as nw  # noqa: E402 - after it was found

from intimacy_kit.engines.columnar.decoding import decode  # noqa: E402 - the same

KNOWLEDGE = small_knowledge()
NUMBER, FLAG, CHOICE = "quality_time", "afraid", "topic"
HALF, WHOLE = Decimal("1.5"), Decimal("2.00")


def extension(dtype: Any, values: list[Any], storage: Any) -> Any:
    return pa.ExtensionArray.from_storage(dtype, pa.array(values, storage))


def arrow() -> Mapping[str, Any]:
    """Three rows each, two of them not null."""
    union = pa.UnionArray.from_dense(
        pa.array([0, 1, 0], pa.int8()), pa.array([0, 0, 1], pa.int32()), [pa.array([1.0, None]), pa.array(["a"])]
    )
    return {
        "decimal32": pa.array([HALF, None, WHOLE], pa.decimal32(5, 2)),
        "decimal64": pa.array([HALF, None, WHOLE], pa.decimal64(10, 2)),
        "decimal128": pa.array([HALF, None, WHOLE], pa.decimal128(38, 2)),
        "decimal256": pa.array([HALF, None, WHOLE], pa.decimal256(76, 2)),
        "float16": pa.array(np.array([1.5, 0, 2], "float16"), mask=np.array([False, True, False])),
        "run-end encoded": pa.RunEndEncodedArray.from_arrays([1, 2, 3], [1.5, None, 2.0]),
        "dictionary of numbers": pa.array([1.5, None, 2.0]).dictionary_encode(),
        "uint64": pa.array([1, None, 2], pa.uint64()),
        "bool8": extension(pa.bool8(), [1, None, 0], pa.int8()),
        "uuid": extension(pa.uuid(), [b"0" * 16, None, b"1" * 16], pa.binary(16)),
        "json": extension(pa.json_(), ["1", None, "true"], pa.string()),
        "opaque": extension(pa.opaque(pa.float64(), "a type", "somebody"), [1.0, None, 2.0], pa.float64()),
        "union": union,
        "binary": pa.array([b"1", None, b"2"]),
        "binary view": pa.array([b"1", None, b"2"], pa.binary_view()),
        "fixed binary": pa.array([b"1", None, b"2"], pa.binary(1)),
        "interval": pa.array([(1, 2, 3), None, (3, 2, 1)], pa.month_day_nano_interval()),
        "duration": pa.array([1, None, 2], pa.duration("s")),
        "time": pa.array([time(1), None, time(2)]),
        "list": pa.array([[1], None, [2]]),
        "list view": pa.array([[1], None, [2]], pa.list_view(pa.int64())),
        "struct": pa.array([{"a": 1}, None, {"a": 2}]),
        "map": pa.array([[("a", 1)], None, []], pa.map_(pa.string(), pa.int64())),
        "run ends of categories": pa.RunEndEncodedArray.from_arrays(
            [1, 2, 3], pa.array(["money", None, "chores"]).dictionary_encode()
        ),
    }


def pandas() -> Mapping[str, Any]:
    held = {name: pd.arrays.ArrowExtensionArray(pa.chunked_array([array])) for name, array in arrow().items()}
    return {f"arrow {name}": array for name, array in held.items() if "encoded" not in name and "view" not in name} | {
        "sparse numbers": pd.arrays.SparseArray([1.5, np.nan, 2.0]),
        "categories of numbers": pd.Categorical([1.5, None, 2.0]),
        "longdouble": np.array([1.5, np.nan, 2.0], "longdouble"),
        "float16": np.array([1.5, np.nan, 2.0], "float16"),
        "nullable": pd.array([1, None, 2], "Int64"),
        "complex": np.array([1, np.nan, 2j]),
        "period": pd.PeriodIndex(["2020", None, "2022"], freq="Y"),
        "interval": pd.arrays.IntervalArray.from_tuples([(0, 1), None, (1, 2)]),
        "timedelta": pd.to_timedelta([1, None, 2]),
        "dates": pd.to_datetime(["2020-01-01", None, "2020-01-02"]),
        "decimals": pd.Series([HALF, None, WHOLE], dtype=object),
        "fractions": pd.Series([Fraction(3, 2), None, 2], dtype=object),
        "bytes": pd.Series([b"1", None, b"2"], dtype=object),
    }


DUCKDB = {
    "decimal": "1.5::decimal(38, 2)",
    "hugeint": "1::hugeint",
    "float": "1.5::float",
    "variant": "1::variant",
    "bit": "'101'::bit",
    "union": "union_value(k := 1)",
    "bignum": "1::bignum",
    "uuid": "uuid()",
    "interval": "interval 1 day",
    "blob": "'1'::blob",
    "json": "'1'::json",
    "list": "[1]",
    "map": "map {'a': 1}",
    "struct": "{'a': 1}",
    "time": "time '10:00'",
}
POLARS = {
    "decimal": pl.Series([HALF, None, WHOLE]),
    "float16": pl.Series([1.5, None, 2.0]).cast(pl.Float32),
    "int128": pl.Series([1, None, 2], dtype=pl.Int128),
    "object": pl.Series([Fraction(3, 2), None, 2], dtype=pl.Object),
    "objects": pl.Series([{1}, None, {2}], dtype=pl.Object),
    "binary": pl.Series([b"1", None, b"2"]),
    "duration": pl.Series([timedelta(1), None, timedelta(2)]),
    "list": pl.Series([[1], None, [2]]),
    "struct": pl.Series([{"a": 1}, None, {"a": 2}]),
}
NUMBERS = {
    *(
        "decimal",
        "decimal32",
        "decimal64",
        "decimal128",
        "decimal256",
        "float",
        "float16",
        "hugeint",
        "int128",
        "object",
    ),
    *("arrow decimal32", "arrow decimal64", "arrow decimal128", "arrow decimal256", "arrow float16", "arrow uint64"),
    *(
        "run-end encoded",
        "dictionary of numbers",
        "arrow dictionary of numbers",
        "uint64",
        "sparse numbers",
        "nullable",
    ),
    *("categories of numbers", "longdouble", "decimals", "fractions"),
}


@cache
def named(signal: str) -> dict[str, Any]:
    """Frames with a column of that name: of PyArrow, pandas, DuckDB and Polars."""
    con = duckdb.connect(":memory:")
    return (
        {f"pyarrow {name}": pa.table({signal: array}) for name, array in arrow().items()}
        | {f"pandas {name}": pd.DataFrame({signal: array}) for name, array in pandas().items()}
        | {f"duckdb {name}": con.sql(f"select {of} as {signal}") for name, of in DUCKDB.items()}
        | {f"polars {name}": pl.DataFrame({signal: of}) for name, of in POLARS.items()}
        | {f"lazy {name}": pl.LazyFrame({signal: of}) for name, of in POLARS.items() if "object" not in name}
    )


MADE: Mapping[str, Callable[[Any], Any]] = {
    "polars": lambda frame: frame,
    "lazy": lambda frame: frame.lazy(),
    "pandas": lambda frame: frame.to_pandas(use_pyarrow_extension_array=True),
    "pyarrow": lambda frame: frame.to_arrow(),
    "duckdb": lambda frame: duckdb.from_arrow(frame.to_arrow()),
}


ALL = sorted(named(NUMBER))


def is_number(name: str) -> bool:
    return name.partition(" ")[2] in NUMBERS


@pytest.mark.parametrize("name", ALL)
def test_values_of_an_unknown_type_are_refused(name: str) -> None:
    """Also where wrong values may be ignored: nothing in such a column is usable."""
    asked: list[tuple[str, dict[str, Any]]] = [(FLAG, {}), (FLAG, {"invalid": "null"})]
    for signal, options in asked if is_number(name) else [*asked, (NUMBER, {}), (CHOICE, {})]:
        with pytest.raises(ik.ObservationError) as caught:
            KNOWLEDGE.diagnose_frame(named(signal)[name], **options)
        is_text = (signal, name) == (CHOICE, "duckdb json")  # DuckDB has it as text
        assert [problem.code for problem in caught.value.problems] == ["IK306" if is_text else "IK303"]


@pytest.mark.parametrize("name", [name for name in ALL if is_number(name)])
def test_numbers_of_every_width_are_read(name: str) -> None:
    diagnosed = KNOWLEDGE.diagnose_frame(named(NUMBER)[name], rules=True)
    rows = diagnosed.collect() if "lazy" in name else diagnosed.pl() if "duckdb" in name else diagnosed
    fired = rows["ik_rules_fired"].to_pylist() if "pyarrow" in name else list(rows["ik_rules_fired"])
    assert fired == (["few_hours"] if "duckdb" in name else ["few_hours", "", "few_hours"])


def test_encodings_are_resolved() -> None:
    topics = ["money", None, "chores"]
    for frame in (
        pa.table({CHOICE: pa.array(topics).dictionary_encode()}),
        pa.table({CHOICE: pa.array(topics, pa.string_view())}),
        pa.table({CHOICE: pa.RunEndEncodedArray.from_arrays([1, 2, 3], topics)}),
        pd.DataFrame({CHOICE: pd.Categorical(topics)}),
        pd.DataFrame({FLAG: pd.Categorical([True, None, False]), CHOICE: topics}),
        pd.DataFrame({FLAG: pd.arrays.SparseArray([True, False, False]), CHOICE: topics}),
    ):
        diagnosed = KNOWLEDGE.diagnose_frame(frame, invalid="null")
        invalid, concern = diagnosed["ik_invalid"], diagnosed["ik_safety_concern"]
        if isinstance(frame, pd.DataFrame):
            assert (invalid.tolist(), concern[0]) == ([""] * 3, FLAG in frame.columns)
        else:
            assert invalid.to_pylist() == [""] * 3


@pytest.mark.parametrize("kind", ["polars", "lazy", "pandas", "pyarrow", "duckdb"])
def test_missing_values_of_every_type_are_unanswered(kind: str) -> None:
    empty = {
        "polars": [pl.DataFrame({FLAG: pl.Series([None] * 2, dtype=of)}) for of in (pl.Null, pl.Binary, pl.Object)],
        "lazy": [
            pl.LazyFrame({FLAG: pl.Series([None] * 2, dtype=of)}) for of in (pl.Null, pl.Binary, pl.List(pl.Int8))
        ],
        "pandas": [
            pd.DataFrame({FLAG: pd.Series([None] * 2, dtype=of)})
            for of in (object, "category", "datetime64[ns]", pd.ArrowDtype(pa.null()), pd.ArrowDtype(pa.binary()))
        ],
        "pyarrow": [
            pa.table({FLAG: pa.nulls(2, of)}) for of in (pa.null(), pa.list_view(pa.int8()), pa.decimal256(76))
        ],
        "duckdb": [
            duckdb.sql(f"select null::{of} as {FLAG} from range(2)") for of in ("int", "variant", "bit", "uuid", "blob")
        ],
    }[kind]
    for frame in empty:
        for invalid in ("raise", "null"):
            diagnosed = KNOWLEDGE.diagnose_frame(frame, invalid=invalid)
            rows = diagnosed.collect() if kind == "lazy" else diagnosed.pl() if kind == "duckdb" else diagnosed
            screened = rows["ik_screened"]
            assert list(screened.to_pylist() if kind == "pyarrow" else screened) == [False, False]


def test_each_object_of_pandas_is_parsed(wording: Wording) -> None:
    """pandas has flags with gaps as objects, and looks at the first hundred of them at most."""
    for gaps in (0, 99, 150, 100_001):
        frame = pd.DataFrame({FLAG: pd.Series([None] * gaps + [True, float("nan"), pd.NA, np.False_], dtype=object)})
        concern = KNOWLEDGE.diagnose_frame(frame)["ik_safety_concern"]
        assert concern.tolist() == [False] * gaps + [True, False, False, False]
    text = pd.DataFrame({CHOICE: pd.Series(["money"] * 150 + [7, "chores"], dtype=object)})
    with pytest.raises(ik.ObservationError) as caught:
        KNOWLEDGE.diagnose_frame(text)
    assert caught.value.code == "IK303"
    wording(str(caught.value))


def test_an_invalid_value_leaves_the_others_valid(wording: Wording) -> None:
    flags = pd.Series([True, "yes", None, False, 1, np.True_], dtype=object)
    numbers = pd.Series([1, "2", None, HALF, 11.5, float("inf")], dtype=object)
    choices = pd.Series(["money", 7, None, np.str_("chores"), "golf", "money"], dtype=object)
    frame = pd.DataFrame({FLAG: flags, "trust": numbers, CHOICE: choices})
    with pytest.raises(ik.ObservationError) as caught:
        KNOWLEDGE.diagnose_frame(frame)
    assert [problem.code for problem in caught.value.problems] == ["IK303", "IK303", "IK306", "IK303", "IK304"]
    wording([problem.message for problem in caught.value.problems])
    diagnosed = KNOWLEDGE.diagnose_frame(frame, invalid="null", rules=True)
    assert diagnosed["ik_invalid"].tolist() == ["", "afraid topic trust", "", "", "afraid topic trust", "trust"]
    assert diagnosed["ik_safety_concern"].tolist() == [True, False, False, False, False, True]
    assert diagnosed["ik_unreadable_safety"].tolist() == [False, True, False, False, True, False]
    usable: list[dict[str, Any]] = [
        {"trust": 1, "topic": "money"},
        {},
        {},
        {"trust": 1.5, "topic": "chores"},
        {},
        {"topic": "money"},
    ]
    assert diagnosed["ik_rules_fired"].tolist() == [" ".join(KNOWLEDGE.diagnose(case).fired) for case in usable]


def test_decimals_become_the_nearest_double() -> None:
    """A cast of PyArrow misses it by a bit for one in three."""
    values = [Decimal(number).scaleb(-17) for number in range(10**17 + 1, 10**17 + 4000, 7)]
    wanted = [KNOWLEDGE.diagnose({"mood": value}).observations["mood"] for value in values]
    table = pa.table({"mood": pa.array(values, pa.decimal128(38, 17))})
    column = nw.from_native(table["mood"], series_only=True)
    assert decode(column, KNOWLEDGE.signals["mood"]).values.to_list() == wanted


@pytest.mark.parametrize("kind", ["polars", "lazy", "pandas", "pyarrow", "duckdb"])
def test_ends_of_a_range_are_exact_for_every_width(kind: str) -> None:
    """The float of four bytes next to 0.1 is above it."""
    signal = "{id: worry, kind: number, minimum: 0, maximum: 0.1, title: W, question: W?, source: notes}"
    knowledge = ik.load_knowledge(
        {
            "pack.yaml": "{format: 1, name: t, version: 1.0.0, title: T, license: MIT, sources: {notes: {title: N}}}",
            "signals.yaml": f"[{signal}]",
        },
        core=False,
    )
    for value, wrong in ((np.float32(0.1), True), (np.float32(0.09), False), (Decimal("0.1"), False)):
        dtype = pl.Float32 if isinstance(value, np.float32) else pl.Decimal(10, 5)
        made = MADE[kind](pl.DataFrame({"worry": pl.Series([value], dtype=dtype)}))
        for give in (lambda: knowledge.diagnose({"worry": value}), lambda: knowledge.diagnose_frame(made)):  # noqa: B023
            with pytest.raises(ik.ObservationError, match="outside") if wrong else nullcontext():
                give()
