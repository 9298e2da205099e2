"""`intimacy-kit explain`: explain findings and remedies of one case."""

from __future__ import annotations

from typing import Annotated

import typer

from intimacy_kit.cli.completion import complete_ids
from intimacy_kit.cli.exit_codes import exit_on_error
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
from intimacy_kit.cli.telling import json_text, show_each, tell
from intimacy_kit.messages.catalogue import messages_in


def run(
    *,
    file: File,
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            help="Findings, indexes and strategies; by default the challenges that are found.",
            autocompletion=complete_ids("challenges", "consequences", "indexes", "strategies"),
        ),
    ] = None,
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
    """Tell why something is found or recommended, or why not. It also tells what is still open."""
    with exit_on_error():
        knowledge = knowledge_from_options(pack, context, tailoring, locale, for_people=not as_json)
        diagnosis = diagnose_file(file, knowledge, row, partner, pass_on, earlier, when)
        wanted = ids or [finding.id for finding in diagnosis.challenges]
        explanations = [diagnosis.explain(id) for id in wanted]
        if as_json:
            typer.echo(json_text([explanation.to_dict() for explanation in explanations]))
        elif diagnosis.support is not None:
            diagnosis.support.show()
        elif explanations:
            show_each(explanations)
        else:
            say = messages_in(diagnosis.locale)
            tell(say.gettext("No challenge is found, so there is nothing to explain."))
