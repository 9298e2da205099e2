"""`intimacy-kit validate`: tell how well the rules go with an outcome that is known."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from intimacy_kit.cli.doubts import doubts_told
from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import DATA_ERROR
from intimacy_kit.cli.files.required import require_arrow
from intimacy_kit.cli.options import (
    Codebook,
    Context,
    Html,
    Locale,
    Overwrite,
    Packs,
    PartnersInRow,
    PassOn,
    Tailorings,
    knowledge_from_options,
)
from intimacy_kit.cli.telling import tell_result
from intimacy_kit.loading import load_codebook
from intimacy_kit.validation.gate import reached, read_gate
from intimacy_kit.validation.required import require_statistics


def run(
    *,
    file: Annotated[Path, typer.Argument(metavar="CASES.csv", help="The answers and the outcome, a row a case.")],
    outcome: Annotated[
        str, typer.Option(metavar="COLUMN", help="The column with what came of each case: 1 and 0, or a number.")
    ],
    event: Annotated[
        str | None,
        typer.Option(
            metavar="VALUE", help="What that column has where it came to be, such as 2 or yes, if that is not 1."
        ),
    ] = None,
    codebook: Codebook = None,
    partners: PartnersInRow = None,
    couple: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="The column that says who belong together.")
    ] = None,
    weights: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="The column with the weight of each case.")
    ] = None,
    group: Annotated[str | None, typer.Option(metavar="COLUMN", help="The column with the group of each case.")] = None,
    fail_under: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIGURE=LEAST",
            help="End with 1 if it is less, such as auc=.7, or emotional_distance.auc=.7; may come again.",
        ),
    ] = None,
    leave_out: Annotated[
        bool, typer.Option("--leave-out/--no-leave-out", help="Compute what leaving out each rule changes.")
    ] = True,
    least: Annotated[int, typer.Option(metavar="N", min=10, help="Tell nothing of fewer couples or persons.")] = 20,
    draws: Annotated[int, typer.Option(metavar="N", min=20, help="Draws of the bootstrap.")] = 1000,
    seed: Annotated[
        int, typer.Option(metavar="N", min=0, help="Of random numbers: the same seed gives the same figures.")
    ] = 0,
    pack: Packs = None,
    context: Context = None,
    tailoring: Tailorings = None,
    locale: Locale = None,
    pass_on: PassOn = None,
    html: Html = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON. It holds no row of the file.")] = False,
) -> None:
    """Tell how well the rules go with an outcome that is known. It shows no row of the file.

    It is no proof that anything was caused by anything, and foretells nothing if the outcome is not a later one.
    """
    with exit_on_error():
        require_statistics()
        require_arrow("`intimacy-kit validate`")
        from intimacy_kit.cli.files.tables import table_of, with_numbers  # noqa: PLC0415 - only where Arrow is

        gates = [read_gate(text) for text in fail_under or ()]
        knowledge = knowledge_from_options(pack, context, tailoring, locale, for_people=not as_json)
        book = None if codebook is None else load_codebook(codebook, knowledge.within())
        extra = {outcome, weights or outcome, group or outcome, *(pass_on or ())}
        table = table_of(file, knowledge, book, partners or ("",), extra)
        with doubts_told():
            found = knowledge.validate(
                with_numbers(table, [name for name in (outcome if event is None else None, weights) if name]),
                outcome,
                event=event,
                codebook=book,
                partners=partners,
                couple=couple,
                weights=weights,
                group=group,
                passed_on=pass_on or (),
                leave_out=leave_out,
                least=least,
                draws=draws,
                seed=seed,
            )
        data = found.model_dump_json(indent=2) if as_json else None
        tell_result(found, html, overwrite=overwrite, data=data)
        missed = [text for text, gate in zip(fail_under or (), gates, strict=True) if not reached(gate, found)]
    if missed:
        typer.echo(f"intimacy-kit: not reached: {', '.join(missed)}", err=True)
        raise typer.Exit(DATA_ERROR)
