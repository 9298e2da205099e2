"""What is written: CSV or Parquet, a chunk of rows at a time."""

from __future__ import annotations

from typing import Any, BinaryIO, Literal, Self

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from intimacy_kit.cli.batching.inputs import Chunk
from intimacy_kit.cli.failures import Failure

Kind = Literal["csv", "parquet"]


class Sink:
    """One file that is written. In CSV the cells of a CSV file stay as they were given; in Parquet they are typed."""

    def __init__(self, file: BinaryIO, kind: Kind) -> None:
        self._file, self._kind = file, kind
        self._writer: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._writer is not None:
            self._writer.close()

    def write(self, chunk: Chunk, results: pa.Table) -> None:
        """The rows with their results beside them."""
        rows = chunk.given if self._kind == "csv" else chunk.typed
        for field in results.schema:
            rows = rows.append_column(field, results[field.name])
        if self._writer is None:
            self._writer = self._opened(rows.schema)
        self._writer.write_table(rows)

    def _opened(self, schema: pa.Schema) -> Any:
        if self._kind == "parquet":
            return pa.parquet.ParquetWriter(self._file, schema)
        return pa.csv.CSVWriter(self._file, schema)


def refuse_nested(columns: pa.Schema) -> None:
    """Complain of columns that have no place in CSV, such as lists."""
    nested = [field.name for field in columns if not _fits_csv(field)]
    if nested:
        names = ", ".join(ascii(name) for name in nested[:5])
        raise Failure(f"CSV cannot hold the columns {names}", "let OUT end in .parquet, or leave those columns out")


def _fits_csv(field: pa.Field) -> bool:
    schema = pa.schema([field])
    try:
        with pa.csv.CSVWriter(pa.BufferOutputStream(), schema) as writer:
            writer.write_table(schema.empty_table())
    except pa.ArrowException:
        return False
    return True
