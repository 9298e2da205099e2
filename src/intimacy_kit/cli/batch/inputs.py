"""What is read: CSV and Parquet files, a chunk of rows at a time."""

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

from intimacy_kit.cli.batch.cells import read
from intimacy_kit.cli.batch.quotes import quotes_fit
from intimacy_kit.cli.failures import IN_DATA, Failure, named, unusable
from intimacy_kit.cli.files.column_naming import Naming
from intimacy_kit.errors import Place, Problem
from intimacy_kit.model.signals import Signal

BLOCK = 4 * 1024 * 1024
"""So much of a CSV file is read at once. No line is longer."""

NO_TEXT = "it is not plain text in UTF-8"
_FIRST_LINE = "if the first line holds answers, put a line with the names above it"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows.

    Attributes:
        given: as they were read; what they hold is passed on as it is.
        typed: the same, with the columns of answers in the types that their signals need.
        wrong: by what the column answers, where a cell could not be read.
        done: how far this is, in the unit of `Part.size`.
    """

    given: pa.Table
    typed: pa.Table
    wrong: Mapping[str, Any]
    done: int


@dataclass(frozen=True)
class Part(ABC):
    """One file to be read.

    Attributes:
        path: where it is.
        name: where it is below the folder that was given, or else its own name.
        signals: by what a column with answers is called, its signal.
        naming: finds the columns with answers among the names of all.
    """

    path: Path
    name: Path
    signals: Mapping[str, Signal]
    naming: Naming

    @property
    @abstractmethod
    def columns(self) -> Sequence[str]:
        """The names of its columns."""

    @cached_property
    def answers(self) -> Mapping[str, str]:
        """By what it is called, blanks around it aside, each column with answers."""
        return self.naming(self.columns).columns

    @property
    def shown(self) -> str:
        """The file as it is told."""
        return named(self.path)

    def placed(self, problem: Problem) -> Problem:
        """A problem of the names of columns, with the file that it is of."""
        return replace(problem, place=Place("the standard input" if self.path == Path("-") else str(self.path)))

    def refuse_same_names(self) -> None:
        """Complain of columns of one name, by their numbers: what stands in a first line may be answers."""
        places = defaultdict(list)
        for number, name in enumerate(self.columns, start=1):
            places[name].append(str(number))
        for numbers in places.values():
            if len(numbers) > 1:
                which = f"{', '.join(numbers[:-1])} and {numbers[-1]}"
                raise Failure(f"the columns {which} of {self.shown} have the same name", self._how_to_name, IN_DATA)

    @property
    def _how_to_name(self) -> str:
        return "give each column a name of its own"

    @property
    @abstractmethod
    def schema(self) -> pa.Schema:
        """Of its chunks as typed."""

    @property
    @abstractmethod
    def size(self) -> int:
        """How much there is to do."""

    @abstractmethod
    def chunks(self, rows: int) -> Iterator[Chunk]:
        """All of it, so many rows at a time; at least one chunk, if only of no rows."""

    @contextmanager
    def _opened(self) -> Iterator[BinaryIO]:
        try:
            with self.path.open("rb") as file:
                yield file
        except OSError as error:
            raise unusable("read", self.path, error) from None


class ParquetPart(Part):
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
                if isinstance(error, OSError) and error.errno:  # from the system, and not from reading this file
                    raise
                help = "give Parquet or CSV, and check that the file is complete"
                raise Failure(f"{named(self.path)} cannot be read as Parquet", help) from None


@dataclass(frozen=True)
class CsvPart(Part):
    """A CSV file: UTF-8, separated by commas, with the names of the columns first. Empty cells are not answered.

    Attributes:
        content: what was read of it already, if that is all of it.
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
    def _how_to_name(self) -> str:
        return f"{super()._how_to_name}; {_FIRST_LINE}"

    @contextmanager
    def _opened(self) -> Iterator[BinaryIO]:
        if self.content is not None:
            yield BytesIO(self.content)
            return
        with super()._opened() as file:
            yield file

    @cached_property
    def _head(self) -> tuple[list[str], int, bool]:
        """The names of the columns, how many lines are blank before them, and whether anything follows."""
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
        if not quotes_fit(self._pieces()):
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
        except pa.ArrowInvalid:  # whose message quotes cells
            raise self._unreadable(self._what_is_wrong()) from None

    def _what_is_wrong(self) -> str:
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
        return Failure(f"{self.shown} cannot be read as CSV: {why}", help, IN_DATA)

    @property
    def _text(self) -> pa.Schema:
        return pa.schema([(name, pa.string()) for name in self.columns])

    def _chunk(self, given: pa.Table, done: int) -> Chunk:
        typed, wrong = given, {}
        for name, column in self.answers.items():
            values, wrong[name] = read(self.signals[name], given[column])
            typed = typed.set_column(self.columns.index(column), column, values)
        return Chunk(given, typed, wrong, done)


def rechunked(batches: Iterable[pa.RecordBatch], schema: pa.Schema, rows: int) -> Iterator[pa.Table]:
    """The same rows in tables of so many rows; the last has fewer, and is the only one that may be empty."""
    waiting = schema.empty_table()
    is_first = True
    for batch in batches:
        table = pa.Table.from_batches([batch], schema)
        waiting = pa.concat_tables([waiting, table]) if waiting.num_rows else table  # some writers stumble over no rows
        while waiting.num_rows >= rows:
            yield waiting.slice(0, rows)
            waiting, is_first = waiting.slice(rows), False
    if waiting.num_rows or is_first:
        yield waiting
