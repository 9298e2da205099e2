"""The program: its commands, and what they have in common."""

from __future__ import annotations

from typing import Annotated

import typer

from intimacy_kit import __version__
from intimacy_kit.cli.commands.ask import ask
from intimacy_kit.cli.commands.batch import batch
from intimacy_kit.cli.commands.demo import demo
from intimacy_kit.cli.commands.diagnose import diagnose
from intimacy_kit.cli.commands.diff import diff
from intimacy_kit.cli.commands.explain import explain
from intimacy_kit.cli.commands.graph import graph
from intimacy_kit.cli.commands.lint import lint
from intimacy_kit.cli.commands.mcp import mcp
from intimacy_kit.cli.commands.new_pack import new_pack
from intimacy_kit.cli.commands.packs import packs
from intimacy_kit.cli.commands.plan import plan
from intimacy_kit.cli.commands.schema import schema
from intimacy_kit.cli.commands.test import run_tests
from intimacy_kit.cli.commands.translations import translations
from intimacy_kit.cli.commands.what_if import what_if

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
