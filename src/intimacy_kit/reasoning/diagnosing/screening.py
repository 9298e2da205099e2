"""Report the result of the safety rules for a case: for each person, and for two partners together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.safety import Concern, Safety
from intimacy_kit.reasoning.case.case import Case, Outcomes
from intimacy_kit.reasoning.diagnosing.earlier import rescreened, with_earlier_answers, with_standing
from intimacy_kit.reasoning.diagnosing.safety import Supports, safety


def screenings(book: RuleBook, support: Supports, case: Case, outcomes: Sequence[Outcome]) -> tuple[Safety, ...]:
    """Return the safety part of each person by themselves, with what earlier check-ins add."""
    people = with_earlier_answers(case.people, case.earlier)
    found = []
    for number, (own, outcome) in enumerate(zip(people, outcomes, strict=True)):
        counted = outcome if case.earlier is None else rescreened(book, outcome, (own,))
        stood = () if case.earlier is None else case.earlier.concerns[number : number + 1]
        screening = safety(book, counted, (own,), support)
        found.append(with_standing(screening, [concern for some in stood for concern in some]))
    return tuple(found)


def screening_of(book: RuleBook, support: Supports, case: Case, outcomes: Outcomes) -> Safety:
    """Return the safety part of a diagnosis, with what earlier check-ins add.

    Of two partners, concerns are those of either, also those that stand: no answer of the one ends a concern of the
    other.
    """
    each = screenings(book, support, case, outcomes.each)
    others = () if case.earlier is None else case.earlier.others
    if not case.of_two:
        return with_standing(each[0], others) if others else each[0]
    people, outcome = case.people, outcomes.whole
    if case.earlier is not None:
        people = with_earlier_answers(people, case.earlier)
        outcome = rescreened(book, outcome, people)
    whole = with_standing(safety(book, outcome, people, support), others)
    if case.earlier is None:
        return whole
    concerns = _by_id(concern for one in (whole, *each) for concern in one.concerns)
    ended = _by_id(concern for one in (whole, *each) for concern in one.ended)
    told = tuple(concern for concern in ended if concern not in concerns)
    status = "concern" if concerns else whole.status
    return whole.model_copy(update={"status": status, "concerns": concerns, "ended": told})


def _by_id(concerns: Iterable[Concern]) -> tuple[Concern, ...]:
    by_id = {concern.id: concern for concern in concerns}
    return tuple(by_id[id] for id in sorted(by_id))
