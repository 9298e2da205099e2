"""`intimacy-kit diff`: compare the meaning of two packs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from intimacy_kit.analysis.diff import difference
from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import DATA_ERROR
from intimacy_kit.errors import PackError
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.loading import load_knowledge
from intimacy_kit.packs.discovery.plugins import with_plugin_name
from intimacy_kit.packs.reading.files import pack_files
from intimacy_kit.packs.reading.reader import read_pack

CORE = "core"
"""Name of the core pack; a pack with this name is loaded instead of the built-in one."""

SIDE = "The folder of a pack, or `core` for the core pack."
"""Help of each of the two."""


def run(
    *,
    old: Annotated[str, typer.Argument(metavar="OLD", help=SIDE)],
    new: Annotated[str, typer.Argument(metavar="NEW", help=SIDE)],
    alone: Annotated[bool, typer.Option("--alone", help="The packs stand alone, without the core pack.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    fail_on_change: Annotated[
        bool, typer.Option("--fail-on-change", help="End with 1 if answers come to something else, or might.")
    ] = False,
) -> None:
    """Tell what two packs mean differently. They can be two versions of one; each finding has an example."""
    with exit_on_error():
        found = difference(side(old, alone), side(new, alone))
        typer.echo(found.model_dump_json(indent=2) if as_json else str(found))
    if fail_on_change and found.means_something:
        raise typer.Exit(DATA_ERROR)


def side(name: str, alone: bool) -> KnowledgeBase:
    """Return the knowledge base of a folder or of the core pack, alone or with the core pack before it."""
    if name == CORE:
        return load_knowledge(plugins=False)
    source = Path(name)
    try:
        manifest = read_pack(pack_files(source)).manifest
        stands_alone = alone or (manifest is not None and manifest.name == CORE)
        return load_knowledge(source, core=not stands_alone, plugins=False)
    except PackError as error:  # the file names alone do not tell which of the two packs
        raise PackError(with_plugin_name(str(source), error.problems)) from None
