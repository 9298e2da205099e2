"""Lay a document out in lines of a width: as plain text, and for a terminal with what is to be coloured.

    to_text(document, width=80)
    for line in lines(document, 80):
        for run in line:
            run.text, run.role

A block of bars is aligned as a whole: scores stand behind the bars, with their ranges below where lines are too short,
and in a narrow window all words stand behind the bars. Where a table does not fit, its rows are told in sentences.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import NamedTuple

from intimacy_kit.documents.tree import (
    Bar,
    Block,
    Document,
    Figure,
    Item,
    Level,
    Paragraph,
    Section,
    Table,
    plain,
)
from intimacy_kit.model.options import whole_option

WIDTH, MIN_WIDTH = 80, 40
_BAR = 10
_GAP = "  "


class Run(NamedTuple):
    """A piece of a line. The role says what it is: `heading`, `rule`, `bar`, the id of a level, or nothing special."""

    text: str
    role: str = ""


Line = tuple[Run, ...]
_Single = Section | Paragraph | Item | Level | Table
"""Blocks that are laid out by themselves, not together with those beside them."""


def checked_width(width: object) -> int:
    """Return the line width: as asked for, but at least `MIN_WIDTH`; None is as wide as the terminal, else 80.

    Raises:
        QuestionError: it is no whole number (IK404).
    """
    if width is None:
        width = shutil.get_terminal_size((WIDTH, 24)).columns
    return max(MIN_WIDTH, whole_option(width, "width", low=None))


def to_text(document: Document, width: int | None = None) -> str:
    """Return a document as plain text.

    Args:
        document: the document.
        width: of its lines, at least 40; None is as wide as the terminal, else 80; `COLUMNS` counts.

    Raises:
        QuestionError: the width is no whole number (IK404).
    """
    return "\n".join("".join(run.text for run in line) for line in lines(document, checked_width(width)))


def lines(document: Document, width: int) -> Iterator[Line]:
    """Yield the lines of a document."""
    yield from _underlined(document.title, "=", width)
    yield from _blocks(document.body, width, "")


def _underlined(heading: str, rule: str, width: int) -> Iterator[Line]:
    told = wrap(heading, width)
    yield from ((Run(line, "heading"),) for line in told)
    yield (Run(rule * max(map(len, told), default=0), "rule"),)


def _blocks(blocks: Sequence[Block], width: int, indent: str) -> Iterator[Line]:
    """Yield the lines of blocks of one level; what follows sections of a document begins with an empty line, too."""
    after_section = False
    for kind, alike in groupby(blocks, type):
        same = list(alike)
        if after_section and indent == "" and kind is not Section:
            yield ()
        after_section = kind is Section
        if bars := [block for block in same if isinstance(block, Bar)]:
            yield from _bars(bars, width, indent)
        for block in same:
            if not isinstance(block, Bar | Figure):
                yield from _block(block, width, indent)


def _block(block: _Single, width: int, indent: str) -> Iterator[Line]:
    match block:
        case Section(number=None, body=body) if indent == "":
            yield ()
            yield from _underlined(block.line, "-", width)
            yield from _blocks(body, width, "  ")
        case Section(number=number, body=body):
            start = _mark(number)
            yield from _wrapped(block.line, width, indent + start, indent + " " * len(start), role="heading")
            yield from _blocks(body, width, indent + " " * len(start))
        case Paragraph(text=text):
            yield from _wrapped(plain(text), width, _margin(indent))
        case Item(text=text, number=number, body=body):
            start = _mark(number)
            inner = indent or "  "
            yield from _wrapped(plain(text), width, inner + start, inner + " " * len(start))
            yield from _blocks(body, width, inner + " " * len(start))
        case Level(title=title, level=level, word=word, body=body):
            inner = indent or "  "
            if len(f"{inner}{title}: {word}") <= width:
                yield (Run(f"{inner}{title}: "), Run(word, level))
            else:
                yield from _wrapped(f"{title}: {word}", width, inner, inner + "  ")
            yield from _blocks(body, width, inner + "  ")
        case _:
            yield from _table(block.header, block.rows, width, indent)


def _mark(number: int | None) -> str:
    return "- " if number is None else f"{number}. "


def _margin(indent: str) -> str:
    """Return the indent of a paragraph: in the sections of a document it stands at the margin, as their headings do."""
    return "" if indent == "  " else indent


def _wrapped(text: str, width: int, start: str, then: str | None = None, *, role: str = "") -> Iterator[Line]:
    after = start if then is None else then
    # Telephone numbers and addresses stay whole: they are not broken at hyphens, and not in the middle.
    told = wrap(
        text,
        width,
        initial_indent=start,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    )
    yield from ((Run(line, role),) for line in told)


def _bars(bars: Sequence[Bar], width: int, indent: str) -> Iterator[Line]:
    inner = indent or "  "
    titles = max(len(bar.level.title) for bar in bars)
    margin = len(inner) + titles + len(_GAP) + _BAR + len(_GAP)
    in_one_line = margin + max(len(bar.line) for bar in bars) <= width
    below = [bar.range and f"({bar.range})" for bar in bars]
    in_columns = in_one_line or margin + max(len(part) for part in (*below, *(bar.told for bar in bars))) <= width
    for bar, under in zip(bars, below, strict=True):
        role = bar.level.level
        if in_columns:
            start = f"{inner}{bar.level.title:<{titles}}{_GAP}"
            yield Run(start), Run(_drawn(bar.score), "bar"), Run(_GAP), Run(bar.line if in_one_line else bar.told, role)
            if under and not in_one_line:
                yield Run(" " * margin), Run(under, role)
        else:
            room = width - len(inner) - _BAR - len(_GAP)
            told = wrap(f"{bar.level.title}: {bar.line}", room, break_long_words=False, break_on_hyphens=False)
            yield Run(inner), Run(_drawn(bar.score), "bar"), Run(_GAP), Run(told[0], role)
            yield from ((Run(" " * (width - room)), Run(line, role)) for line in told[1:])
        yield from _blocks(bar.body, width, inner + "  ")


def _drawn(score: float) -> str:
    filled = round(score * _BAR)
    return "#" * filled + "." * (_BAR - filled)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]], width: int, indent: str) -> Iterator[Line]:
    table = [header, *rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(header))]
    if len(indent) + sum(widths) + len(_GAP) * (len(widths) - 1) > width:
        for row in table[1:]:
            told = "; ".join(f"{name}: {cell}" for name, cell in zip(header, row, strict=True))
            yield from _wrapped(told, width, indent + "- ", indent + "  ")
        return
    for number, row in enumerate(table):
        cells = _GAP.join(cell.ljust(room) for cell, room in zip(row, widths, strict=True)).rstrip()
        yield (Run(indent + cells, "heading" if number == 0 else ""),)
