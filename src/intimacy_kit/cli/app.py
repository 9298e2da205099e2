"""The program: its commands, each in a module that is imported only when the command is run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from intimacy_kit import __version__
from intimacy_kit.cli.examples import examples_of

SUMMARIES: Mapping[str, str] = {
    "demo": "Diagnose a couple that was made up.",
    "ask": "Ask what matters most, and tell what is found.",
    "signals": "List what can be answered.",
    "diagnose": "Tell what is found in one case, and what can help.",
    "explain": "Tell why something is found or recommended, or why not.",
    "what-if": "Tell what would be different with other answers.",
    "path-to": "Tell what would have to change.",
    "plan": "Tell what to begin with, week by week.",
    "progress": "Tell how things have moved.",
    "faq": "Tell what is worth knowing.",
    "batch": "Diagnose many cases.",
    "codebook": "Draft a codebook for a file of answers.",
    "validate": "Tell how well the rules go with an outcome that is known.",
    "graph": "Draw how it all hangs together.",
    "export": "Write packs for apps that keep answers on the device.",
    "packs": "List the core pack and those that are installed.",
    "new-pack": "Begin a pack, as a project that can be installed.",
    "lint": "Look for what could be better in a pack.",
    "test": "Run the cases of a pack.",
    "diff": "Tell what two packs mean differently.",
    "compare": "Tell what new rules change for known answers.",
    "translations": "Tell how much of a pack is translated, and what is missing.",
    "schema": "Print or write JSON Schemas.",
    "mcp": "Serve an assistant by the Model Context Protocol.",
}
"""First sentence of each command's help, in the order of the list of commands."""


_PYTHON_TYPE = re.compile(r" <[^>|]+>\Z")
"""What typer writes after the placeholder of an argument, such as `ANSWERS.json <str>`."""


class PlainCommand(TyperCommand):
    """A command whose help tells what to type, and not of which Python type it becomes."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        formatter.write_dl = partial(_write_plainly, formatter.write_dl)
        super().format_options(ctx, formatter)


def _write_plainly(write: Any, rows: Any, *args: Any, **options: Any) -> None:
    write([(_PYTHON_TYPE.sub("", name), help) for name, help in rows], *args, **options)


class LazyCommands(TyperGroup):
    """A group that lists placeholders with summaries, and imports a command only to run, complete or describe it."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, _, rest = super().resolve_command(ctx, args)
        return name, name and load_command(name), rest


def load_command(name: str) -> Any:
    """Import the module of a command, and return the command."""
    module = import_module(f"intimacy_kit.cli.commands.{name.replace('-', '_')}")
    single = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    single.command(name, cls=PlainCommand, epilog=examples_of(name))(module.run)
    return get_command(single)


app: typer.Typer = typer.Typer(
    cls=LazyCommands,
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
    """Print the version, or run a command."""
    if version:
        typer.echo(f"intimacy-kit {__version__}")
        raise typer.Exit


def _listed() -> None:
    """Placeholder of every command in lists of commands."""


for _name, _summary in SUMMARIES.items():
    app.command(_name, help=_summary)(_listed)
