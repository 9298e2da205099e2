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
        screening = answered_today(safety(book, counted, (own,), support), book, outcome)
        found.append(with_standing(screening, [concern for some in stood for concern in some]))
    return tuple(found)


def screening_of(book: RuleBook, support: Supports, case: Case, outcomes: Outcomes, each: Sequence[Safety]) -> Safety:
    """Return the safety part of a diagnosis, with what earlier check-ins add; `each` is that of each person.

    Of two partners, concerns are those of either, also those that stand: no answer of the one ends a concern of the
    other.
    """
    if not case.of_two:
        return each[0]
    if case.earlier is None:
        return safety(book, outcomes.whole, case.people, support)
    people = with_earlier_answers(case.people, case.earlier)
    counted = rescreened(book, outcomes.whole, people)
    whole = answered_today(safety(book, counted, people, support), book, outcomes.whole)
    concerns = _by_id(concern for one in (whole, *each) for concern in one.concerns)
    ended = _by_id(concern for one in each for concern in one.ended)
    standing = {concern.id for concern in concerns}
    told = tuple(concern for concern in ended if concern.id not in standing)
    status = "concern" if concerns else whole.status
    return whole.model_copy(update={"status": status, "concerns": concerns, "ended": told})


def answered_today(screening: Safety, book: RuleBook, outcome: Outcome) -> Safety:
    """Return a safety part in which only what was answered now counts as a no: an earlier one ends no later concern."""
    open_or_true = {*outcome.concerns, *outcome.unscreened}
    no = tuple(rule.id for rule in book.concerns if rule.id not in open_or_true)
    return screening if no == screening.answered_no else screening.model_copy(update={"answered_no": no})


def _by_id(concerns: Iterable[Concern]) -> tuple[Concern, ...]:
    by_id = {concern.id: concern for concern in concerns}
    return tuple(by_id[id] for id in sorted(by_id))
