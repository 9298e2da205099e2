"""`intimacy-kit diagnose`: diagnose one case."""

from __future__ import annotations

import typer

from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.files.writing import write_file
from intimacy_kit.cli.options import (
    AsJson,
    Context,
    File,
    Html,
    Locale,
    Overwrite,
    Packs,
    Partner,
    PassOn,
    Row,
    Tailorings,
    diagnose_file,
    knowledge_from_options,
    told_page,
)


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
    html: Html = None,
    overwrite: Overwrite = False,
    as_json: AsJson = False,
) -> None:
    """Tell what is found in one case, and what can help."""
    with exit_on_error():
        knowledge = knowledge_from_options(pack, context, tailoring, locale, for_people=not as_json)
        diagnosis = diagnose_file(file, knowledge, row, partner, pass_on)
        if html is not None:
            write_file(html, diagnosis.to_html().encode(), overwrite=overwrite)
        if as_json:
            typer.echo(diagnosis.to_json(indent=2))
        else:
            diagnosis.show()
            told_page(html)
