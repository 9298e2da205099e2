"""What a command tells: text for people, in colour where somebody sees it."""

from __future__ import annotations

import re
from typing import TextIO

import typer
from rich.console import Console
from rich.text import Text

_HEADING = re.compile(r"(?m)^(?P<title>\S.*)\n(?P<line>=+|-+)$")
_LEVELS = {"mild": "yellow", "moderate": "dark_orange", "severe": "red"}
_BAR = re.compile(r"[#]+\.*|\.{10}")
_ANY_WIDTH = 80
"""No line is broken by it. But left to itself, rich writes nothing at all where COLUMNS is 0."""


def tell(text: str) -> None:
    """Write text. In a terminal, headings and levels stand out; elsewhere it is plain."""
    console = Console(soft_wrap=True, highlight=False, width=_ANY_WIDTH)
    if not console.is_terminal or console.no_color:
        typer.echo(text)
    else:
        console.print(styled(text))


def coloured(stream: TextIO) -> bool:
    """Whether there can be colour, and somebody wants it: not in a file, in a dumb terminal, or with NO_COLOR."""
    console = Console(file=stream)
    return console.color_system is not None and not console.no_color


def room(usual: int) -> int:
    """How wide lines of text are to be: as usual, or as the terminal has room for."""
    console = Console()
    return min(usual, console.width or usual) if console.is_terminal else usual


def styled(text: str) -> Text:
    """Text as it looks in a terminal."""
    styled = Text(text)
    for heading in _HEADING.finditer(text):
        styled.stylize("bold", *heading.span("title"))
        styled.stylize("dim", *heading.span("line"))
    for bar in _BAR.finditer(text):
        styled.stylize("cyan", *bar.span())
    for level, colour in _LEVELS.items():
        for found in re.finditer(rf"\b{level}\b(?= \d)", text):
            styled.stylize(colour, *found.span())
    return styled
