"""The commands, and how they end."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress

from intimacy_kit import __version__
from intimacy_kit.cli.batch import Batch, Done, Options
from intimacy_kit.cli.failures import IN_DATA, IN_USE, Failure, named
from intimacy_kit.cli.plan import planned
from intimacy_kit.errors import IntimacyKitError, ObservationError, PackError
from intimacy_kit.knowledge import load_knowledge

ROWS = 65_536

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="From observed signals about relationships to challenges, consequences and remedies.",
)


class Invalid(StrEnum):
    """What becomes of values that do not fit."""

    RAISE = "raise"
    NULL = "null"

    @property
    def word(self) -> Literal["raise", "null"]:
        return "raise" if self is Invalid.RAISE else "null"


@app.callback(invoke_without_command=True)
def intimacy_kit(
    *, version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False
) -> None:
    """What all commands have in common."""
    if version:
        typer.echo(f"intimacy-kit {__version__}")
        raise typer.Exit


@app.command()
def batch(
    *,
    source: Annotated[Path, typer.Argument(metavar="IN", help="A CSV or Parquet file, or a folder of Parquet files.")],
    target: Annotated[
        Path, typer.Argument(metavar="OUT", help="Where to write: a name in .csv or .parquet, or a folder.")
    ],
    pack: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", help="A folder with a pack to add to the core pack.")
    ] = None,
    intervals: Annotated[bool, typer.Option("--intervals", help="Add low and high of each finding.")] = False,
    rules: Annotated[bool, typer.Option("--rules", help="Add the rules that are true.")] = False,
    remedies: Annotated[int, typer.Option(min=0, help="Add so many remedies.")] = 3,
    invalid: Annotated[
        Invalid, typer.Option(help="Refuse values that do not fit, or take them for not answered and name them.")
    ] = Invalid.RAISE,
    prefix: Annotated[str, typer.Option(help="The beginning of the names of columns that are added.")] = "ik_",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace OUT if it is there.")] = False,
    rows_per_chunk: Annotated[int, typer.Option(min=1, help="Hold so many rows at once.")] = ROWS,
) -> None:
    """Diagnose the cases in a file: a row a case, a column a signal.

    What is in IN stays as it is, and the results stand beside it in OUT, as `diagnose_frame` gives them. OUT is there
    when it is complete, and not before.
    """
    options = Options(intervals, rules, remedies, invalid.word, prefix, rows_per_chunk)
    try:
        with _stoppable() as look:
            knowledge = load_knowledge(*(pack or ()))
            plan = planned(source, target, knowledge.signals, overwrite=overwrite)
            with _progress(sum(part.size for part in plan.parts)) as advance:
                done = Batch(knowledge, options, lambda step: (advance(step), look())).run(plan)
    except Failure as failure:
        _end(f"intimacy-kit: {failure}", failure.status)
    except IntimacyKitError as error:
        _end(str(error), _status(error))
    except KeyboardInterrupt:
        _end("intimacy-kit: interrupted; nothing was written", 130)
    _report(done, target)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """A bar, where somebody sees it: what tells it that so much more is done."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with Progress(console=Console(stderr=True)) as progress:
        bar = progress.add_task("diagnosing", total=total or None)
        yield lambda step: progress.advance(bar, step)


def _report(done: Done, target: Path) -> None:
    if done.ignored:
        many = ", ".join(f"{id} {count}" for id, count in done.ignored.items())
        typer.echo(f"intimacy-kit: values that do not fit count as not answered: {many}", err=True)
    typer.echo(f"{done.rows} rows written to {named(target)}")


def _status(error: IntimacyKitError) -> int:
    """What is wrong inside a file is a problem of the data; that there is no such pack is not."""
    in_data = isinstance(error, ObservationError) or (isinstance(error, PackError) and error.code != "IK101")
    return IN_DATA if in_data else IN_USE


def _end(message: str, status: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(status)


@contextmanager
def _stoppable() -> Iterator[Callable[[], None]]:
    """Let Ctrl-C and a request to stop end what is done here, each by an exception, so that it can clean up.

    Some code below us catches whatever it is interrupted by and goes on. So there is a function to be called now and
    then, that raises it again.
    """
    received: list[int] = []

    def look() -> None:
        if signal.SIGINT in received:
            raise KeyboardInterrupt
        if received:
            raise SystemExit(128 + received[0])

    def stop(number: int, _: Any) -> None:
        received.append(number)
        look()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield look
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
