"""Arguments and options shared by several commands, and what is loaded from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from intimacy_kit.cli.completion import complete_ids
from intimacy_kit.cli.environment import environment_locale
from intimacy_kit.cli.failures import Failure, quoted_path
from intimacy_kit.cli.files.cases import read_case
from intimacy_kit.cli.files.check_ins import read_check_ins
from intimacy_kit.cli.loading import load_and_warn
from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.loading import load_codebook
from intimacy_kit.model.couple import Couple


def checked_page(page: Path | None) -> Path | None:
    """Return where a page is to be written, so that no file of answers is replaced by one.

    Raises:
        BadParameter: its name has no ending of pages.
    """
    if page is not None and page.suffix.lower() not in {".html", ".htm"}:
        raise typer.BadParameter(f"{quoted_path(page)} is not the name of a page; use .html")
    return page


File = Annotated[
    str,
    typer.Argument(
        metavar="ANSWERS.json", help="A file in .json, .yaml, .csv or another format, or - for what is piped in."
    ),
]
Packs = Annotated[
    list[Path] | None,
    typer.Option("--pack", metavar="FOLDER", help="A folder with a pack to add to those that are installed."),
]
Context = Annotated[
    str | None,
    typer.Option(
        metavar="CONTEXT", help="The kind of relationship, such as friendship.", autocompletion=complete_ids("contexts")
    ),
]
Locale = Annotated[
    str | None,
    typer.Option(
        metavar="LOCALE",
        help="The language of texts, such as de; by default that of the environment, but for --json.",
    ),
]
Tailorings = Annotated[
    list[str] | None,
    typer.Option(
        "--tailoring",
        metavar="TAILORING",
        help="A tailoring; may come again.",
        autocompletion=complete_ids("tailorings"),
    ),
]
Row = Annotated[int | None, typer.Option(metavar="N", help="Which row of a file with many, from 1.")]
Partner = Annotated[
    str | None,
    typer.Option("--partner", metavar="ANSWERS.json", help="The answers of the other partner, in a file of their own."),
]
PartnersInRow = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--partners", metavar="A B", help="Two partners are in a row: the endings of their columns, such as _a _b."
    ),
]
PassOn = Annotated[
    list[str] | None,
    typer.Option("--pass-on", metavar="COLUMN", help="A column of a file that is no answer; may come again."),
]
Codebook = Annotated[
    Path | None,
    typer.Option("--codebook", metavar="CODEBOOK.yaml", help="What the columns and codes of the file mean, in YAML."),
]
Earlier = Annotated[
    list[str] | None,
    typer.Option(
        "--earlier",
        metavar="[DATE=]ANSWERS.json",
        help="An earlier check-in, its answers or what --json wrote: a safety concern of it stays until the same is "
        "answered with no. With dates, its answers about safety count for a while. May come again.",
    ),
]
When = Annotated[
    str | None,
    typer.Option("--when", metavar="YYYY-MM-DD", help="The date of this check-in, where earlier ones have dates."),
]
Html = Annotated[
    Path | None,
    typer.Option(
        metavar="PAGE.html",
        help="Write a page to be read in a browser, or printed, too.",
        callback=checked_page,
    ),
]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace the file if it is already there.")]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON. It holds the answers.")]


def knowledge_from_options(
    packs: Sequence[Path] | None,
    context: str | None,
    tailorings: Sequence[str] | None,
    locale: str | None,
    *,
    for_people: bool,
) -> KnowledgeBase:
    """Return the knowledge base that the options select; arguments and errors as for `within_options`."""
    return within_options(load_and_warn(packs), context, tailorings, locale, for_people=for_people)


def within_options(
    knowledge: KnowledgeBase,
    context: str | None,
    tailorings: Sequence[str] | None = None,
    locale: str | None = None,
    *,
    for_people: bool,
) -> KnowledgeBase:
    """Return the same knowledge for the context and in the locale of the options.

    Without a locale, what is for people is in the language of the environment if the packs have texts in it. Data
    are the same in every environment.

    Raises:
        QuestionError: unknown context or tailoring (IK401), no texts in this locale (IK485).
    """
    if locale is None and for_people:
        locale = environment_locale(knowledge)
    return knowledge.within(context, tailorings or (), locale=locale)


def diagnose_file(
    file: str,
    knowledge: KnowledgeBase,
    row: int | None,
    partner: str | None,
    pass_on: Sequence[str] | None,
    earlier: Sequence[str] | None,
    when: str | None,
    codebook: Path | None = None,
) -> Diagnosis:
    """Return the diagnosis of the case in a file, or of two partners with a file each.

    Earlier check-ins have no default: a command that forgot them would tell freely what waits under a concern of then.

    Raises:
        Failure: a file cannot be read, or the options contradict each other.
        QuestionError: earlier check-ins are of another number of people (IK458), or their times do not fit (IK422).
    """
    if file == partner == "-":
        raise Failure("both partners cannot be piped in", "give one of them as a file")
    book = None if codebook is None else load_codebook(codebook, knowledge.within())
    given = read_case(file, knowledge, row, passed_on=pass_on or (), codebook=book)
    before = read_check_ins(earlier, knowledge) if earlier else None
    if partner is None:
        return knowledge.diagnose(given, earlier=before, when=when)
    choose = "a file for --partner has one: put it into a file of its own"
    other = read_case(partner, knowledge, choose=choose, passed_on=pass_on or (), codebook=book)
    if isinstance(given, Couple) or isinstance(other, Couple):
        raise Failure("a file of both partners and --partner do not go together", "leave --partner out")
    return knowledge.diagnose(Couple(a=given, b=other), earlier=before, when=when)
