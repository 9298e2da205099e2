"""`intimacy-kit path-to`: find the smallest changes after which something is better, in one case."""

from __future__ import annotations

from typing import Annotated

import typer

from intimacy_kit.cli.completion import complete_ids
from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.options import (
    AsJson,
    Context,
    Earlier,
    File,
    Locale,
    Packs,
    Partner,
    PassOn,
    Row,
    Tailorings,
    When,
    diagnose_file,
    knowledge_from_options,
)
from intimacy_kit.cli.telling import json_text


def run(
    *,
    file: File,
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="A challenge, a consequence or an index.",
            autocompletion=complete_ids("challenges", "consequences", "indexes"),
        ),
    ],
    level: Annotated[
        str | None,
        typer.Option(
            metavar="LEVEL",
            help="The level it is to have: none, mild or moderate at most, of an index one of its own at least; "
            "by default none, or the highest of the index.",
        ),
    ] = None,
    pack: Packs = None,
    context: Context = None,
    locale: Locale = None,
    tailoring: Tailorings = None,
    row: Row = None,
    partner: Partner = None,
    pass_on: PassOn = None,
    earlier: Earlier = None,
    when: When = None,
    as_json: AsJson = False,
) -> None:
    """Tell what would have to change."""
    with exit_on_error():
        knowledge = knowledge_from_options(pack, context, tailoring, locale, for_people=not as_json)
        diagnosis = diagnose_file(file, knowledge, row, partner, pass_on, earlier, when)
        if diagnosis.support is not None and not as_json:
            diagnosis.support.show()
            return
        paths = diagnosis.path_to(id, level=level)
        if as_json:
            typer.echo(json_text(paths.to_dict()))
        else:
            paths.show()
