"""The program: its commands, and what they have in common."""

from __future__ import annotations

from typing import Annotated

import typer

from intimacy_kit import __version__
from intimacy_kit.cli.verbs.ask import ask
from intimacy_kit.cli.verbs.batch import batch
from intimacy_kit.cli.verbs.demo import demo
from intimacy_kit.cli.verbs.diagnose import diagnose
from intimacy_kit.cli.verbs.diff import diff
from intimacy_kit.cli.verbs.explain import explain
from intimacy_kit.cli.verbs.graph import graph
from intimacy_kit.cli.verbs.lint import lint
from intimacy_kit.cli.verbs.mcp import mcp
from intimacy_kit.cli.verbs.new_pack import new_pack
from intimacy_kit.cli.verbs.packs import packs
from intimacy_kit.cli.verbs.plan import plan
from intimacy_kit.cli.verbs.schema import schema
from intimacy_kit.cli.verbs.test import run_tests
from intimacy_kit.cli.verbs.translations import translations
from intimacy_kit.cli.verbs.what_if import what_if

app: typer.Typer = typer.Typer(
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
    help="From observed signals about relationships to challenges, consequences and remedies.",
)


@app.callback(invoke_without_command=True)
def intimacy_kit(
    *, version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False
) -> None:
    """What all commands have in common."""
    if version:
        typer.echo(f"intimacy-kit {__version__}")
        raise typer.Exit


app.command()(demo)
app.command()(ask)
app.command()(diagnose)
app.command()(explain)
app.command()(what_if)
app.command()(plan)
app.command()(batch)
app.command()(graph)
app.command()(packs)
app.command()(new_pack)
app.command()(lint)
app.command("test")(run_tests)
app.command()(diff)
app.command()(translations)
app.command()(schema)
app.command()(mcp)
