"""`intimacy-kit codebook`: draft a codebook for a file of answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from intimacy_kit.answers.codebooks.vocabulary import vocabulary_of
from intimacy_kit.answers.drafts.drafting import draft
from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import Failure, quoted_path
from intimacy_kit.cli.files.describing import describe
from intimacy_kit.cli.files.writing import write_new_file
from intimacy_kit.cli.loading import load_and_warn
from intimacy_kit.cli.options import Packs


def run(
    *,
    source: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="The answers, or what describes them: a file of SPSS or Stata, a data dictionary of REDCap, a survey "
            "of Qualtrics in .qsf, an XLSForm; or CSV, JSON Lines, Parquet or a workbook.",
        ),
    ],
    out: Annotated[Path | None, typer.Option(metavar="CODEBOOK.yaml", help="Write it to a new file.")] = None,
    pack: Packs = None,
    locale: Annotated[
        str | None,
        typer.Option(
            metavar="LOCALE", help="The language of the answers, such as de; by default the one that fits best."
        ),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="ENCODING", help="Of a file that is not in UTF-8, such as cp1252.")
    ] = None,
    sheet: Annotated[str | None, typer.Option(metavar="SHEET", help="Of a workbook with several sheets.")] = None,
) -> None:
    """Draft a codebook for a file of answers. It says what their columns and codes mean.

    All that the file says is in it. What only you can know, which signal a column is and what its codes mean, is marked
    by DECIDE; while a mark is left, the codebook is refused.
    """
    with exit_on_error():
        if not source.is_file():
            raise Failure(f"{quoted_path(source)} is no file", "name a file of answers")
        knowledge = load_and_warn(pack)
        told = [vocabulary_of(knowledge.within(locale=tag)) for tag in knowledge.locales]
        text = draft(describe(source, encoding, sheet), vocabulary_of(knowledge), locale, *told)
        if out is None:
            typer.echo(text, nl=False)
        else:
            write_new_file(out, text.encode())
            typer.echo(f"the draft is in {quoted_path(out)}: decide what it marks")
