"""Data types for tables: cells with their source locations, grids, and the document made of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from intimacy_kit.errors import Place, Problem, shown
from intimacy_kit.packs.reading.yaml_reader import Document, Path, Span

MAX_ROWS = 20_000
MAX_CELLS = 100_000
MAX_CELL_LENGTH = 10_000


@dataclass(frozen=True, slots=True)
class SheetSpan(Span):
    """The span of a cell of a workbook: `line` is its row; `column` and `width` are a range of its text (0-based)."""

    sheet: str = ""
    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        value: text, a number or a boolean; `None` or `""` if it is empty.
        span: its source location.
        as_written: whether the text appears verbatim in the file, so that a part of it can be located.
    """

    value: object
    span: Span
    as_written: bool = True

    @property
    def empty(self) -> bool:
        return self.value is None or self.value == ""

    def piece(self, start: int, width: int) -> Span:
        """Return the span of a part of its text, or of the whole cell if the text is not verbatim in the file."""
        if not self.as_written:
            return self.span
        column = self.span.column + self.span.quote + start
        if isinstance(self.span, SheetSpan):
            return SheetSpan(self.span.line, column, width, 0, self.span.sheet, self.span.name, self.span.text)
        return Span(self.span.line, column, width)


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table.

    Attributes:
        start: the span of the first row.
        decimal_comma: whether `0,3` is a number.
    """

    rows: Sequence[Sequence[Cell]]
    start: Span
    decimal_comma: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the text of a condition that comes from one cell.

    Attributes:
        start, end: the range in the text.
        header: the header of the column.
        verbatim: whether the cell contains that part verbatim, rather than a comparison without its left side.
    """

    start: int
    end: int
    cell: Cell
    header: Cell
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A row of a table that is a comment.

    Attributes:
        text: from its `#` on.
        span: the span of its first cell.
        entry: the index of the entry below it.
    """

    text: str
    span: Span
    entry: int


@dataclass(slots=True)
class Table(Document):
    """The entries of a table as a document, with the source cells of each value and each part of a condition.

    Its `text` is empty, so that nothing in it is taken for a YAML comment; `comments` has its own.
    """

    segments: dict[Path, tuple[Segment, ...]] = field(default_factory=dict)
    comments: list[CommentRow] = field(default_factory=list)

    def at(self, span: Span) -> Place:
        if isinstance(span, SheetSpan):
            cell = f"sheet {shown(span.sheet)}, cell {span.name}"
            return Place(self.file, None, span.column + 1, span.text, span.width, cell)
        return Document.at(self, span)

    def whole(self, code: str, message: str, help: str) -> None:
        """Add a problem of the whole file."""
        self.problems.append(Problem(code, message, help, Place(self.file)))

    def piece_place(self, path: Path, start: int, width: int, *, name: bool = False) -> Place | None:
        for segment in self.segments.get(path, ()):
            if start < segment.end:
                if name and not segment.verbatim:
                    return self.at(segment.header.span)
                if segment.verbatim and start >= segment.start:
                    return self.at(segment.cell.piece(start - segment.start, width))
                return self.at(segment.cell.span)
        return None
