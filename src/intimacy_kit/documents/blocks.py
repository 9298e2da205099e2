"""A small document model: blocks of text, rendered as plain text or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import Literal

from intimacy_kit.model.conditions import number_text
from intimacy_kit.model.options import whole_option

WIDTH, MIN_WIDTH = 100, 40

_ENTITY = re.compile(r"&(?=#?\w+;)")
_MARKUP = re.compile(r"[\\`*_\[\]$]|~(?=~)|(?<=~)~|#$")
_BEGINNING = re.compile(r"^(?P<number>\d*)(?P<mark>(?<!\d)[#>+-]|(?<=\d)[.)](?= |$))")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document: a title, a heading, a paragraph, or a list item with notes below it."""

    kind: Literal["title", "heading", "paragraph", "item"]
    text: str
    notes: tuple[str, ...] = ()


Blocks = Sequence[Block]


def checked_width(width: object) -> int:
    """Return the line width: as asked for, but at least `MIN_WIDTH`.

    Raises:
        QuestionError: it is not a whole number (IK404).
    """
    return max(MIN_WIDTH, whole_option(width, "width", low=None))


def to_text(blocks: Blocks, width: int = WIDTH) -> str:
    """Render blocks as plain text, wrapped to `width` columns."""
    width = checked_width(width)
    lines: list[str] = []
    for block in blocks:
        match block.kind:
            case "title":
                lines += [block.text, "=" * min(len(block.text), width)]
            case "heading":
                lines += ["", fill(block.text, width)]
            case "paragraph":
                lines.append(fill(block.text, width))
            case _:
                lines.append(fill(block.text, width, initial_indent="  - ", subsequent_indent="    "))
                lines += [
                    fill(note, width, initial_indent="      ", subsequent_indent="        ") for note in block.notes
                ]
    return "\n".join(lines)


def to_markdown(blocks: Blocks) -> str:
    """Render blocks as Markdown. Text of packs is escaped, so it is never markup."""
    lines: list[str] = []
    for block in blocks:
        text = _as_it_is(block.text)
        match block.kind:
            case "title":
                lines += [f"## {text}", ""]
            case "heading":
                lines += ["", f"### {text}", ""]
            case "paragraph":
                lines += [text]
            case _:
                lines += [f"- {text}", *(f"    - {_as_it_is(note)}" for note in block.notes)]
    return "\n".join(lines) + "\n"


def _as_it_is(text: str) -> str:
    """Return text in one line, with the syntax of Markdown and HTML escaped."""
    line = " ".join(text.split())
    line = _ENTITY.sub("&amp;", line).replace("<", "&lt;")
    line = _MARKUP.sub(r"\\\g<0>", line)
    return _BEGINNING.sub(r"\g<number>\\\g<mark>", line)


def headed(heading: str, blocks: Blocks) -> Blocks:
    """Return the blocks below a heading; nothing if there are no blocks."""
    return [Block("heading", heading), *blocks] if blocks else []


def number_of(count: float, noun: str) -> str:
    """Return a count with its noun, such as "1 minute" and "2.5 minutes"."""
    return f"{number_text(count)} {noun}{'' if count == 1 else 's'}"
