"""Tell people what stands in no document, such as a question, and several documents one after another."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill

import typer

from intimacy_kit.documents.layout import checked_width
from intimacy_kit.documents.telling import Tellable
from intimacy_kit.documents.terminal import writable

TOGETHER = "\N{NO-BREAK SPACE}"
"""A blank at which no line ends; it is written as any other blank."""


def tell(text: str, start: str = "", then: str | None = None) -> None:
    """Write a paragraph, as wide as the terminal."""
    typer.echo(filled(text, start, then))


def filled(text: str, start: str = "", then: str | None = None) -> str:
    """Return the lines of a paragraph, as wide as the terminal, with what it can encode.

    Args:
        text: the paragraph.
        start: what its first line begins with.
        then: what its other lines begin with; None for the same.
    """
    after = start if then is None else then
    width = checked_width(None)
    lines = fill(text, width, initial_indent=start, subsequent_indent=after, break_on_hyphens=False)
    return writable(lines.replace(TOGETHER, " "))


def show_each(told: Iterable[Tellable]) -> None:
    """Show documents, with an empty line between them."""
    for number, each in enumerate(told):
        if number:
            typer.echo()
        each.show()
