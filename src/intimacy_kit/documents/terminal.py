"""Show a document: in colour in a terminal that has some (with Rich, an extra), else as plain text."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TextIO

from intimacy_kit.documents.layout import checked_width, lines, to_text
from intimacy_kit.documents.tree import Document

_STYLES = {
    "heading": "bold",
    "rule": "dim",
    "bar": "cyan",
    "mild": "yellow",
    "moderate": "dark_orange",
    "severe": "red",
}


def show(document: Document, width: int | None = None) -> None:
    """Write a document to standard output.

    Args:
        document: the document.
        width: of its lines, see `to_text`.

    Raises:
        QuestionError: the width is no whole number (IK404).
    """
    room = checked_width(width)
    if not coloured(sys.stdout):
        sys.stdout.write(writable(to_text(document, room)) + "\n")
        sys.stdout.flush()  # so that a full disk is an error here, and not at the end of the program
        return
    from rich.console import Console  # noqa: PLC0415 - an extra
    from rich.text import Text  # noqa: PLC0415 - the same

    console = Console(soft_wrap=True, highlight=False, width=room)
    for line in lines(document, room):
        console.print(Text.assemble(*((writable(run.text), _STYLES.get(run.role, "")) for run in line)))


def writable(text: str) -> str:
    """Return a text with `?` for what standard output cannot encode: nobody who needs support is to see an error."""
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)


def coloured(stream: TextIO) -> bool:
    """Return whether a stream is to have colour: not a file, nor a dumb terminal, nor with NO_COLOR."""
    if find_spec("rich") is None:
        return False
    from rich.console import Console  # noqa: PLC0415 - an extra

    console = Console(file=stream)
    return console.color_system is not None and not console.no_color
