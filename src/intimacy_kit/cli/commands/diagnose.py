"""`intimacy-kit diagnose`: diagnose one case."""

from __future__ import annotations

from typing import Annotated

import typer

from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.options import (
    AsJson,
    Codebook,
    Context,
    Earlier,
    File,
    Html,
    Locale,
    Overwrite,
    Packs,
    Partner,
    PassOn,
    Row,
    Tailorings,
    When,
    diagnose_file,
    knowledge_from_options,
)
from intimacy_kit.cli.telling import tell_result
from intimacy_kit.cli.worth_knowing import tell_worth_knowing
from intimacy_kit.diagnosis import Diagnosis, Shareable


def run(
    *,
    file: File,
    pack: Packs = None,
    context: Context = None,
    locale: Locale = None,
    tailoring: Tailorings = None,
    row: Row = None,
    partner: Partner = None,
    pass_on: PassOn = None,
    earlier: Earlier = None,
    when: When = None,
    codebook: Codebook = None,
    html: Html = None,
    overwrite: Overwrite = False,
    for_both: Annotated[
        bool,
        typer.Option(
            "--for-both", help="Tell only what both partners may see: nothing of it follows from what is private."
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Tell what is found in one case, and what can help.

    Of one person it is for whoever answered. Of two it is for whoever helps them, and not for both to see together: for
    that there is --for-both.
    """
    with exit_on_error():
        knowledge = knowledge_from_options(pack, context, tailoring, locale, for_people=not as_json)
        diagnosis = diagnose_file(file, knowledge, row, partner, pass_on, earlier, when, codebook)
        told = diagnosis.shareable() if for_both else diagnosis
        data = _json(told) if as_json else None
        tell_result(told, html, overwrite=overwrite, data=data)
        if told is diagnosis and not as_json:
            tell_worth_knowing(diagnosis, knowledge)


def _json(told: Diagnosis | Shareable) -> str:
    return told.to_json(indent=2) if isinstance(told, Diagnosis) else told.model_dump_json(indent=2)
