"""Render a document as Markdown. Text of packs is escaped, so it is never markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from intimacy_kit.documents.tree import Bar, Block, Document, Figure, Inline, Item, Level, Paragraph, Section, Table

_ENTITY = re.compile(r"&(?=#?\w+;)")
_MARKUP = re.compile(r"[\\`*_\[\]$|]|~(?=~)|(?<=~)~|#$")
_BEGINNING = re.compile(r"^(?P<number>\d*)(?P<mark>(?<!\d)[#>+-]|(?<=\d)[.)](?= |$))")
_DEEPEST = 6
"""Markdown has no deeper headings."""


def to_markdown(document: Document) -> str:
    """Return a document as Markdown (CommonMark, with tables of GitHub)."""
    told = [f"## {escaped(document.title)}", "", *_blocks(document.body, 3, "")]
    return "\n".join(told).rstrip("\n") + "\n"


def escaped(text: Inline) -> str:
    """Return text in one line, with the syntax of Markdown and HTML escaped, and strong text marked as such."""
    if isinstance(text, str):
        return _BEGINNING.sub(r"\g<number>\\\g<mark>", _without_markup(text))
    parts = [
        _without_markup(part, strip=False)
        if isinstance(part, str)
        else f"**{_without_markup(part.text)}**"
        if part.tone == "strong"
        else _without_markup(part.text, strip=False)
        for part in text
    ]
    return _BEGINNING.sub(r"\g<number>\\\g<mark>", "".join(parts).strip())


def _without_markup(text: str, *, strip: bool = True) -> str:
    line = " ".join(text.split()) if strip else re.sub(r"\s+", " ", text)
    return _MARKUP.sub(r"\\\g<0>", _ENTITY.sub("&amp;", line).replace("<", "&lt;"))


def _blocks(blocks: Sequence[Block], depth: int, indent: str) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, depth, indent)


def _block(block: Block, depth: int, indent: str) -> Iterator[str]:
    match block:
        case Section(heading=heading, body=body):
            number = "" if block.number is None else f"{block.number}. "
            aside = f" ({block.aside})" if block.aside else ""
            yield from ("", f"{'#' * min(depth, _DEEPEST)} {escaped(number + heading + aside)}", "")
            yield from _blocks(body, depth + 1, "")
        case Paragraph(text=text):
            yield from (f"{indent}{escaped(text)}", "")
        case Item(text=text, number=number, body=body):
            yield f"{indent}{'-' if number is None else f'{number}.'} {escaped(text)}"
            yield from _blocks(body, depth, indent + "    ")
        case Level(title=title, word=word, body=body):
            yield f"{indent}- {escaped(title)}: {escaped(word)}"
            yield from _blocks(body, depth, indent + "    ")
        case Bar(level=level, told=told, body=body):
            yield f"{indent}- {escaped(level.title)}: {escaped(told)}"
            yield from _blocks(body, depth, indent + "    ")
        case Table(header=header, rows=rows):
            for row in (header, ("---",) * len(header), *rows):
                yield f"{indent}| {' | '.join(cell if cell == '---' else escaped(cell) for cell in row)} |"
        case Figure(caption=caption, words=words):
            yield from (f"{indent}{escaped(caption)}", "") if caption else ()
            yield from _blocks(words, depth, indent)
