"""A frame of each kind, made from one of Polars, and back to that."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

pl = pytest.importorskip("polars", reason="the extra `frames` is not installed")
pytest.importorskip("pandas")
pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")
pytest.importorskip("narwhals")

MADE: Mapping[str, Callable[[Any], Any]] = {
    "polars": lambda frame: frame,
    "lazy": lambda frame: frame.lazy(),
    "pyarrow": lambda frame: frame.to_arrow(),
    "pandas": lambda frame: frame.to_pandas(),
    "duckdb": lambda frame: duckdb.from_arrow(frame.to_arrow()),
}
READ: Mapping[str, Callable[[Any], Any]] = {
    "polars": lambda frame: frame,
    "lazy": lambda frame: frame.collect(),
    "pyarrow": lambda frame: pl.from_arrow(frame),
    "pandas": lambda frame: pl.from_pandas(frame),
    "duckdb": lambda frame: frame.pl(),
}
each_kind = pytest.mark.parametrize("kind", MADE)
