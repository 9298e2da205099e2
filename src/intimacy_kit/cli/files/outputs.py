"""Write results to CSV or Parquet in chunks of rows."""

from __future__ import annotations

from typing import Any, BinaryIO, Literal, Self

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from intimacy_kit.cli.failures import DATA_ERROR, Failure
from intimacy_kit.cli.files.inputs import Chunk
from intimacy_kit.errors import shown

Kind = Literal["csv", "parquet"]


class ResultWriter:
    """A writer of one output file. Cells of a CSV input are written unchanged to CSV, and converted for Parquet."""

    def __init__(self, file: BinaryIO, kind: Kind) -> None:
        self._file, self._kind = file, kind
        self._writer: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._writer is not None:
            self._writer.close()

    def write(self, chunk: Chunk, results: pa.Table) -> None:
        """Append the rows with their results as further columns.

        Raises:
            Failure: a value of a passed-on column cannot be represented, such as bytes that are not UTF-8 in CSV.
        """
        rows = chunk.given if self._kind == "csv" else chunk.typed
        for field in results.schema:
            rows = rows.append_column(field, results[field.name])
        try:
            if self._writer is None:
                self._writer = _writer(self._file, rows.schema, self._kind)
            self._writer.write_table(rows)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowTypeError):  # their messages quote values
            raise _unwritable(rows, self._kind) from None


def _writer(file: Any, schema: pa.Schema, kind: Kind) -> Any:
    return pa.parquet.ParquetWriter(file, schema) if kind == "parquet" else pa.csv.CSVWriter(file, schema)


def check_csv_types(columns: pa.Schema) -> None:
    """Raise `Failure` if CSV cannot represent the type of a column, such as a list."""
    nested = [field.name for field in columns if not _fits_csv(field)]
    if nested:
        names = ", ".join(shown(name) for name in nested[:5])
        raise Failure(f"CSV cannot hold the columns {names}", "let OUT end in .parquet, or leave those columns out")


def _fits_csv(field: pa.Field) -> bool:
    return _can_be_written(pa.schema([field]).empty_table(), "csv")


def _unwritable(rows: pa.Table, kind: Kind) -> Failure:
    """Return the error that names the columns that cannot be written, found by writing each alone."""
    names = [name for name in rows.column_names if not _can_be_written(rows.select([name]), kind)]
    columns = ", ".join(shown(name) for name in names[:5])
    where, other = ("CSV", "let OUT end in .parquet, or ") if kind == "csv" else ("Parquet", "")
    return Failure(
        f"{where} cannot hold values of the columns {columns}", f"{other}leave those columns out", DATA_ERROR
    )


def _can_be_written(table: pa.Table, kind: Kind) -> bool:
    try:
        with _writer(pa.BufferOutputStream(), table.schema, kind) as writer:
            writer.write_table(table)
    except pa.ArrowException:
        return False
    return True
