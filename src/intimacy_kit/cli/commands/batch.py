"""`intimacy-kit batch`: diagnose all cases of a file or a folder."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.progress import Progress

from intimacy_kit.cli.doubts import tell_doubts
from intimacy_kit.cli.exit_codes import exit_on_error, interruptible
from intimacy_kit.cli.failures import Failure, quoted_path
from intimacy_kit.cli.files.required import require_arrow
from intimacy_kit.cli.loading import load_and_warn
from intimacy_kit.cli.options import Codebook, PartnersInRow
from intimacy_kit.loading import load_codebook

if TYPE_CHECKING:
    from intimacy_kit.cli.batch.run import BatchSummary

ROWS = 65_536


class Invalid(StrEnum):
    """Values of --invalid."""

    RAISE = "raise"
    NULL = "null"

    @property
    def word(self) -> Literal["raise", "null"]:
        return "raise" if self is Invalid.RAISE else "null"


def run(
    *,
    source: Annotated[
        Path,
        typer.Argument(
            metavar="IN",
            help="A file in .csv, .tsv, .jsonl, .parquet, .sav, .dta or .xlsx, or a folder of Parquet files.",
        ),
    ],
    target: Annotated[
        Path, typer.Argument(metavar="OUT", help="Where to write: a name in .csv or .parquet, or a folder.")
    ],
    pack: Annotated[
        list[Path] | None, typer.Option(metavar="FOLDER", help="A folder with a pack to add to the core pack.")
    ] = None,
    intervals: Annotated[bool, typer.Option("--intervals", help="Add low and high of each finding.")] = False,
    rules: Annotated[bool, typer.Option("--rules", help="Add the rules that are true.")] = False,
    remedies: Annotated[int, typer.Option(metavar="N", min=0, help="Add so many remedies.")] = 3,
    invalid: Annotated[
        Invalid, typer.Option(help="Refuse values that do not fit, or take them for not answered and name them.")
    ] = Invalid.RAISE,
    prefix: Annotated[
        str, typer.Option(metavar="PREFIX", help="The beginning of the names of columns that are added.")
    ] = "ik_",
    partners: PartnersInRow = None,
    by_partner: Annotated[
        bool, typer.Option("--by-partner", help="Add the results of each partner to those of the couple.")
    ] = False,
    earlier: Annotated[
        str | None,
        typer.Option(
            metavar="ENDING",
            help="The ending of columns with answers to safety questions of an earlier check-in, such as _before.",
        ),
    ] = None,
    earlier_days: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="The column with how many days ago that check-in was.")
    ] = None,
    pass_on: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN", help="A column that is no answer, however near its name is; may come again."),
    ] = None,
    codebook: Codebook = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace OUT if it is there.")] = False,
    rows_per_chunk: Annotated[int, typer.Option(metavar="N", min=1, help="Hold so many rows at once.")] = ROWS,
) -> None:
    """Diagnose many cases. In the file a row is a case, and a column a signal, or what a codebook says it is.

    What is in IN stays as it is, and the results stand beside it in OUT, as `diagnose_frame` gives them. OUT is there
    when it is complete, and not before.
    """
    with exit_on_error(interrupted="interrupted; nothing was written"):
        require_arrow("`intimacy-kit batch`")
        from intimacy_kit.cli.batch.plan import plan_batch  # noqa: PLC0415 - only where Arrow is
        from intimacy_kit.cli.batch.run import BatchOptions, BatchRun  # noqa: PLC0415 - as above

        passed_on = pass_on or ()
        if codebook is not None and (partners is not None or earlier is not None):
            help = "say it under `partners` in the codebook; what was answered earlier needs columns named as signals"
            raise Failure("--partners and --earlier do not go with --codebook", help)
        with interruptible() as raise_if_interrupted:
            knowledge = load_and_warn(pack)
            book = None if codebook is None else load_codebook(codebook, knowledge)
            options = BatchOptions(
                intervals,
                rules,
                remedies,
                invalid.word,
                prefix,
                rows_per_chunk,
                partners,
                passed_on,
                by_partner,
                earlier,
                earlier_days,
                book,
            )
            signals, matcher = options.columns(knowledge), options.matcher(knowledge)
            format = None if book is None else book.file
            plan = plan_batch(source, target, signals, matcher, overwrite=overwrite, format=format)
            with _progress(sum(part.size for part in plan.parts)) as advance:
                done = BatchRun(knowledge, options, lambda step: (advance(step), raise_if_interrupted())).run(plan)
        _report(done, target)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """Show a progress bar if stderr is a terminal; yield the function that advances it."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with Progress(console=Console(stderr=True)) as progress:
        bar = progress.add_task("diagnosing", total=total or None)
        yield lambda step: progress.advance(bar, step)


def _report(done: BatchSummary, target: Path) -> None:
    tell_doubts(done.doubts)
    if done.ignored:
        many = ", ".join(f"{id} {count}" for id, count in done.ignored.items())
        typer.echo(f"intimacy-kit: values that do not fit count as not answered: {many}", err=True)
    if done.unscreened:
        rows, it = ("1 row", "it is") if done.unscreened == 1 else (f"{done.unscreened} rows", "they are")
        gets = "it gets" if done.unscreened == 1 else "they get"
        what = f"an answer to a safety question cannot be read; {it} not screened, and support is all {gets}"
        typer.echo(f"intimacy-kit: in {rows} {what}", err=True)
    typer.echo(f"{done.rows} rows written to {quoted_path(target)}")
