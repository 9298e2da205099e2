"""`intimacy-kit plan`: make a plan for one case."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import Failure
from intimacy_kit.cli.files.writing import write_new_file
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
from intimacy_kit.reasoning.planning.plan import Plan


def run(
    *,
    file: File,
    minutes: Annotated[
        float, typer.Option(metavar="MINUTES", min=1, help="The time there is in a week, at least one minute.")
    ] = 90,
    weeks: Annotated[int, typer.Option(metavar="N", min=1, max=52, help="For how many weeks.")] = 8,
    alone: Annotated[bool, typer.Option("--alone", help="For one partner, who begins alone.")] = False,
    pack: Packs = None,
    context: Context = None,
    locale: Locale = None,
    tailoring: Tailorings = None,
    ics: Annotated[
        Path | None, typer.Option(metavar="PLAN.ics", help="Write entries for a calendar too, which name no practice.")
    ] = None,
    start: Annotated[
        datetime | None,
        typer.Option(
            metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="The first day in the calendar; by default today."
        ),
    ] = None,
    row: Row = None,
    partner: Partner = None,
    pass_on: PassOn = None,
    earlier: Earlier = None,
    when: When = None,
    as_json: AsJson = False,
) -> None:
    """Tell what to begin with, week by week.

    Of two it is for whoever helps them, as it follows from what each answered in private, too.
    """
    with exit_on_error():
        if start is not None and ics is None:
            raise Failure("--start is for a calendar, and none is written", "add --ics PLAN.ics")
        knowledge = knowledge_from_options(pack, context, tailoring, locale, for_people=not as_json)
        diagnosis = diagnose_file(file, knowledge, row, partner, pass_on, earlier, when)
        made = diagnosis.plan(minutes_per_week=minutes, together=not alone, weeks=weeks)
        if made.concern:
            _tell(made, as_json=as_json)  # before the calendar, which is refused then
        if ics is not None:
            write_new_file(ics, made.to_ics(start.date() if start else date.today()))
        if not made.concern:
            _tell(made, as_json=as_json)


def _tell(made: Plan, *, as_json: bool) -> None:
    if as_json:
        typer.echo(made.model_dump_json(indent=2))
    else:
        made.show()
