"""Read what stands above the answers in the exports of survey tools: more than a line of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

Header = Literal["qualtrics", "surveymonkey"] | int
_IMPORT_ID = '{"ImportId"'
_OPEN = ("", "response", "open-ended response")
"""What SurveyMonkey writes below the only column of a question, in lower case."""


class HeaderError(Exception):
    """The lines are not those of the header that a codebook names.

    Attributes:
        help: the next step.
    """

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.help = help


def header_lines(lines: Iterator[Sequence[object]], header: Header) -> list[Sequence[object]]:
    """Take what stands below the line of names, and return it; the next line is the first with answers.

    Raises:
        HeaderError: these are not lines of such a header: they would be taken from the answers.
    """
    many = {"qualtrics": 3, "surveymonkey": 2}.get(header, 1) if isinstance(header, str) else header
    below = list(islice(lines, many - 1))
    if len(below) < many - 1:
        raise HeaderError(f"it has fewer than {many} lines", "correct `header` in the codebook")
    if header == "qualtrics" and not any(str(cell).startswith(_IMPORT_ID) for cell in below[-1]):
        help = "write `header: 1`, or how many lines stand above the answers"
        raise HeaderError("its third line does not hold the ImportIds of Qualtrics", help)
    return below


def joined_names(names: Sequence[str], below: Sequence[Sequence[object]], header: Header) -> list[str]:
    """Return the names of the columns; for SurveyMonkey, questions with what is asked in each of their columns."""
    if header != "surveymonkey":
        return list(names)
    joined, question = [], ""
    asked = [str(cell).strip() for cell in below[0]]
    for place, name in enumerate(names):
        question = name.strip() or question
        part = asked[place] if place < len(asked) else ""
        joined.append(question if part.lower() in _OPEN else f"{question} - {part}")
    return joined
