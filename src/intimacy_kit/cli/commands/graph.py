"""`intimacy-kit graph`: draw the entries of a knowledge base and their relations."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from intimacy_kit.cli.completion import complete_ids
from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import Failure, quoted_path
from intimacy_kit.cli.files.writing import write_new_file
from intimacy_kit.cli.options import Context, Locale, Packs, Tailorings, knowledge_from_options
from intimacy_kit.cli.telling import json_text


class Format(StrEnum):
    """Values of --format."""

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


def run(
    *,
    around: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Draw what is near this entry; by default the concepts, without rules.",
            autocompletion=complete_ids(*_SECTIONS),
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
        Path | None, typer.Option(metavar="GRAPH.svg", help="Write it into a new file, and do not print.")
    ] = None,
    pack: Packs = None,
    context: Context = None,
    locale: Locale = None,
    tailoring: Tailorings = None,
) -> None:
    """Draw how it all hangs together. That is signals, rules, challenges, consequences and strategies."""
    with exit_on_error():
        form = to or _format(out)
        knowledge = knowledge_from_options(pack, context, tailoring, locale, for_people=form is not Format.JSON)
        picture = knowledge.picture(around, steps=steps)
        match form:
            case Format.MERMAID:
                drawn = picture.mermaid()
            case Format.DOT:
                drawn = picture.dot()
            case Format.SVG:
                drawn = picture.svg()
            case _:
                drawn = json_text(picture.to_dict()) + "\n"
        if out is None:
            typer.echo(drawn, nl=False)
        else:
            write_new_file(out, drawn.encode())
            typer.echo(f"{len(picture.to_dict()['nodes'])} entries written to {quoted_path(out)}")


def _format(out: Path | None) -> Format:
    """Return the format for the extension of a file; Mermaid without a file."""
    ending = out.suffix.lower() if out else ""
    if out and ending not in (*_BY_ENDING, *_MERMAID):
        raise Failure(
            f"the ending of {quoted_path(out)} is not known", "use .svg, .dot, .mmd or .json, or give --format"
        )
    return _BY_ENDING.get(ending, Format.MERMAID)
