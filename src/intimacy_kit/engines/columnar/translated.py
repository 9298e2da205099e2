"""Columns to be computed, whose expressions are translated once.

Narwhals translates an expression into the library of a frame whenever it is used, which takes longer than Polars needs
for a thousand rows. Expressions of Polars belong to no frame, so they are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import narwhals.stable.v2 as nw


class Columns:
    """Columns to be computed from any frame with the columns they read. Immutable and thread-safe.

    Args:
        expressions: expressions of the columns.
    """

    def __init__(self, expressions: Sequence[nw.Expr]) -> None:
        self._expressions = tuple(expressions)

    def added_to(self, frame: Any) -> Any:
        """Return the frame with the columns added."""
        if _keeps_expressions(frame):
            return nw.from_native(frame.to_native().with_columns(self._of_polars))
        return frame.with_columns(*self._expressions)

    def alone(self, frame: Any) -> Any:
        """Return a frame of nothing but the columns."""
        if _keeps_expressions(frame):
            return nw.from_native(frame.to_native().select(self._of_polars))
        return frame.select(*self._expressions)

    @cached_property
    def _of_polars(self) -> list[Any]:
        import polars as pl  # noqa: PLC0415 - an extra, needed for such frames only

        namespace = nw.from_native(pl.LazyFrame()).__narwhals_namespace__()
        # What narwhals itself does with an expression: there is no public way to keep the result.
        translated: list[Any] = [expression._to_compliant_expr(namespace) for expression in self._expressions]
        return [expression.native for expression in translated]


def _keeps_expressions(frame: Any) -> bool:
    return bool(frame.implementation.is_polars())
