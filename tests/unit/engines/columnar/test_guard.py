"""Translation of exceptions of dataframe libraries, whose messages quote values."""

from typing import Any

import pytest

import intimacy_kit as ik
from tests.small_pack import small_knowledge
from tests.wording import Wording

pytest.importorskip("narwhals", reason="the extra `frames` is not installed")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")
pd = pytest.importorskip("pandas")
duckdb = pytest.importorskip("duckdb")

from intimacy_kit.engines.columnar.guard import translated_errors  # noqa: E402 - after narwhals was found
from intimacy_kit.engines.columnar.preparing import as_narwhals  # noqa: E402 - the same

KNOWLEDGE = small_knowledge()
SECRET = "4711secret"


class PanicException(BaseException):
    """As Polars calls its own."""


def quoting(value: str) -> int:
    raise ValueError(value)


def failing() -> dict[str, Any]:
    """Frames whose own plan fails at a value."""
    text = pl.LazyFrame({"trust": [SECRET], "row": [1]})
    return {
        "polars lazy": text.with_columns(pl.col("trust").cast(pl.Float64)),
        "polars without the column": text.with_columns(pl.col(SECRET)),
        "polars raising": text.with_columns(pl.col("trust").map_elements(quoting, return_dtype=pl.Int64)),
        "duckdb": duckdb.sql(f"select cast(x as double) as trust from (values ('{SECRET}')) as t(x)"),
    }


@pytest.mark.parametrize("name", failing())
@pytest.mark.parametrize("options", [{}, {"invalid": "null"}])
def test_ik413_does_not_quote_the_original_message(name: str, options: dict[str, Any]) -> None:
    with pytest.raises(ik.QuestionError) as caught:
        KNOWLEDGE.diagnose_frame(failing()[name], **options)
    assert caught.value.code == "IK413"
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("error", [ValueError(SECRET), PanicException(SECRET)])
def test_ik413_names_the_type_of_the_original_exception(error: BaseException, wording: Wording) -> None:
    with (
        pytest.raises(ik.QuestionError) as caught,
        translated_errors(),
    ):
        raise error
    assert caught.value.code == "IK413"
    wording(str(caught.value))
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(3), MemoryError(), ik.QuestionError([])])
def test_other_exceptions_are_not_translated(error: BaseException) -> None:
    with pytest.raises(type(error)) as caught, translated_errors():
        raise error
    assert caught.value is error


def test_duplicate_column_names_are_refused(wording: Wording) -> None:
    twice = pa.Table.from_arrays([pa.array([1]), pa.array([2])], ["trust", "trust"])
    with pytest.raises(ik.QuestionError) as caught:
        KNOWLEDGE.diagnose_frame(twice)
    wording(str(caught.value))
    assert caught.value.code == "IK408"


def test_names_that_differ_only_in_case_are_refused_for_spark(
    monkeypatch: pytest.MonkeyPatch, wording: Wording
) -> None:
    """As they are for Spark, which is not everywhere where these tests run."""
    monkeypatch.setattr("narwhals.Implementation.is_spark_like", lambda _: True)
    with pytest.raises(ik.QuestionError) as caught:
        as_narwhals(pl.DataFrame({"trust": [1], "row": [1], "Trust": [2]}))
    wording(str(caught.value))
    assert caught.value.code == "IK408"
    assert as_narwhals(pl.DataFrame({"trust": [1], "row": [1]})).columns == ["trust", "row"]


def test_duplicate_column_names_are_refused_by_narwhals_and_by_libraries(wording: Wording) -> None:
    for twice in (
        pd.DataFrame([[1, 2]], columns=["trust", "trust"]),
        pa.Table.from_arrays([pa.array([1]), pa.array([2])], ["trust", "trust"]),
    ):
        with pytest.raises(ik.QuestionError) as caught:
            as_narwhals(twice)
        assert caught.value.code == "IK408"
        wording(str(caught.value))
