"""Render a document as Markdown. Text of packs is escaped, so it is never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from intimacy_kit.documents.tree import (
    Bar,
    Block,
    Document,
    Figure,
    Inline,
    Item,
    Level,
    Paragraph,
    Section,
    Span,
    Table,
)

_ENTITY = re.compile(r"&(?=#?\w+;)")
_MARKUP = re.compile(r"[\\`*_\[\]$|]|~(?=~)|(?<=~)~|#$")
_BEGINNING = re.compile(r"^(?P<number>\d*)(?P<mark>(?<!\d)[#>+-]|(?<=\d)[.)](?= |$))")
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_LISTED = (Item, Level, Bar)
_Told = Section | Paragraph | Item | Bar | Level | Table
"""Blocks that are items of a list."""
_DEEPEST = 6
"""Markdown has no deeper headings."""


def to_markdown(document: Document) -> str:
    """Return a document as Markdown (CommonMark, with tables of GitHub)."""
    told = [_heading(document.title, 2), "", *_blocks(document.body, 3, "")]
    return "\n".join(told).rstrip("\n") + "\n"


def escaped(text: Inline) -> str:
    """Return text in one line, with the syntax of Markdown and HTML escaped, and strong text and links marked."""
    spans = (text,) if isinstance(text, str) else text
    line = "".join(_without_markup(span) if isinstance(span, str) else _toned(span) for span in spans).strip()
    return _BEGINNING.sub(r"\g<number>\\\g<mark>", line)


def _toned(span: Span) -> str:
    if span.tone == "link" and _ADDRESS.fullmatch(span.text):
        return f"<{span.text}>"
    text = _without_markup(span.text)
    return f"**{text.strip()}**" if span.tone == "strong" and text.strip() else text


def _without_markup(text: str) -> str:
    line = re.sub(r"\s+", " ", text)
    return _MARKUP.sub(r"\\\g<0>", _ENTITY.sub("&amp;", line).replace("<", "&lt;"))


def _heading(text: str, depth: int) -> str:
    return f"{'#' * min(depth, _DEEPEST)} {_without_markup(text).strip()}"


def _blocks(blocks: Sequence[Block], depth: int, indent: str) -> Iterator[str]:
    """Yield the lines of blocks, with an empty line between them, but for the items of one list."""
    told = [block for block in blocks if not isinstance(block, Figure)]
    for before, block in zip((None, *told), told, strict=False):
        if before is not None and not (isinstance(before, _LISTED) and isinstance(block, _LISTED)):
            yield ""
        yield from _block(block, depth, indent)


def _block(block: _Told, depth: int, indent: str) -> Iterator[str]:
    match block:
        case Section(body=body):
            number = "" if block.number is None else f"{block.number}. "
            yield from (_heading(number + block.line, depth), "")
            yield from _blocks(body, depth + 1, "")
        case Paragraph(text=text):
            yield f"{indent}{escaped(text)}"
        case Item(text=text, number=number, body=body):
            yield f"{indent}{'-' if number is None else f'{number}.'} {escaped(text)}"
            yield from _below(body, depth, indent)
        case Level(title=title, word=word, body=body):
            yield f"{indent}- {escaped(title)}: {_without_markup(word)}"
            yield from _below(body, depth, indent)
        case Bar(level=level, body=body):
            yield f"{indent}- {escaped(level.title)}: {_without_markup(block.line)}"
            yield from _below(body, depth, indent)
        case _:
            yield _row(map(_without_markup, block.header), indent)
            yield _row(["---"] * len(block.header), indent)
            yield from (_row(map(_without_markup, row), indent) for row in block.rows)


def _below(body: Sequence[Block], depth: int, indent: str) -> Iterator[str]:
    """Yield what is below an item: a list within it follows at once, while a paragraph would continue its text."""
    below = [*_blocks(body, depth, indent + "    ")]
    if below and not isinstance(body[0], _LISTED):
        yield ""
    yield from below


def _row(cells: Iterable[str], indent: str) -> str:
    return f"{indent}| {' | '.join(cells)} |"
