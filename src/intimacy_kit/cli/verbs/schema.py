"""`intimacy-kit schema`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from intimacy_kit.cli.batching.replacing import replacing_file
from intimacy_kit.cli.ending import ending
from intimacy_kit.cli.failures import named, unusable


def schema(
    *,
    section: Annotated[
        str | None,
        typer.Argument(metavar="SECTION", help="`pack`, or a section such as `rules`; all if none is named."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write files into this folder, and do not print.")
    ] = None,
) -> None:
    """Print or write the JSON Schemas of the files of a pack, with which editors complete and check them.

    The line `# yaml-language-server: $schema=../schemas/rules.json` at the top of a file tells an editor where its
    schema is.
    """
    from intimacy_kit.authoring import schemas  # noqa: PLC0415 - other commands do not need it

    with ending():
        if out is not None:
            sections = [section] if section else list(schemas.FILES)
            _write(out, {f"{name}.json": schemas.schema_text(name) for name in sections})
        elif section is not None:
            typer.echo(schemas.schema_text(section), nl=False)
        else:
            typer.echo(json.dumps({name: schemas.schema(name) for name in schemas.FILES}, indent=2))


def _write(folder: Path, files: dict[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            with replacing_file(folder / name) as file:
                file.write(text.encode())
    except OSError as error:
        raise unusable("write into", folder, error) from None
    what = next(iter(files)) if len(files) == 1 else f"{len(files)} schemas"
    typer.echo(f"{what} written to {named(folder)}")
