"""Which answers may be supposed: never such that a safety concern goes away, or is made out to be ruled out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import RuleBook


def supposed(values: Mapping[str, Value], changes: Mapping[str, Value | None]) -> dict[str, Value]:
    """The values of a case with some of them changed; None for what is not answered."""
    together: dict[str, Value | None] = {**values, **changes}
    return {id: value for id, value in together.items() if value is not None}


Answers = tuple[Mapping[str, Value], Mapping[str, Value]]
"""Those that were given, and those that are supposed."""
Outcomes = tuple[Outcome, Outcome]
"""What follows from those that were given, and from those that are supposed."""


def check_safety(book: RuleBook, answers: Iterable[Answers], outcomes: Iterable[Outcomes]) -> None:
    """Refuse what touches safety in any way but one: an open question may be answered so that it raises a concern.

    Args:
        book: with all safety rules.
        answers: of each person.
        outcomes: of each person.

    Raises:
        QuestionError: answers to safety questions would be changed or taken back, there is a concern, or a safety rule
            that is open would be ruled out (IK420). It says the same in each case.
    """
    read, pairs = book.read_by_safety, list(outcomes)
    touched = [(id, before) for before, after in answers for id in read if before.get(id) != after.get(id)]
    answered = any(id in before for id, before in touched)
    concern = any(was.concerns for was, _ in pairs)
    ruled_out = any(not {*was.unscreened} <= {*becomes.unscreened, *becomes.concerns} for was, becomes in pairs)
    if touched and (concern or answered or ruled_out):
        help = "ask the person instead: only a real answer counts, and support comes before anything else"
        raise QuestionError(Problem("IK420", "a what-if cannot change what was said about safety", help))
