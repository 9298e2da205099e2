"""`intimacy-kit new-pack`: create a project for a new pack."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from intimacy_kit.authoring.new_pack import new_pack
from intimacy_kit.cli.exit_codes import exit_on_error


class License(StrEnum):
    """Values of --license."""

    MIT = "MIT"
    APACHE = "Apache-2.0"
    CC_BY = "CC-BY-4.0"
    CC0 = "CC0-1.0"
    PROPRIETARY = "LicenseRef-Proprietary"


def run(
    *,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Of the pack, such as long_distance.")],
    folder: Annotated[
        Path | None,
        typer.Option("--dir", metavar="FOLDER", help="Where to make it; by default intimacy-kit-NAME, here."),
    ] = None,
    license: Annotated[License, typer.Option(help="Under which others may use it.")] = License.MIT,
) -> None:
    """Begin a pack, as a project that can be installed.

    It has a small example and a test that passes. Nothing is ever overwritten.
    """
    with exit_on_error():
        made = new_pack(name, folder, license.value)
    package = f"src/intimacy_kit_{name.replace('-', '_')}"
    typer.echo(f"made {made}")
    typer.echo(f"  {package}/  the pack: change it as you like")
    typer.echo("  README.md  what is where, and what to do next")
    typer.echo(f"\nnext: cd {quote(str(made))} && intimacy-kit lint {package} && intimacy-kit test {package}")
