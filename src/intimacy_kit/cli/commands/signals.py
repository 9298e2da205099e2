"""`intimacy-kit signals`: list what can be answered, or write a file to fill in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import Failure, quoted_path
from intimacy_kit.cli.files.writing import write_file
from intimacy_kit.cli.options import Context, Locale, Overwrite, Packs, Tailorings, knowledge_from_options
from intimacy_kit.cli.telling import json_text
from intimacy_kit.documents.terminal import show
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.signals import Signal
from intimacy_kit.render.signals_document import parts_of, signals_document
from intimacy_kit.render.signals_form import signals_form


def run(
    *,
    pack: Packs = None,
    context: Context = None,
    locale: Locale = None,
    tailoring: Tailorings = None,
    template: Annotated[
        Path | None,
        typer.Option(metavar="FORM.yaml", help="Write a file to fill in: .yaml with the questions, .json, or .csv."),
    ] = None,
    overwrite: Overwrite = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """List what can be answered. That is all signals with their questions, and what fits each of them.

    What is asked in private comes first.
    """
    with exit_on_error():
        knowledge = knowledge_from_options(pack, context, tailoring, locale, for_people=not as_json)
        if template is not None:
            write_file(template, _form(template)(knowledge).encode(), overwrite=overwrite)
            typer.echo(f"{len(knowledge.signals)} questions written to {quoted_path(template)}")
        elif as_json:
            typer.echo(json_text([*map(_told, knowledge.signals.values())]))
        else:
            show(signals_document(knowledge))


def _told(signal: Signal) -> dict[str, Any]:
    """Return a signal as data, with the items that it is asked by, if it is."""
    items = {"items": [item.to_dict() for item in signal.items]} if signal.items else {}
    return {**signal.model_dump(mode="json", exclude_defaults=True), **items}


def _in_order(knowledge: KnowledgeBase) -> list[str]:
    """Return the ids of all signals as a form has them."""
    return [asked.signal.id for part in parts_of(knowledge) for asked in part.asked]


def _json(knowledge: KnowledgeBase) -> str:
    return json_text(dict.fromkeys(_in_order(knowledge))) + "\n"


def _csv(knowledge: KnowledgeBase) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(_in_order(knowledge))
    return text.getvalue()


_FORMS: Mapping[str, Callable[[KnowledgeBase], str]] = {
    ".yaml": signals_form,
    ".yml": signals_form,
    ".json": _json,
    ".csv": _csv,
}


def _form(path: Path) -> Callable[[KnowledgeBase], str]:
    if path.suffix.lower() not in _FORMS:
        raise Failure(f"the ending of {quoted_path(path)} is not known", "use .yaml, .json or .csv")
    return _FORMS[path.suffix.lower()]
