"""Show a document: in colour in a terminal that has some (with Rich, an extra), else as plain text."""

from __future__ import annotations

import sys
from importlib.util import find_spec

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
    if find_spec("rich") is None:
        sys.stdout.write(to_text(document, width) + "\n")
        return
    from rich.console import Console  # noqa: PLC0415 - an extra
    from rich.text import Text  # noqa: PLC0415 - the same

    room = checked_width(width)
    console = Console(soft_wrap=True, highlight=False, width=room)
    if not console.is_terminal or console.no_color:
        sys.stdout.write(to_text(document, room) + "\n")
        return
    for line in lines(document, room):
        console.print(Text.assemble(*((run.text, _STYLES.get(run.role, "")) for run in line)))
