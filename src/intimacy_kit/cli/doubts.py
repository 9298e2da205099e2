"""Tell on stderr what looks as if a codebook read it wrongly."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import typer

from intimacy_kit.answers.codebooks.model import CodebookWarning


def tell_doubts(doubts: Iterable[object]) -> None:
    """Print a line for each."""
    for doubt in doubts:
        typer.echo(f"intimacy-kit: {doubt}", err=True)


@contextmanager
def doubts_told() -> Iterator[None]:
    """Print what the block warns of, each sentence once, instead of a warning with a place in this library."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", CodebookWarning)
        yield
    tell_doubts(dict.fromkeys(str(each.message) for each in caught if each.category is CodebookWarning))
    for each in caught:
        if each.category is not CodebookWarning:
            warnings.warn_explicit(each.message, each.category, each.filename, each.lineno)
