"""Read files of answers in chunks of rows: what all formats have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from intimacy_kit.answers.codebooks.model import FileFormat
from intimacy_kit.cli.failures import DATA_ERROR, Failure, quoted_path, system_failure
from intimacy_kit.cli.files.column_matching import ColumnMatcher
from intimacy_kit.errors import Place, Problem
from intimacy_kit.model.signals import Signal

if TYPE_CHECKING:
    import pyarrow as pa

Row = Sequence[object]
"""A cell a column; None for an empty one."""
BLOCK = 4 * 1024 * 1024
"""Bytes of a text file that are read at once, and the maximum length of a line."""
ROWS = 65_536
"""Rows that are held at once, where nothing else is said."""
PLAIN_FORMAT = FileFormat()
"""How a file is written of which nothing is said."""


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
        format: how the file is written.
        content: the whole content, if it was read already.
    """

    path: Path
    name: Path
    signals: Mapping[str, Signal]
    matcher: ColumnMatcher
    format: FileFormat = PLAIN_FORMAT
    content: bytes | None = None

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

    @abstractmethod
    def records(self) -> Iterator[Row]:
        """Yield the rows as `Chunk.given` has them. But for Parquet, this does without Arrow."""

    def record(self, number: int) -> tuple[int, Row]:
        """Return how many rows there are, and the row at a place, from 0; nothing if there is none."""
        rows = 0
        found: Row = ()
        for row in self.records():
            if rows == number:
                found = row
            rows += 1
        return rows, found

    def answer(self, name: str, cell: object) -> Any:  # noqa: ARG002 - where cells are text it matters
        """Return the answer that a cell of `records` holds; what cannot be parsed as it is.

        Args:
            name: of the answer, see `answers`.
            cell: a cell of its column.
        """
        return cell

    @property
    @abstractmethod
    def schema(self) -> pa.Schema:
        """Schema of `Chunk.typed`."""

    @property
    @abstractmethod
    def size(self) -> int:
        """Total amount of work, in rows or in bytes."""

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


def in_blocks(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """Yield rows in lists of a size; the last is shorter."""
    given = iter(rows)
    while block := list(islice(given, size)):
        yield block
