"""Read CSV files in chunks of rows, in the dialects that people have."""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from io import SEEK_END, BufferedReader, BytesIO, StringIO, TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from intimacy_kit.cli.failures import DATA_ERROR, Failure
from intimacy_kit.cli.files.csv_text import Head, Recoded
from intimacy_kit.cli.files.headers import HeaderError, header_lines, joined_names
from intimacy_kit.cli.files.inputs import BLOCK, Chunk, InputFile, Row
from intimacy_kit.cli.files.quotes import quotes_are_balanced
from intimacy_kit.cli.files.values import parse_value
from intimacy_kit.errors import Problem

if TYPE_CHECKING:
    import pyarrow as pa

SEPARATORS = ",;\t"
_WRITTEN = (
    "save it as CSV in UTF-8, separated by commas, each line with as many cells as the first; "
    "or say under `file` of a codebook how it is written"
)
_ENCODED = (
    "say which encoding it has, such as cp1252 for a file from Windows: under `file` of a codebook, as `encoding`, "
    "or by --encoding where one is drafted; or save it in UTF-8"
)
_FIRST_LINE = "if the first line holds answers, put a line with the names above it"
_QUOTED = re.compile(r'"(?:[^"]|"")*(?:"|\Z)')


class CsvInput(InputFile):
    """A CSV file: a line with the names of its columns, or several, and then a row a case. Empty cells are unanswered.

    Its separator is the one of comma, semicolon and tabulator that is in the line of names, or a comma if several are;
    its encoding UTF-8, or UTF-16 if it begins as such: unless its format says otherwise.
    """

    @property
    def shown(self) -> str:
        return super().shown if self.content is None or self.path != Path("-") else "the standard input"

    def placed(self, problem: Problem) -> Problem:
        if problem.code == "IK308":
            commas = "; separate them by commas" if len(self.columns) == 1 else ""
            problem = _with_help(problem, f"{problem.help}{commas}; {_FIRST_LINE}")
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
    def _encoding(self) -> str:
        if self.format.encoding is not None:
            return self.format.encoding
        with self._opened() as file:
            return "utf-16" if file.read(2) in (BOM_UTF16_LE, BOM_UTF16_BE) else "utf-8"

    def _as_utf8(self, file: BinaryIO) -> BinaryIO:
        return file if self._encoding == "utf-8" else BufferedReader(Recoded(file, self._encoding), BLOCK)

    @contextmanager
    def _text(self) -> Iterator[BinaryIO]:
        """Open the file as text in UTF-8."""
        with self._opened() as file:
            yield self._as_utf8(file)

    @cached_property
    def _separator(self) -> str:
        if self.format.separator is not None:
            return self.format.separator
        names = _QUOTED.sub("", self._start.lstrip("\r\n")).partition("\n")[0]
        found = [sign for sign in SEPARATORS if sign in names]
        return found[0] if len(found) == 1 else ","

    @cached_property
    def _start(self) -> str:
        try:
            with self._text() as file:
                return getincrementaldecoder("utf-8-sig")().decode(file.read(BLOCK))
        except UnicodeError:
            raise self._unreadable(self._no_text) from None

    @property
    def _no_text(self) -> str:
        return f"it is not plain text in {self._encoding.upper()}"

    @cached_property
    def _head(self) -> Head:
        text = StringIO(self._start, newline="")
        lines = csv.reader(text, delimiter=self._separator)
        try:
            blank, names = next(((blank, names) for blank, names in enumerate(lines) if names), (0, []))
            if not names:
                raise Failure(f"{self.shown} is empty", "give a file whose first line names its columns")
            below = header_lines(lines, self.format.header)
        except csv.Error:
            raise self._unreadable("its first line is too long") from None
        except HeaderError as error:
            raise Failure(f"{self.shown} has no such header: {error}", error.help, DATA_ERROR) from None
        has_rows = any(len(names) == 1 or line.strip() for line in text)
        return Head(joined_names(names, below, self.format.header), blank, 1 + len(below), has_rows)

    @property
    def columns(self) -> Sequence[str]:
        return self._head.names

    def records(self) -> Iterator[Row]:
        self._check_quotes()
        width = len(self.columns)
        try:
            with self._text() as file:
                lines = csv.reader(TextIOWrapper(file, "utf-8-sig", newline=""), delimiter=self._separator)
                filled = (cells for cells in islice(lines, self._head.blank, None) if cells or width == 1)
                for cells in islice(filled, self._head.lines, None):
                    row = cells or [""]
                    if len(row) != width:
                        raise self._unreadable(self._find_error())
                    yield [cell or None for cell in row]
        except UnicodeError:
            raise self._unreadable(self._no_text) from None
        except csv.Error:
            raise self._unreadable(f"a cell has more than {csv.field_size_limit()} characters") from None

    def answer(self, name: str, cell: object) -> Any:
        return parse_value(self.signals[name], cell) if isinstance(cell, str) else cell

    @cached_property
    def schema(self) -> pa.Schema:
        return self._chunk(self._texts.empty_table(), 0).typed.schema

    @property
    def size(self) -> int:
        with self._opened() as file:
            return file.seek(0, SEEK_END)

    def chunks(self, rows: int) -> Iterator[Chunk]:
        from intimacy_kit.cli.files.chunking import rechunked  # noqa: PLC0415 - Arrow is an extra, which one case does without

        if not self._head.has_rows:
            yield self._chunk(self._texts.empty_table(), self.size)
            return
        with self._opened() as file:
            before = 0
            for table in rechunked(self._batches(self._as_utf8(file)), self._texts, rows):
                now = file.tell()
                yield self._chunk(table, now - before)
                before = now

    def _pieces(self) -> Iterator[bytes]:
        with self._text() as file:
            while piece := file.read(BLOCK):
                yield piece

    def _batches(self, file: BinaryIO) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa  # noqa: PLC0415 - as above
        import pyarrow.csv  # noqa: PLC0415

        waiting = self._head.lines
        try:
            self._check_quotes()
            for batch in pa.csv.open_csv(
                file,
                read_options=pa.csv.ReadOptions(
                    block_size=BLOCK, skip_rows=self._head.blank, column_names=list(self.columns)
                ),
                parse_options=pa.csv.ParseOptions(
                    delimiter=self._separator,
                    newlines_in_values=True,
                    ignore_empty_lines=len(self.columns) > 1,
                ),
                convert_options=pa.csv.ConvertOptions(
                    column_types=self._texts, strings_can_be_null=True, null_values=[""]
                ),
            ):
                above = min(waiting, batch.num_rows)
                waiting -= above
                yield batch.slice(above)
        except pa.ArrowInvalid:  # its message quotes cells, which may be answers
            raise self._unreadable(self._find_error()) from None

    def _check_quotes(self) -> None:
        """Read the whole file: its quotation marks, and in another encoding than UTF-8, that it is text."""
        try:
            if not quotes_are_balanced(self._pieces(), self._separator):
                raise self._unreadable("a quotation mark is not closed, or something follows it in its cell")
        except UnicodeError:
            raise self._unreadable(self._no_text) from None

    def _find_error(self) -> str:
        """Return what is wrong with the file, without its values."""
        decoder = getincrementaldecoder("utf-8")()
        try:
            for piece in self._pieces():
                decoder.decode(piece)
            decoder.decode(b"", final=True)
            with self._text() as file:
                lines = csv.reader(TextIOWrapper(file, "utf-8-sig", newline=""), delimiter=self._separator)
                for cells in lines:
                    if cells and len(cells) != len(self.columns):
                        return f"line {lines.line_num} has {len(cells)} cells, and the first line {len(self.columns)}"
        except UnicodeError:
            return self._no_text
        except csv.Error:  # a very long cell
            pass
        return f"a line has more than {BLOCK} bytes"

    def _unreadable(self, why: str) -> Failure:
        help = _ENCODED if why == self._no_text else _WRITTEN
        return Failure(f"{self.shown} cannot be read as CSV: {why}", help, DATA_ERROR)

    @property
    def _texts(self) -> pa.Schema:
        import pyarrow as pa  # noqa: PLC0415 - as above

        return pa.schema([(name, pa.string()) for name in self.columns])

    def _chunk(self, given: pa.Table, done: int) -> Chunk:
        from intimacy_kit.cli.files.cells import parse_column  # noqa: PLC0415 - as above

        typed, wrong = given, {}
        for name, column in self.answers.items():
            values, wrong[name] = parse_column(self.signals[name], given[column])
            typed = typed.set_column(self.columns.index(column), column, values)
        return Chunk(given, typed, wrong, done)


def _with_help(problem: Problem, help: str) -> Problem:
    return Problem(problem.code, problem.message, help, problem.place)
