"""`intimacy-kit faq`: tell what is worth knowing, and answer questions that people ask."""

from __future__ import annotations

from typing import Annotated

import typer

from intimacy_kit.cli.exit_codes import exit_on_error
from intimacy_kit.cli.failures import Failure
from intimacy_kit.cli.options import Context, Locale, Packs, Tailorings, knowledge_from_options
from intimacy_kit.documents.terminal import show
from intimacy_kit.errors import shown_phrase
from intimacy_kit.render.background_document import background_document


def run(
    *,
    word: Annotated[
        str | None, typer.Argument(metavar="WORD", help="Tell only the questions in which this stands.")
    ] = None,
    pack: Packs = None,
    context: Context = None,
    locale: Locale = None,
    tailoring: Tailorings = None,
) -> None:
    """Tell what is worth knowing. That is what closeness gives, what helps to know, what people ask, and sources."""
    with exit_on_error():
        knowledge = knowledge_from_options(pack, context, tailoring, locale, for_people=True)
        if word is None:
            show(background_document(knowledge))
            return
        near = word.casefold()
        found = [each for each in knowledge.faq.values() if near in f"{each.question}\n{each.answer}".casefold()]
        if not found:
            raise Failure(f"no question has the word {shown_phrase(word)}", "`intimacy-kit faq` tells all")
        show(background_document(knowledge, found))
