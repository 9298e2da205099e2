"""`intimacy-kit packs`: list installed packs."""

from __future__ import annotations

from textwrap import fill
from typing import Annotated

import typer

from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import DATA_ERROR
from intimacy_kit.cli.telling import json_text
from intimacy_kit.loading import load_knowledge
from intimacy_kit.model.pack import InstalledPack, IntendedUse
from intimacy_kit.packs.discovery.origin import installed_packs


def run(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="End with 1 if a pack is broken.")] = False,
) -> None:
    """List the core pack and those that are installed. It tells what is wrong with those that are broken."""
    with exit_on_error():
        found = installed_packs()
        knowledge = load_knowledge(plugins=False)
        ((core,), (use,)) = knowledge.packs, knowledge.intended_uses
    if as_json:
        own = {"name": core.name, "state": "used", "version": core.version, "digest": core.digest, "problems": []}
        typer.echo(json_text([own | _use(use), *map(_entry, found)]))
    else:
        _table([("core", "used", core.version, "intimacy-kit"), *map(_row, found)])
        for name, told in (("core", use), *((pack.name, pack.use) for pack in found)):
            _tell_use(name, told)
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
        **_use(pack.use),
    }


def _use(use: IntendedUse | None) -> dict[str, object]:
    if use is None:
        return {"intended_use": None, "not_for": [], "audience": None}
    return {"intended_use": use.intended_use, "not_for": list(use.not_for), "audience": use.audience}


def _tell_use(name: str, use: IntendedUse | None) -> None:
    """Print what a pack is for, if it says so."""
    if use is None or not (use.intended_use or use.audience or use.not_for):
        return
    said = [("use: ", use.intended_use), ("made for: ", use.audience), *(("not: ", each) for each in use.not_for)]
    typer.echo(f"\n{name}")
    for before, text in said:
        if text is not None:
            typer.echo(fill(f"{before}{text}", width=100, initial_indent="  ", subsequent_indent="    "))


def _table(rows: list[tuple[str, str, str, str]]) -> None:
    """Print rows in aligned columns."""
    rows = [("pack", "state", "version", "from"), *rows]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
