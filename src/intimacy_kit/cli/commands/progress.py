"""`intimacy-kit progress`: tell how things have moved over several check-ins."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import DATA_ERROR, Failure, quoted_path
from intimacy_kit.cli.files.cases import read_case
from intimacy_kit.cli.files.writing import write_file
from intimacy_kit.cli.options import (
    AsJson,
    Context,
    Html,
    Locale,
    Overwrite,
    Packs,
    Tailorings,
    knowledge_from_options,
    told_page,
)
from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.errors import QuestionError
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.longitudinal import progress


def run(
    *,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="[DATE=]FILE...",
            help="Answers, or what `diagnose --json` wrote, of two check-ins at least: oldest first, or each with "
            "its date, as in 2026-11-30=mine.json.",
        ),
    ],
    pack: Packs = None,
    context: Context = None,
    locale: Locale = None,
    tailoring: Tailorings = None,
    html: Html = None,
    overwrite: Overwrite = False,
    as_json: AsJson = False,
) -> None:
    """Tell how things have moved. That is what has become easier or harder, on what was answered each time."""
    with exit_on_error():
        knowledge = knowledge_from_options(pack, context, tailoring, locale, for_people=not as_json)
        dated = [_dated(file) for file in files]
        if len({when is None for when, _ in dated}) > 1:
            raise Failure("some files have a date and some have none", "give each its date, or none")
        read = [(when, _diagnosis(file, knowledge)) for when, file in dated]
        told = progress([diagnosis if when is None else (when, diagnosis) for when, diagnosis in read])
        if html is not None:
            write_file(html, told.to_html().encode(), overwrite=overwrite)
        if as_json:
            typer.echo(told.model_dump_json(indent=2))
        else:
            told.show()
            told_page(html)


def _dated(given: str) -> tuple[str | None, str]:
    when, sign, file = given.partition("=")
    return (when, file) if sign and not Path(given).exists() else (None, given)


def _diagnosis(file: str, knowledge: KnowledgeBase) -> Diagnosis:
    """Return the diagnosis that is stored in a file, or that of the answers in it."""
    stored = _stored(file)
    if stored is None:
        return knowledge.diagnose(read_case(file, knowledge))
    try:
        return Diagnosis.from_dict(stored, knowledge)
    except QuestionError:  # it was made with other rules: it is compared as it is
        return Diagnosis.from_dict(stored)


def _stored(file: str) -> dict[str, Any] | None:
    if Path(file).suffix.lower() != ".json":
        return None
    try:
        data = json.loads(Path(file).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None  # reading it as answers tells what is wrong
    if not isinstance(data, dict) or "provenance" not in data:
        return None
    if "observations" not in data:
        raise Failure(f"{quoted_path(Path(file))} has no answers", "store what `diagnose --json` writes", DATA_ERROR)
    return data
