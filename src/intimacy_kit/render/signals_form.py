"""The form of all questions as YAML: what is said and what fits stands in comments, and the answers are empty."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from intimacy_kit.messages.catalogue import Messages, messages_in
from intimacy_kit.reasoning.elicitation.question_parts import Asked, QuestionPart
from intimacy_kit.reasoning.knowledge_view import KnowledgeView
from intimacy_kit.render.signals_document import fitting, heading_of, item_told, parts_of, said_before

WIDTH = 100
"""Of the lines of comments."""


def signals_form(knowledge: KnowledgeView) -> str:
    """Return the form, in the locale of the knowledge base: safety first, each part under its heading."""
    say = messages_in(knowledge.locale)
    about = say.gettext(
        "This form is about you. Fill it in alone, when nobody can look on, and keep it where nobody else reads it. If "
        "it is for two, each fills in one of their own. What you leave empty counts as not answered."
    )
    blocks = [_comment(about)]
    for part in parts_of(knowledge):
        blocks += _part(part, say)
    return "\n".join(blocks)


def _part(part: QuestionPart, say: Messages) -> Iterator[str]:
    yield "".join(map(_comment, (f"== {heading_of(part, say)} ==", *said_before(part, say))))
    for asked in part.asked:
        if asked.lead_in:
            yield _comment(asked.lead_in)
        yield _question(asked, say)


def _question(asked: Asked, say: Messages) -> str:
    signal = asked.signal
    items = "".join(_comment(item_told(item), "- ", "  ") for item in signal.items)
    return f"{_comment(signal.question)}{items}{_comment(fitting(signal, say))}{signal.id}:\n"


def _comment(text: str, start: str = "", then: str = "") -> str:
    """Return the lines of a comment; whatever could end a line of YAML becomes a blank."""
    line = " ".join(text.split())
    lines = wrap(
        line,
        WIDTH,
        initial_indent=f"# {start}",
        subsequent_indent=f"# {then}",
        break_on_hyphens=False,
        break_long_words=False,
    )
    return "".join(f"{line}\n" for line in lines)
