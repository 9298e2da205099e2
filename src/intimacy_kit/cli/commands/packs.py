"""`intimacy-kit packs`: list installed packs."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import DATA_ERROR
from intimacy_kit.loading import load_knowledge
from intimacy_kit.model.pack import InstalledPack
from intimacy_kit.packs.discovery.origin import installed_packs


def run(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="End with 1 if a pack is broken.")] = False,
) -> None:
    """List the core pack and those that are installed. It tells what is wrong with those that are broken."""
    with exit_on_error():
        found = installed_packs()
        (core,) = load_knowledge(plugins=False).packs
    if as_json:
        entries = [{"name": core.name, "state": "used", "version": core.version, "digest": core.digest, "problems": []}]
        typer.echo(json.dumps([*entries, *map(_entry, found)], ensure_ascii=False, indent=2))
    else:
        _table([("core", "used", core.version, "intimacy-kit"), *map(_row, found)])
        for pack in found:
            for problem in pack.problems:
                typer.echo(f"\n{problem}")
    if strict and any(pack.problems for pack in found):
        raise typer.Exit(DATA_ERROR)


def _row(pack: InstalledPack) -> tuple[str, str, str, str]:
    version = pack.pack.version if pack.pack else "?"
    return pack.name, pack.state, version, f"{pack.distribution} {pack.distribution_version}"


def _entry(pack: InstalledPack) -> dict[str, object]:
    return {
        "name": pack.name,
        "state": pack.state,
        "version": pack.pack and pack.pack.version,
        "digest": pack.pack and pack.pack.digest,
        "distribution": pack.distribution,
        "distribution_version": pack.distribution_version,
        "problems": [
            {"code": problem.code, "message": problem.message, "help": problem.help, "place": str(problem.place)}
            for problem in pack.problems
        ],
    }


def _table(rows: list[tuple[str, str, str, str]]) -> None:
    """Print rows in aligned columns."""
    rows = [("pack", "state", "version", "from"), *rows]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
