"""`intimacy-kit schema`: print or write JSON Schemas of packs and observations."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from intimacy_kit.atomic_files import atomic_file
from intimacy_kit.authoring import schemas
from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import Failure, quoted_path, system_failure
from intimacy_kit.cli.loading import load_and_warn
from intimacy_kit.cli.options import Packs
from intimacy_kit.cli.telling import json_text

OBSERVATIONS = "observations"


def _sections(incomplete: str) -> list[str]:

    return [name for name in (*schemas.FILES, OBSERVATIONS) if name.startswith(incomplete)]


def run(
    *,
    section: Annotated[
        str | None,
        typer.Argument(
            metavar="SECTION",
            help="`pack`, a section such as `rules`, or `observations` for the answers; all of a pack if none.",
            autocompletion=_sections,
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write files into this folder, and do not print.")
    ] = None,
    pack: Packs = None,
) -> None:
    """Print or write JSON Schemas. Editors complete and check the files of a pack by them.

    The line `# yaml-language-server: $schema=../schemas/rules.json` at the top of a file tells an editor where its
    schema is.
    """

    def text(name: str) -> str:
        if name != OBSERVATIONS:
            return schemas.schema_text(name)
        return json_text(load_and_warn(pack).observations_schema()) + "\n"

    with exit_on_error():
        known = (*schemas.FILES, OBSERVATIONS)
        if section is not None and section not in known:
            raise schemas.no_section(section, known)
        if pack and section != OBSERVATIONS:
            raise Failure("--pack adds to what can be answered, and that is not asked for", "name `observations`")
        if out is not None:
            sections = [section] if section else list(schemas.FILES)
            _write(out, {f"{name}.json": text(name) for name in sections})
        elif section is not None:
            typer.echo(text(section), nl=False)
        else:
            typer.echo(json_text({name: schemas.schema(name) for name in schemas.FILES}))


def _write(folder: Path, files: dict[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            with atomic_file(folder / name, overwrite=True, private=False) as file:
                file.write(text.encode())
    except OSError as error:
        raise system_failure("write into", folder, error) from None
    what = next(iter(files)) if len(files) == 1 else f"{len(files)} schemas"
    typer.echo(f"{what} written to {quoted_path(folder)}")
