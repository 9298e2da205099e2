"""Tell people what a command comes to: a result with its page, several documents, and what stands in no document."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from textwrap import fill
from typing import Protocol

import typer

from intimacy_kit.cli.failures import quoted_path
from intimacy_kit.cli.files.writing import write_file
from intimacy_kit.documents.layout import checked_width
from intimacy_kit.documents.telling import Tellable
from intimacy_kit.documents.terminal import writable

TOGETHER = "\N{NO-BREAK SPACE}"
"""A blank at which no line ends; it is written as any other blank."""


class Result(Protocol):
    """What can be shown, and be a page."""

    def show(self) -> None: ...

    def to_html(self) -> str: ...


def tell_result(result: Result, page: Path | None, *, overwrite: bool, data: str | None) -> None:
    """Write the page of a result, if one is wanted; then show the result, or write its data instead.

    Args:
        result: what a command comes to.
        page: where its page is to be written; None for no page.
        overwrite: whether the page may replace what is there.
        data: the result as JSON, if that is wanted.

    Raises:
        Failure: the page cannot be written.
    """
    write_page(result, page, overwrite=overwrite)
    if data is not None:
        typer.echo(data)
    else:
        result.show()
        told_page(page)


def write_page(result: Result, page: Path | None, *, overwrite: bool) -> None:
    """Write the page of a result, if one is wanted; errors as for `tell_result`."""
    if page is not None:
        write_file(page, result.to_html().encode(), overwrite=overwrite)


def told_page(page: Path | None) -> None:
    """Say where a page was written, if one was."""
    if page is not None:
        typer.echo(f"\nthe page is in {quoted_path(page)}: open it in a browser, or print it")


def json_text(data: object) -> str:
    """Return data as JSON that people can read, too: with line ends, and letters as they are."""
    return json.dumps(data, ensure_ascii=False, indent=2)


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
