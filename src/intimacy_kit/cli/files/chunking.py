"""Bring the batches in which Arrow reads into chunks of one size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa


def rechunked(batches: Iterable[pa.RecordBatch], schema: pa.Schema, rows: int) -> Iterator[pa.Table]:
    """Yield the rows in tables of exactly `rows` rows; the last has fewer, and is the only one that may be empty."""
    waiting = schema.empty_table()
    is_first = True
    for batch in batches:
        table = pa.Table.from_batches([batch], schema)
        waiting = pa.concat_tables([waiting, table]) if waiting.num_rows else table  # some writers fail on empty tables
        while waiting.num_rows >= rows:
            yield waiting.slice(0, rows)
            waiting, is_first = waiting.slice(rows), False
    if waiting.num_rows or is_first:
        yield waiting
