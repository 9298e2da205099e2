"""`intimacy-kit test`: run the cases of a pack."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from intimacy_kit import testing
from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import DATA_ERROR, Failure
from intimacy_kit.cli.telling import json_text
from intimacy_kit.documents.terminal import coloured
from intimacy_kit.testing.mutation.mutation import MAX_MUTANTS
from intimacy_kit.testing.reporting import PackReport, as_data, suggested, text_report
from intimacy_kit.testing.subject import need_cases


def run(
    *,
    pack: Annotated[str, typer.Argument(metavar="PACK", help="The folder of a pack, or `core` for the core pack.")],
    others: Annotated[
        list[Path] | None, typer.Option("--pack", metavar="FOLDER", help="A pack that it builds on; may come again.")
    ] = None,
    alone: Annotated[bool, typer.Option("--alone", help="It does not build on the core pack.")] = False,
    min_coverage: Annotated[
        float, typer.Option(metavar="PERCENT", min=0, max=100, help="End with 1 if less is covered.")
    ] = 0,
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Write cases for what is not covered, as YAML; the report goes to stderr.")
    ] = False,
    mutate: Annotated[
        bool, typer.Option("--mutate", help="Try small changes to the rules: does a case notice?")
    ] = False,
    most: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="With --mutate: try so many changes at most.")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="List what is covered too, and all unnoticed changes.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """Run the cases of a pack. It tells what comes out otherwise and why, what they cover, what they would notice.

    The pack is tested together with the core pack, and without the packs that are installed.
    """
    with exit_on_error():
        if most and not mutate:
            raise Failure("--most tells how many changes to try, and none are tried", "add --mutate")
        tested = _tested(pack, others or [], alone, suggest, mutate, most)
    if as_json:
        typer.echo(json_text(as_data(tested)))
    else:
        _write(tested, full)
    if tested.failed and mutate:
        typer.echo("intimacy-kit: no changes were tried, as cases fail; mend these first", err=True)
    if tested.failed:
        raise typer.Exit(DATA_ERROR)
    if tested.coverage.percent < min_coverage:
        typer.echo(f"intimacy-kit: less than {min_coverage:g} % is covered; --suggest writes cases for it", err=True)
        raise typer.Exit(DATA_ERROR)


def _tested(
    pack: str, others: Sequence[Path], alone: bool, suggest: bool, mutate: bool, most: int | None
) -> PackReport:

    subject = testing.pack_under_test(None if pack == "core" else Path(pack), *others, core=not alone)
    if not suggest:
        need_cases(subject)
    results, covered = testing.run_cases(subject), testing.coverage(subject)
    suggestions = testing.suggestions(subject, covered) if suggest else None
    mutation = None
    if mutate and all(result.passed for result in results):
        with _progress() as advance:
            mutation = testing.mutation(subject, most=most or MAX_MUTANTS, advance=advance)
    return PackReport(subject, results, covered, suggestions, mutation)


def _write(tested: PackReport, full: bool) -> None:

    to_stderr = tested.suggestions is not None
    stream = sys.stderr if to_stderr else sys.stdout
    in_colour = coloured(stream)

    def paint(text: str, colour: str) -> str:
        if not in_colour:
            return text
        return typer.style(text, dim=True) if colour == "dim" else typer.style(text, fg=colour)

    for block in text_report(tested, full=full, paint=paint):
        typer.echo(block, err=to_stderr)
    if tested.suggestions is not None:
        typer.echo(suggested(tested.suggestions), nl=False)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Show a progress bar if stderr is a terminal; yield the function that takes the completed and the total number."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("changing rules", total=None)
        yield lambda done, many: progress.update(bar, completed=done, total=many)
