"""Parse CSV into a grid of cells with positions, which Python's `csv` does not provide."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intimacy_kit.packs.reading.tables.grid import MAX_CELL_LENGTH, MAX_CELLS, MAX_ROWS, Cell, Grid, Table
from intimacy_kit.packs.reading.yaml_reader import Span, decode

_QUOTED = r'[ ]*"(?P<quoted>(?:[^"]|"")*+)"[ ]*'
_DECLARED = re.compile(r"sep=(?P<separator>[,;\t])(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
"""A first line by which some spreadsheet programs declare the separator."""

SEPARATORS = ",;\t"
_LINE_END = re.compile(r"\r\n|\r|\n")


def csv_grid(table: Table, content: bytes) -> Grid | None:
    """Parse CSV in UTF-8 with commas, semicolons or tabs as separators and double quotes.

    Errors are added to the problems of the table; then the result is None.
    """
    if not decode(table, content):
        return None
    text, lines = table.text, table.lines
    table.text = ""
    declared = _DECLARED.match(text)
    separator = declared["separator"] if declared else _separator(text)
    start = declared.end() if declared else 0
    rows: list[list[Cell]] = [[]]
    try:
        for cells, (cell, ended) in enumerate(_cells(text, start, int(declared is not None), separator), start=1):
            rows[-1].append(cell)
            if ended:
                rows.append([])
            if cells > MAX_CELLS or len(rows) > MAX_ROWS + 1:
                message = f"a table has at most {MAX_ROWS} rows and {MAX_CELLS} cells"
                table.problem("IK106", message, "split it into several files", cell.span)
                return None
    except _Unreadable as error:
        table.problem(error.code, str(error), error.help, error.span)
        return None
    return Grid(rows[:-1], Span(int(declared is not None), 0, max(1, len(lines[0]))), separator != ",")


class _Unreadable(Exception):
    """A syntax error; the rest of the table is not read."""

    def __init__(self, code: str, message: str, help: str, span: Span) -> None:
        super().__init__(message)
        self.code, self.help, self.span = code, help, span


def _separator(text: str) -> str:
    """Return the most frequent separator of the first row outside quotes."""
    first = next((line for line in re.split(r"[\r\n]+", text[:100_000]) if line.strip(" ,;\t") and line[0] != "#"), "")
    plain = re.sub(r'"[^"]*"', "", first)
    return max(SEPARATORS, key=plain.count)


def _cells(text: str, start: int, line: int, separator: str) -> Iterator[tuple[Cell, bool]]:
    """Yield each cell, and whether it is the last of its row.

    Raises:
        _Unreadable: the text is not well-formed CSV.
    """
    pattern = re.compile(
        rf"(?:{_QUOTED}|(?P<plain>[^{separator}\r\n]*))(?P<after>{separator}|\r\n|\r|\n|\Z)", re.DOTALL
    )
    begin = start  # of the line
    while start < len(text):
        found = pattern.match(text, start)
        quoted, plain, after = found.groups() if found else (None, '"', "")
        if found is None or (plain and plain.lstrip(" ").startswith('"')):
            help = 'put quotes around the whole cell, and write a quote inside as ""'
            span = Span(line, text.index('"', start) - begin, 1)
            raise _Unreadable("IK123", "unbalanced quote in a cell", help, span)
        raw = plain if quoted is None else quoted
        if len(raw) > MAX_CELL_LENGTH:
            message = f"a cell has at most {MAX_CELL_LENGTH} characters"
            raise _Unreadable("IK106", message, "shorten it", Span(line, start - begin, 1))
        more_lines = list(_LINE_END.finditer(raw)) if quoted else []
        column = found.start("plain" if quoted is None else "quoted") - begin
        yield _cell(raw, quoted is not None, bool(more_lines), line, column), after != separator
        start = found.end()
        if after and after in "\r\n":
            line, begin = line + len(more_lines) + 1, start
        elif more_lines:
            line, begin = line + len(more_lines), found.start("quoted") + more_lines[-1].end()
        if start == len(text) and after == separator:
            yield Cell("", Span(line, start - begin, 1)), True


def _cell(raw: str, quoted: bool, more_lines: bool, line: int, column: int) -> Cell:
    value = raw.strip()
    if more_lines:
        return Cell(value.replace('""', '"'), Span(line, column, 1), as_written=False)
    column += len(raw) - len(raw.lstrip())
    doubled = quoted and '""' in raw
    return Cell(value.replace('""', '"') if doubled else value, Span(line, column, len(value) or 1), not doubled)
