"""Read Parquet files in chunks of rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property

import pyarrow as pa
import pyarrow.parquet

from intimacy_kit.cli.failures import Failure, quoted_path
from intimacy_kit.cli.files.chunking import rechunked
from intimacy_kit.cli.files.inputs import BLOCK, ROWS, Chunk, InputFile, Row


class ParquetInput(InputFile):
    """A Parquet file."""

    @cached_property
    def _metadata(self) -> tuple[pa.Schema, int]:
        with self._parquet() as file:
            return file.schema_arrow, file.metadata.num_rows

    @property
    def schema(self) -> pa.Schema:
        return self._metadata[0]

    @property
    def columns(self) -> Sequence[str]:
        return list(self.schema.names)

    @property
    def size(self) -> int:
        return self._metadata[1]

    def records(self) -> Iterator[Row]:
        for chunk in self.chunks(ROWS):
            yield from zip(*(column.to_pylist() for column in chunk.given.columns), strict=True)

    def record(self, number: int) -> tuple[int, Row]:
        start = 0
        for chunk in self.chunks(ROWS):
            if start <= number < start + chunk.done:
                row = chunk.given.slice(number - start, 1)
                return self.size, [column[0].as_py() for column in row.columns]
            start += chunk.done
        return self.size, ()

    def chunks(self, rows: int) -> Iterator[Chunk]:
        with self._parquet() as file:
            for table in rechunked(file.iter_batches(rows), self.schema, rows):
                yield Chunk(table, table, {}, table.num_rows)

    @contextmanager
    def _parquet(self) -> Iterator[pa.parquet.ParquetFile]:
        with self._opened() as file:
            try:
                yield pa.parquet.ParquetFile(file, buffer_size=BLOCK, pre_buffer=False)
            except (pa.ArrowException, OSError) as error:
                if isinstance(error, OSError) and error.errno:  # of the operating system, not of the file format
                    raise
                help = "give Parquet or CSV, and check that the file is complete"
                raise Failure(f"{quoted_path(self.path)} cannot be read as Parquet", help) from None
