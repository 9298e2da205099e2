"""Read workbooks: a sheet with a line of names, and then a row a case."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from importlib.util import find_spec
from typing import Any

from intimacy_kit.cli.failures import DATA_ERROR, Failure, quoted_path
from intimacy_kit.cli.files.headers import HeaderError, header_lines, joined_names
from intimacy_kit.cli.files.inputs import Row
from intimacy_kit.cli.files.typed_rows import TypedRowsInput, as_text
from intimacy_kit.errors import shown
from intimacy_kit.installing import install_extra

NEEDED = f"install what reads it: {install_extra('survey')}"


class WorkbookInput(TypedRowsInput):
    """A sheet of a workbook. Empty cells are unanswered."""

    @cached_property
    def _sheet(self) -> Any:
        return sheet_of(self)

    def _all_rows(self) -> Iterator[list[object]]:
        for row in self._sheet.iter_rows():
            yield [None if cell == "" else cell for cell in row]

    @cached_property
    def _head(self) -> tuple[list[str], int]:
        """Names of the columns, and the number of lines that are no answers."""
        rows = self._all_rows()
        above = ((number, row) for number, row in enumerate(rows) if any(cell is not None for cell in row))
        blank, first = next(above, (0, None))
        if first is None:
            raise Failure(f"{self.shown} is empty", "give a sheet whose first line names its columns", DATA_ERROR)
        try:
            below = header_lines(rows, self.format.header)
        except HeaderError as error:
            raise Failure(f"{self.shown} has no such header: {error}", error.help, DATA_ERROR) from None
        texts = [["" if cell is None else as_text(cell) for cell in row] for row in (first, *below)]
        names = joined_names(texts[0], texts[1:], self.format.header)
        while names and not names[-1]:
            names.pop()
        return [name or f"column {place}" for place, name in enumerate(names, start=1)], blank + 1 + len(below)

    def _names(self) -> list[str]:
        return self._head[0]

    def _rows(self) -> Iterator[Row]:
        names, above = self._head
        for number, row in enumerate(self._all_rows()):
            if number >= above and any(cell is not None for cell in row):
                yield row[: len(names)]


def sheet_of(part: WorkbookInput) -> Any:
    """Return the sheet with the answers.

    Raises:
        Failure: python-calamine is not installed, the file cannot be read, or it is not said which sheet it is.
    """
    book = open_workbook(part)
    names = book.sheet_names
    wanted = part.format.sheet or (names[0] if len(names) == 1 else None)
    if wanted not in names:
        listed = ", ".join(shown(name) for name in names[:10])
        what = "has several sheets" if part.format.sheet is None else f"has no sheet {shown(part.format.sheet)}"
        help = f"name one, under `file` of the codebook as `sheet`, or by --sheet where one is drafted: {listed}"
        raise Failure(f"{part.shown} {what}", help)
    return book.get_sheet_by_name(wanted)


def open_workbook(part: WorkbookInput) -> Any:
    """Open the workbook; errors as for `sheet_of`."""
    if find_spec("python_calamine") is None:
        raise Failure(f"{part.shown} is a workbook", NEEDED)
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, XmlError, ZipError  # noqa: PLC0415 - an extra

    with part._opened():  # for the errors of the operating system
        pass
    try:
        return CalamineWorkbook.from_path(str(part.path))
    except (CalamineError, PasswordError, XmlError, ZipError, OSError):
        help = "save it as .xlsx without a password, or as CSV"
        raise Failure(f"{quoted_path(part.path)} cannot be read as a workbook", help, DATA_ERROR) from None
