"""`intimacy-kit export`: write packs as one module of JavaScript, for apps that keep answers on the device."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from intimacy_kit.atomic_files import atomic_file
from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import Failure, quoted_path, system_failure
from intimacy_kit.cli.loading import load_and_warn
from intimacy_kit.cli.options import Context, Tailorings
from intimacy_kit.reasoning.exporting.javascript import is_exported

_TYPES = {".mjs": ".d.mts", ".js": ".d.ts"}


def run(
    *,
    packs: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PACK", help="Folders of packs to add to those that are installed."),
    ] = None,
    js: Annotated[bool, typer.Option("--js", help="As one module of JavaScript without dependencies.")] = False,
    locale: Annotated[
        str | None,
        typer.Option(
            metavar="LOCALES",
            help="The languages of its texts with commas between, the first for where none is asked for: de,en. By "
            "default all; none for data alone.",
        ),
    ] = None,
    context: Context = None,
    tailoring: Tailorings = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="KIT.mjs", help="A file in .mjs or .js; its types come beside it."),
    ] = None,
) -> None:
    """Write packs for apps that keep answers on the device. They diagnose there as here, with the same digests."""
    with exit_on_error():
        if not js:
            raise Failure("it is not said what to write", "give --js")
        if out is not None and out.suffix not in _TYPES:
            raise Failure(f"the ending of {quoted_path(out)} is not known", "use .mjs or .js")
        knowledge = load_and_warn(packs).within(context, tailoring or ())
        exported = knowledge.to_javascript(locales=_tags(locale))
        if out is None:
            typer.echo(exported.module, nl=False)
            return
        _replace(out, exported.module)
        _replace(out.with_suffix(_TYPES[out.suffix]), exported.types)
        typer.echo(f"{len(exported.module.encode()) // 1000} kB written to {quoted_path(out)}, and its types beside it")


def _tags(locale: str | None) -> list[str] | None:
    if locale is None:
        return None
    return [] if locale == "none" else [tag.strip() for tag in locale.split(",")]


def _replace(path: Path, text: str) -> None:
    """Write a file, which replaces one that was exported before and nothing else.

    Raises:
        Failure: there is another file, or it cannot be written.
    """
    try:
        if path.exists() and not is_exported(path.read_bytes()):
            raise Failure(f"{quoted_path(path)} is already there", "name another file")
        with atomic_file(path, overwrite=True, private=False) as file:
            file.write(text.encode())
    except OSError as error:
        raise system_failure("write", path, error) from None
