"""Map positions in the text of a condition to places in the file it was read from."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.errors import Place
from intimacy_kit.packs.reading.condition_text import Piece
from intimacy_kit.packs.reading.yaml_reader import Document, Path, Span


def condition_place(document: Document, path: Path, piece: Piece, text: str, *, key: bool = False) -> Place:
    """Return the place of a part of a condition, which may be quoted, a block scalar, or span several lines.

    `key` says that the condition is the last key of the path, and not its value. If escapes make the source differ from
    the text, the place refers to the text of the condition instead.
    """
    if found := document.piece_place(path, piece.start, piece.width):
        return found
    span = (document.keys if key else document.values)[path]
    written = _written(document, span)
    line, column = span.line, span.column + span.quote
    for position, char in enumerate(text[: piece.start + 1]):
        if char != " ":
            line, column, same = next(written, (line, column, ""))
            if char != same:
                return Place(document.file, span.line + 1, piece.start + 1, text, piece.width)
            column += position < piece.start  # past this character, in case the part is at the end of the text
    width = max(1, min(piece.width, len(document.line(line)) - column))
    return document.at(Span(line, column, width))


def _written(document: Document, span: Span) -> Iterator[tuple[int, int, str]]:
    """Yield the characters of the source from the start of a value, without blanks, as (line, column, character)."""
    start = span.line, span.column + span.quote
    if not span.quote and document.line(span.line)[span.column :].startswith(("|", ">")):
        start = span.line + 1, 0
    return (
        (line, column, char)
        for line in range(start[0], len(document.lines))
        for column, char in enumerate(document.line(line))
        if (line, column) >= start and char not in " \t"
    )
