"""Read workbooks (.xlsx) into grids, one per sheet. The input is untrusted, so it is checked before it is parsed."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from intimacy_kit.errors import MAX_PROBLEMS
from intimacy_kit.installing import install_extra
from intimacy_kit.packs.reading.characters import refused_character
from intimacy_kit.packs.reading.tables.grid import MAX_CELL_LENGTH, MAX_CELLS, MAX_ROWS, Cell, Grid, SheetSpan, Table
from intimacy_kit.packs.reading.yaml_reader import small_enough

MAX_MEMBERS = 1000
MAX_UNPACKED_SIZE = 16 * 1024 * 1024
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]*)[\"']", re.DOTALL)
_READABLE = (b"", b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]{0,200}?ref\s*=\s*[\"']([A-Z0-9:$]{1,40})[\"']")


def xlsx_grids(table: Table, content: bytes) -> list[Grid]:
    """Read a workbook: each sheet is a table, except empty ones and those with a name that starts with `_`.

    Errors are added to the problems of the table; then the result is empty.
    """
    if not small_enough(table, content):
        return []
    try:
        import openpyxl  # noqa: PLC0415 - an optional package
    except ImportError:
        help = f"install it: {install_extra('tables')}, or save the table as CSV"
        table.whole("IK126", "workbooks need the package openpyxl", help)
        return []
    try:
        if not _harmless(table, content):
            return []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns about formatting that it drops
            book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
            grids = list(_grids(table, book))
    except Exception as error:  # noqa: BLE001 - broken workbooks raise exceptions of many types
        help = "open it in a spreadsheet and save it as .xlsx again, or as CSV"
        table.whole("IK123", f"the workbook cannot be read ({type(error).__name__})", help)
        return []
    return [] if table.problems else grids


def _harmless(table: Table, content: bytes) -> bool:
    """Return whether a workbook is free of zip bombs, XML entities and merged cells; otherwise add a problem."""
    with ZipFile(BytesIO(content)) as archive:
        members = archive.infolist()
        if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED_SIZE:
            message = f"a workbook has at most {MAX_MEMBERS} parts and {MAX_UNPACKED_SIZE} bytes, unpacked"
            table.whole("IK106", message, "split it into several files, or save it as CSV")
            return False
        for member in members:
            part = archive.read(member)
            encoding = _ENCODING.search(part[:400].replace(b"\0", b""))
            plain = part.replace(b"\0", b"")  # ASCII in UTF-16 becomes plain ASCII
            if b"<!DOCTYPE" in plain or (encoding and encoding[1].lower() not in _READABLE):
                table.whole("IK123", "the workbook contains unsafe XML", "save it again in a spreadsheet program")
                return False
            if merged := _MERGED.search(plain):
                message = f"the cells {merged[1].decode()} are merged"
                table.whole("IK123", message, "split them: a cell counts for its own row only")
                return False
    return True


def _grids(table: Table, book: Any) -> Iterator[Grid]:
    cells = 0
    for sheet in book.worksheets:
        if sheet.title.startswith("_"):
            continue
        sheet.reset_dimensions()  # the declared size may be wrong
        rows: list[list[Cell]] = []
        for number, row in enumerate(sheet.iter_rows(max_row=MAX_ROWS + 1)):
            cells += max(1, len(row))
            if number >= MAX_ROWS or cells > MAX_CELLS:
                message = f"a table has at most {MAX_ROWS} rows and {MAX_CELLS} cells"
                table.whole("IK106", message, "split it into several files, and delete what is empty")
                return
            rows.append([_cell(table, sheet.title, number, position, cell) for position, cell in enumerate(row)])
            if len(table.problems) > MAX_PROBLEMS:
                return
        yield Grid(rows, SheetSpan(0, 0, 1, 0, sheet.title, "A1", ""))


def _cell(table: Table, sheet: str, row: int, column: int, cell: Any) -> Cell:
    value = cell.value.strip() if isinstance(cell.value, str) else cell.value
    text = str(value) if isinstance(value, str | int | float) else ""
    name = f"{_letters(column)}{row + 1}"
    span = SheetSpan(row, 0, max(1, len(text)), 0, sheet, name, text[:MAX_CELL_LENGTH])
    if value is None:
        return Cell(None, span)
    if cell.data_type == "f":
        table.problem(
            "IK125", "the cell contains a formula", "write the value itself, or format the cell as text", span
        )
    elif cell.data_type == "e":
        table.problem("IK125", "the cell contains a formula error", "write the value itself", span)
    elif not isinstance(value, str | int | float):
        help = "format the cell as text, and write it again"
        table.problem("IK125", "the cell contains a date or a time", help, span)
    elif len(text) > MAX_CELL_LENGTH:
        table.problem("IK106", f"a cell has at most {MAX_CELL_LENGTH} characters", "shorten it", span)
    elif refused := refused_character(text):
        table.refuse_character(refused, span)
    return Cell(value, span)


def _letters(column: int) -> str:
    """Return the name of a column: A to Z, then AA."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name
