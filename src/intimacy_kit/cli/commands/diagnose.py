"""`intimacy-kit diagnose`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from intimacy_kit.cli.exit_codes import ending
from intimacy_kit.cli.files.writing import write_new
from intimacy_kit.cli.options import (
    AsJson,
    Context,
    File,
    Packs,
    Partner,
    PassOn,
    Row,
    Tailorings,
    diagnosed,
    knowledge_of,
)
from intimacy_kit.cli.told import room, tell
from intimacy_kit.render.text import render_text


def diagnose(
    *,
    file: File,
    pack: Packs = None,
    context: Context = None,
    tailoring: Tailorings = None,
    row: Row = None,
    partner: Partner = None,
    pass_on: PassOn = None,
    html: Annotated[
        Path | None, typer.Option(metavar="PATH", help="Write a page to be read in a browser, or printed, too.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tell what is found in one case, and what can help."""
    with ending():
        diagnosis = diagnosed(file, knowledge_of(pack, context, tailoring), row, partner, pass_on)
        if html is not None:
            write_new(html, diagnosis.to_html().encode())
        tell(diagnosis.to_json(indent=2) if as_json else render_text(diagnosis, width=room(88)))
