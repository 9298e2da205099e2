"""Columns are translated into expressions of Polars once, and computed with other libraries as ever."""

from typing import Any

import pytest

pytest.importorskip("narwhals", reason="the extra `frames` is not installed")
pl = pytest.importorskip("polars")
pd = pytest.importorskip("pandas")

import narwhals.stable.v2 as nw  # noqa: E402 - after it was found

from intimacy_kit.engines.columnar.translated import Columns  # noqa: E402

COLUMNS = Columns([(nw.col("a") + 1).alias("more"), nw.when(nw.col("a") > 1).then(nw.lit(2.0)).alias("two")])
EXPECTED = {"a": [1.0, 2.0], "more": [2.0, 3.0], "two": [None, 2.0]}


def plain(frame: Any) -> dict[str, list[float | None]]:
    made = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    return {name: [None if value != value else value for value in made[name].to_list()] for name in made.columns}


@pytest.mark.parametrize("native", [pl.DataFrame, pl.LazyFrame, pd.DataFrame])
def test_they_are_added_to_a_frame_or_stand_alone(native: Any) -> None:
    frame = nw.from_native(native({"a": [1.0, 2.0]}))
    assert plain(COLUMNS.added_to(frame)) == EXPECTED
    assert plain(COLUMNS.alone(frame)) == {"more": EXPECTED["more"], "two": EXPECTED["two"]}


def test_polars_translates_nothing_the_second_time(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = Columns([nw.col("a").alias("b")])
    columns.added_to(nw.from_native(pl.DataFrame({"a": [1]})))
    monkeypatch.setattr(nw.Expr, "_to_compliant_expr", None)
    assert plain(columns.added_to(nw.from_native(pl.LazyFrame({"a": [2]})))) == {"a": [2], "b": [2]}
