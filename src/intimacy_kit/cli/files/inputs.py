"""Read CSV and Parquet files in chunks of rows."""

from __future__ import annotations

import csv
from abc import ABC, abstractmethod
from codecs import getincrementaldecoder
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from io import SEEK_END, BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from intimacy_kit.cli.failures import DATA_ERROR, Failure, quoted_path, system_failure
from intimacy_kit.cli.files.cells import parse_column
from intimacy_kit.cli.files.column_matching import ColumnMatcher
from intimacy_kit.cli.files.quotes import quotes_are_balanced
from intimacy_kit.errors import Place, Problem
from intimacy_kit.model.signals import Signal

BLOCK = 4 * 1024 * 1024
"""Bytes of a CSV file that are read at once, and the maximum length of a line."""

NO_TEXT = "it is not plain text in UTF-8"
_FIRST_LINE = "if the first line holds answers, put a line with the names above it"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A chunk of rows.

    Attributes:
        given: the rows as read; other columns are passed on unchanged.
        typed: the same rows, with the columns of answers converted to the types of their signals.
        wrong: per answer name, a boolean column that is true where a cell could not be parsed.
        done: progress made by this chunk, in the unit of `InputFile.size`.
    """

    given: pa.Table
    typed: pa.Table
    wrong: Mapping[str, Any]
    done: int


@dataclass(frozen=True)
class InputFile(ABC):
    """A file to read.

    Attributes:
        path: path of the file.
        name: path relative to the given folder, or the file name if a single file was given.
        signals: signal per name that a column of answers may have.
        matcher: function that finds the columns of answers among all column names.
    """

    path: Path
    name: Path
    signals: Mapping[str, Signal]
    matcher: ColumnMatcher

    @property
    @abstractmethod
    def columns(self) -> Sequence[str]:
        """Names of all columns."""

    @cached_property
    def answers(self) -> Mapping[str, str]:
        """Column of the file per answer name; the two differ by surrounding blanks at most."""
        return self.matcher(self.columns).columns

    @property
    def shown(self) -> str:
        """Name of the file in messages."""
        return quoted_path(self.path)

    def placed(self, problem: Problem) -> Problem:
        """Return a problem about column names with this file as its place."""
        return replace(problem, place=Place("the standard input" if self.path == Path("-") else str(self.path)))

    def check_unique_columns(self) -> None:
        """Raise if two columns have the same name. Columns are given by number: a missing header makes answers names.

        Raises:
            Failure: two columns have the same name.
        """
        places = defaultdict(list)
        for number, name in enumerate(self.columns, start=1):
            places[name].append(str(number))
        for numbers in places.values():
            if len(numbers) > 1:
                which = f"{', '.join(numbers[:-1])} and {numbers[-1]}"
                raise Failure(f"the columns {which} of {self.shown} have the same name", self._naming_help, DATA_ERROR)

    @property
    def _naming_help(self) -> str:
        return "give each column a name of its own"

    @property
    @abstractmethod
    def schema(self) -> pa.Schema:
        """Schema of `Chunk.typed`."""

    @property
    @abstractmethod
    def size(self) -> int:
        """Total amount of work: rows of a Parquet file, bytes of a CSV file."""

    @abstractmethod
    def chunks(self, rows: int) -> Iterator[Chunk]:
        """Yield all rows in chunks of `rows`; an empty file gives one empty chunk."""

    @contextmanager
    def _opened(self) -> Iterator[BinaryIO]:
        try:
            with self.path.open("rb") as file:
                yield file
        except OSError as error:
            raise system_failure("read", self.path, error) from None


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


@dataclass(frozen=True)
class CsvInput(InputFile):
    """A CSV file: UTF-8, comma-separated, with a header line. Empty cells are unanswered.

    Attributes:
        content: the whole content, if it was read already.
    """

    content: bytes | None = None

    @property
    def shown(self) -> str:
        return super().shown if self.content is None or self.path != Path("-") else "the standard input"

    def placed(self, problem: Problem) -> Problem:
        if problem.code == "IK308":
            commas = "; separate them by commas" if len(self.columns) == 1 else ""
            problem = replace(problem, help=f"{problem.help}{commas}; {_FIRST_LINE}")
        return super().placed(problem)

    @property
    def _naming_help(self) -> str:
        return f"{super()._naming_help}; {_FIRST_LINE}"

    @contextmanager
    def _opened(self) -> Iterator[BinaryIO]:
        if self.content is not None:
            yield BytesIO(self.content)
            return
        with super()._opened() as file:
            yield file

    @cached_property
    def _head(self) -> tuple[list[str], int, bool]:
        """Column names, number of blank lines before them, and whether anything follows the header line."""
        with self._opened() as file:
            start = file.read(BLOCK)
        try:
            text = StringIO(getincrementaldecoder("utf-8-sig")().decode(start), newline="")
            lines = csv.reader(text)
            blank, names = next(((blank, names) for blank, names in enumerate(lines) if names), (0, []))
        except UnicodeDecodeError:
            raise self._unreadable(NO_TEXT) from None
        except csv.Error:
            raise self._unreadable("its first line is too long") from None
        if not names:
            raise Failure(f"{self.shown} is empty", "give a file whose first line names its columns")
        return names, blank, any(len(names) == 1 or line.strip() for line in text)

    @property
    def columns(self) -> Sequence[str]:
        return self._head[0]

    @cached_property
    def schema(self) -> pa.Schema:
        return self._chunk(self._text.empty_table(), 0).typed.schema

    @property
    def size(self) -> int:
        with self._opened() as file:
            return file.seek(0, SEEK_END)

    def chunks(self, rows: int) -> Iterator[Chunk]:
        if not self._head[2]:
            yield self._chunk(self._text.empty_table(), self.size)
            return
        with self._opened() as file:
            before = 0
            for table in rechunked(self._batches(file), self._text, rows):
                now = file.tell()
                yield self._chunk(table, now - before)
                before = now

    def _pieces(self) -> Iterator[bytes]:
        with self._opened() as file:
            while piece := file.read(BLOCK):
                yield piece

    def _batches(self, file: BinaryIO) -> Iterator[pa.RecordBatch]:
        if not quotes_are_balanced(self._pieces()):
            raise self._unreadable("a quotation mark is not closed, or something follows it in its cell")
        try:
            yield from pa.csv.open_csv(
                file,
                read_options=pa.csv.ReadOptions(block_size=BLOCK, skip_rows=self._head[1]),
                parse_options=pa.csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=len(self.columns) > 1),
                convert_options=pa.csv.ConvertOptions(
                    column_types=self._text, strings_can_be_null=True, null_values=[""]
                ),
            )
        except pa.ArrowInvalid:  # its message quotes cells, which may be answers
            raise self._unreadable(self._find_error()) from None

    def _find_error(self) -> str:
        """Return what is wrong with the file, without its values."""
        decoder = getincrementaldecoder("utf-8")()
        try:
            for piece in self._pieces():
                decoder.decode(piece)
            decoder.decode(b"", final=True)
            with self._opened() as file:
                lines = csv.reader(TextIOWrapper(file, "utf-8-sig", newline=""))
                for cells in lines:
                    if cells and len(cells) != len(self.columns):
                        return f"line {lines.line_num} has {len(cells)} cells, and the first line {len(self.columns)}"
        except UnicodeDecodeError:
            return NO_TEXT
        except csv.Error:  # a very long cell
            pass
        return f"a line has more than {BLOCK} bytes"

    def _unreadable(self, why: str) -> Failure:
        help = "save it as CSV in UTF-8, separated by commas, each line with as many cells as the first"
        return Failure(f"{self.shown} cannot be read as CSV: {why}", help, DATA_ERROR)

    @property
    def _text(self) -> pa.Schema:
        return pa.schema([(name, pa.string()) for name in self.columns])

    def _chunk(self, given: pa.Table, done: int) -> Chunk:
        typed, wrong = given, {}
        for name, column in self.answers.items():
            values, wrong[name] = parse_column(self.signals[name], given[column])
            typed = typed.set_column(self.columns.index(column), column, values)
        return Chunk(given, typed, wrong, done)


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
