"""`intimacy-kit graph`."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from intimacy_kit.cli.completion import ids
from intimacy_kit.cli.exit_codes import ending
from intimacy_kit.cli.failures import Failure, named
from intimacy_kit.cli.files.writing import write_new
from intimacy_kit.cli.options import Context, Packs, Tailorings, knowledge_of


class Format(StrEnum):
    """As what a picture is written."""

    MERMAID = "mermaid"
    DOT = "dot"
    SVG = "svg"
    JSON = "json"


_SECTIONS = (
    "signals",
    "rules",
    "safety_rules",
    "challenges",
    "consequences",
    "components",
    "strategies",
    "practices",
    "benefits",
)
_BY_ENDING = {".dot": Format.DOT, ".gv": Format.DOT, ".svg": Format.SVG, ".json": Format.JSON}
_MERMAID = (".mmd", ".mermaid", ".md", ".txt", "")


def graph(
    *,
    around: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Draw what is near this entry; by default the concepts, without rules.",
            autocompletion=ids(*_SECTIONS),
        ),
    ] = None,
    steps: Annotated[int, typer.Option(metavar="N", help="How far to go from there, 1 to 10.")] = 1,
    to: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="Text for Mermaid or Graphviz, a picture for the web, or plain data; without it what the ending of "
            "the file says, and mermaid where there is none.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it into a new file, and do not print.")
    ] = None,
    pack: Packs = None,
    context: Context = None,
    tailoring: Tailorings = None,
) -> None:
    """Draw how it all hangs together. That is signals, rules, challenges, consequences and strategies."""
    with ending():
        picture = knowledge_of(pack, context, tailoring).picture(around, steps=steps)
        match to or _format(out):
            case Format.MERMAID:
                drawn = picture.mermaid()
            case Format.DOT:
                drawn = picture.dot()
            case Format.SVG:
                drawn = picture.svg()
            case _:
                drawn = json.dumps(picture.to_dict(), indent=2) + "\n"
        if out is None:
            typer.echo(drawn, nl=False)
        else:
            write_new(out, drawn.encode())
            typer.echo(f"{len(picture.to_dict()['nodes'])} entries written to {named(out)}")


def _format(out: Path | None) -> Format:
    """As the ending of the file says."""
    ending = out.suffix.lower() if out else ""
    if out and ending not in (*_BY_ENDING, *_MERMAID):
        raise Failure(f"the ending of {named(out)} is not known", "use .svg, .dot, .mmd or .json, or give --format")
    return _BY_ENDING.get(ending, Format.MERMAID)
