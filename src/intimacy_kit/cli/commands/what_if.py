"""`intimacy-kit what-if`: compare a case with the same case under other answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from intimacy_kit.cli.completion import complete_changes
from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import USAGE_ERROR, Failure
from intimacy_kit.cli.files.values import parse_value
from intimacy_kit.cli.options import (
    AsJson,
    Context,
    Earlier,
    File,
    Locale,
    Packs,
    Partner,
    PassOn,
    Row,
    Tailorings,
    When,
    diagnose_file,
    knowledge_from_options,
)
from intimacy_kit.cli.telling import json_text
from intimacy_kit.model.signals import Signal


def run(
    *,
    file: File,
    changes: Annotated[
        list[str],
        typer.Argument(
            metavar="SIGNAL=VALUE",
            help="Other answers; SIGNAL= as if it was not answered.",
            autocompletion=complete_changes,
        ),
    ],
    pack: Packs = None,
    context: Context = None,
    locale: Locale = None,
    tailoring: Tailorings = None,
    row: Row = None,
    partner: Partner = None,
    pass_on: PassOn = None,
    earlier: Earlier = None,
    when: When = None,
    as_json: AsJson = False,
) -> None:
    """Tell what would be different with other answers."""
    with exit_on_error():
        knowledge = knowledge_from_options(pack, context, tailoring, locale, for_people=not as_json)
        diagnosis = diagnose_file(file, knowledge, row, partner, pass_on, earlier, when)
        with exit_on_error(observations=USAGE_ERROR):
            supposed = diagnosis.what_if(_changes(changes, knowledge.signals))
        if as_json:
            typer.echo(json_text(supposed.to_dict()))
        else:
            supposed.show()


def _changes(given: Sequence[str], signals: Mapping[str, Signal]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for change in given:
        id, equals, value = change.partition("=")
        if not equals:
            raise Failure("a change names a signal and a value", "write quality_time_hours=6")
        if id in changes:
            raise Failure("a signal is changed twice", "name each once")
        changes[id] = parse_value(signals[id], value) if id in signals else value
    return changes
