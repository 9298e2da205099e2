"""`intimacy-kit progress`: tell how things have moved over several check-ins."""

from __future__ import annotations

from typing import Annotated

import typer

from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.files.check_ins import read_check_ins
from intimacy_kit.cli.options import (
    AsJson,
    Context,
    Html,
    Locale,
    Overwrite,
    Packs,
    Tailorings,
    knowledge_from_options,
)
from intimacy_kit.cli.telling import tell_result
from intimacy_kit.longitudinal import progress


def run(
    *,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="[DATE=]ANSWERS.json",
            help="Answers, or what `diagnose --json` wrote, of two check-ins at least: oldest first, or each with "
            "its date, as in 2026-11-30=mine.json.",
        ),
    ],
    pack: Packs = None,
    context: Context = None,
    locale: Locale = None,
    tailoring: Tailorings = None,
    html: Html = None,
    overwrite: Overwrite = False,
    as_json: AsJson = False,
) -> None:
    """Tell how things have moved. That is what has become easier or harder, on what was answered each time."""
    with exit_on_error():
        knowledge = knowledge_from_options(pack, context, tailoring, locale, for_people=not as_json)
        told = progress(read_check_ins(files, knowledge))
        data = told.model_dump_json(indent=2) if as_json else None
        tell_result(told, html, overwrite=overwrite, data=data)
