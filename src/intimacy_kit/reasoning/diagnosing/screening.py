"""Report the result of the safety rules for a case: for each person, and for two partners together."""

from __future__ import annotations

from collections.abc import Sequence

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.safety import Safety
from intimacy_kit.reasoning.case.case import Case, Outcomes
from intimacy_kit.reasoning.diagnosing.earlier import of_either, screening_after
from intimacy_kit.reasoning.diagnosing.safety import Supports, safety


def screenings(book: RuleBook, support: Supports, case: Case, outcomes: Sequence[Outcome]) -> tuple[Safety, ...]:
    """Return the safety part of each person by themselves, with what earlier check-ins add.

    As in engines it is decided by what counts for each, which for concerns is what they answered themselves.
    """
    earlier = case.earlier
    return tuple(
        safety(book, outcome, (counted,), support)
        if earlier is None
        else screening_after(book, support, counted, outcome, earlier, person)
        for person, (counted, outcome) in enumerate(zip(case.counted(book), outcomes, strict=True))
    )


def screening_of(book: RuleBook, support: Supports, case: Case, outcomes: Outcomes, each: Sequence[Safety]) -> Safety:
    """Return the safety part of a diagnosis, with what earlier check-ins add; `each` is that of each person."""
    if not case.of_two:
        return each[0]
    if case.earlier is None:
        return safety(book, outcomes.whole, case.people, support)
    return of_either(*each)
