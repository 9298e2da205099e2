"""Recommend remedies for a case: by the scores of the one person or of the two, and by what suits each person."""

from __future__ import annotations

from collections.abc import Sequence

from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.couple import PARTNERS, Who
from intimacy_kit.model.observations import Values
from intimacy_kit.model.result import Remedy, TakenBy
from intimacy_kit.model.safety import Safety
from intimacy_kit.reasoning.case.case import Outcomes
from intimacy_kit.reasoning.diagnosing.choosing import Chosen, chosen
from intimacy_kit.reasoning.diagnosing.context import DiagnosisContext
from intimacy_kit.reasoning.diagnosing.fitting import (
    Firsts,
    Partner,
    Suitability,
    for_two,
    goes_to,
    of_either,
)
from intimacy_kit.reasoning.diagnosing.remedies import Candidate, professional_support, remedies
from intimacy_kit.reasoning.diagnosing.safety import waits_for_answers, withholds


def remedies_of(
    context: DiagnosisContext, counted: Sequence[Values], outcomes: Outcomes, screening: Safety
) -> tuple[Remedy, ...]:
    """Return the recommended strategies of a case; under a safety concern professional support only.

    Args:
        context: of a couple that of partners of couples.
        counted: what counts for each person.
        outcomes: of the case.
        screening: the safety part of its diagnosis.
    """
    if screening.concerns:
        return professional_support(context.candidates, screening.concerns)
    withheld, waits = withholds(screening), waits_for_answers(screening)
    return fitting_remedies(context, counted, outcomes, withheld=withheld, waits=waits)


def fitting_remedies(
    context: DiagnosisContext, counted: Sequence[Values], outcomes: Outcomes, *, withheld: bool, waits: bool
) -> tuple[Remedy, ...]:
    """Return the recommended strategies of a case without a safety concern.

    Args:
        context: as for `remedies_of`.
        counted: what counts for each person.
        outcomes: of the case.
        withheld: whether practices that need screening are not given.
        waits: whether these are given after screening.
    """
    whole = outcomes.whole
    firsts: list[Firsts] = []
    partners: list[Partner] = []
    for values, outcome in zip(counted, outcomes.each, strict=True):
        first, fits = context.conditions.decided(values, outcome.scores)
        firsts.append(first)
        partners.append(Partner(fits, outcome.scores))
    alone = partners[0].suitability if len(partners) == 1 else None

    def practices_of(candidate: Candidate) -> Chosen:
        fits = _of_two(candidate, (partners[0], partners[1])) if alone is None else alone
        return chosen(candidate.offered, fits, withheld=withheld, waits=waits)

    first = firsts[0] if alone is not None else of_either(firsts[0], firsts[1])
    given = remedies(context.candidates, whole.relevances, whole.scores, first, practices_of)
    if alone is not None:
        return given
    helped = {each.strategy.id: _helped(each) for each in context.candidates}
    return tuple(_for_whom(remedy, helped[remedy.strategy.id], (partners[0], partners[1])) for remedy in given)


def _helped(candidate: Candidate) -> list[int]:
    """Return the positions of the findings that a strategy addresses."""
    return [each.position for each in candidate.helped]


def _of_two(candidate: Candidate, partners: tuple[Partner, Partner]) -> Suitability:
    return for_two(candidate.offered.practices, _helped(candidate), partners)


def _for_whom(remedy: Remedy, helped: Sequence[int], partners: tuple[Partner, Partner]) -> Remedy:
    """Return a remedy of a couple that says who of the two does each of its practices for one."""
    taken = tuple(
        TakenBy(practice=practice.id, partners=_takers(practice, helped, partners))
        for practice in remedy.practices
        if practice.who == "one"
    )
    return remedy.model_copy(update={"taken_by": taken})


def _takers(practice: Practice, helped: Sequence[int], partners: tuple[Partner, Partner]) -> tuple[Who, ...]:
    """Return who does a practice of one; if it is unsuitable for them and stays all the same, whom it is not so for."""
    suitable = [place for place in (0, 1) if practice.id not in partners[place].suitability.unsuitable]
    return tuple(PARTNERS[place] for place in goes_to(practice, helped, partners) or suitable or (0, 1))
