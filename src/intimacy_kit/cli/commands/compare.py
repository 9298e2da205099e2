"""`intimacy-kit compare`: tell what another pack changes for people whose answers are known."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from intimacy_kit.cli.commands.diff import SIDE, side
from intimacy_kit.cli.doubts import doubts_told
from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import DATA_ERROR
from intimacy_kit.cli.files.required import require_arrow
from intimacy_kit.cli.options import Codebook, Html, Overwrite, PartnersInRow, PassOn
from intimacy_kit.cli.telling import tell_result
from intimacy_kit.comparison import compare
from intimacy_kit.loading import load_codebook


def run(
    *,
    old: Annotated[str, typer.Argument(metavar="OLD", help=SIDE)],
    new: Annotated[str, typer.Argument(metavar="NEW", help=SIDE)],
    file: Annotated[Path, typer.Argument(metavar="CASES.csv", help="The answers, a row a case.")],
    alone: Annotated[bool, typer.Option("--alone", help="The packs stand alone, without the core pack.")] = False,
    codebook: Codebook = None,
    partners: PartnersInRow = None,
    couple: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="The column that says who belong together.")
    ] = None,
    pass_on: PassOn = None,
    fail_over: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=1,
            metavar="SHARE",
            help="End with 1 if more than this share of cases has another level of anything.",
        ),
    ] = None,
    html: Html = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON. It holds no row of the file.")] = False,
) -> None:
    """Tell what new rules change for known answers. It shows counts, and no row of the file."""
    with exit_on_error():
        require_arrow("`intimacy-kit compare`")
        from intimacy_kit.cli.files.tables import table_of  # noqa: PLC0415 - only where Arrow is

        before, after = side(old, alone), side(new, alone)
        book = None if codebook is None else load_codebook(codebook, after)
        passed = set(pass_on or ())
        table = table_of(file, after, book, partners or ("",), passed, more=before.signals)
        with doubts_told():
            found = compare(
                before, after, table, codebook=book, partners=partners, couple=couple, passed_on=pass_on or ()
            )
        data = found.model_dump_json(indent=2) if as_json else None
        tell_result(found, html, overwrite=overwrite, data=data)
    if fail_over is not None and found.most > fail_over:
        typer.echo(f"intimacy-kit: more than {fail_over:g} of all cases have another level", err=True)
        raise typer.Exit(DATA_ERROR)
