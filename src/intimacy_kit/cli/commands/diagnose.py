"""`intimacy-kit diagnose`: diagnose one case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.files.writing import write_new_file
from intimacy_kit.cli.options import (
    AsJson,
    Codebook,
    Context,
    File,
    Locale,
    Packs,
    Partner,
    PassOn,
    Row,
    Tailorings,
    diagnose_file,
    knowledge_from_options,
)


def run(
    *,
    file: File,
    pack: Packs = None,
    context: Context = None,
    locale: Locale = None,
    tailoring: Tailorings = None,
    row: Row = None,
    partner: Partner = None,
    pass_on: PassOn = None,
    codebook: Codebook = None,
    html: Annotated[
        Path | None, typer.Option(metavar="PATH", help="Write a page to be read in a browser, or printed, too.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tell what is found in one case, and what can help."""
    with exit_on_error():
        knowledge = knowledge_from_options(pack, context, tailoring, locale, for_people=not as_json)
        diagnosis = diagnose_file(file, knowledge, row, partner, pass_on, codebook)
        if html is not None:
            write_new_file(html, diagnosis.to_html().encode())
        if as_json:
            typer.echo(diagnosis.to_json(indent=2))
        else:
            diagnosis.show()
