"""A table as it was read: cells that know where they stand, and the document they become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from intimacy_kit.errors import Place, Problem, shown
from intimacy_kit.packs.reading.yaml_reader import Document, Path, Span

MOST_ROWS = 20_000
MOST_CELLS = 100_000
LONGEST_CELL = 10_000


@dataclass(frozen=True, slots=True)
class SheetSpan(Span):
    """A cell of a workbook: `line` is its row; `column` and `width` are a piece of its text. Counts from 0."""

    sheet: str = ""
    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: text, a number or a truth value; `None` or `""` if it is empty.

    Attributes:
        as_written: whether the text is what stands in the file from the span on, so that a piece of it can be shown.
    """

    value: object
    span: Span
    as_written: bool = True

    @property
    def empty(self) -> bool:
        return self.value is None or self.value == ""

    def piece(self, start: int, width: int) -> Span:
        """The span of a piece of its text; of the whole cell where that is written in another way."""
        if not self.as_written:
            return self.span
        column = self.span.column + self.span.quote + start
        if isinstance(self.span, SheetSpan):
            return SheetSpan(self.span.line, column, width, 0, self.span.sheet, self.span.name, self.span.text)
        return Span(self.span.line, column, width)


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one table. In one with a decimal comma, `0,3` is a number."""

    rows: Sequence[Sequence[Cell]]
    start: Span
    decimal_comma: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """Which cell a part of a condition comes from: from `start` to `end` in its text.

    Attributes:
        verbatim: whether the cell holds that part as it is, and not a comparison without its left side.
    """

    start: int
    end: int
    cell: Cell
    header: Cell
    verbatim: bool = False


@dataclass(slots=True)
class Table(Document):
    """The entries of a table as a document, with the cells that each value and each part of a condition comes from.

    Its `text` is empty: what looks like a comment of YAML is none here.
    """

    segments: dict[Path, tuple[Segment, ...]] = field(default_factory=dict)

    def at(self, span: Span) -> Place:
        if isinstance(span, SheetSpan):
            cell = f"sheet {shown(span.sheet)}, cell {span.name}"
            return Place(self.file, None, span.column + 1, span.text, span.width, cell)
        return Document.at(self, span)

    def whole(self, code: str, message: str, help: str) -> None:
        """Note a problem of the whole file."""
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
