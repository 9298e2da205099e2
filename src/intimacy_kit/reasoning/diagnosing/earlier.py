"""Apply what earlier check-ins add for safety: answers that still count, and concerns that stand.

A concern stands until its questions are answered with no.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.earlier import Earlier
from intimacy_kit.model.observations import Values
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.safety import Concern, Safety


def with_earlier_answers(people: Sequence[Values], earlier: Earlier | None) -> tuple[Values, ...]:
    """Return the answers of each person with earlier ones to safety questions that were not answered now."""
    if earlier is None or not any(earlier.answers):
        return tuple(people)
    return tuple({**earlier.of_person(number), **own} for number, own in enumerate(people))


def rescreened(book: RuleBook, outcome: Outcome, people: Iterable[Values]) -> Outcome:
    """Return an outcome with the concerns and cautions that follow from these answers: the union over the people."""
    truths = [{rule.id: evaluate(rule.when, own.get).truth for rule in book.safety} for own in people]
    concerns, unscreened, cautions = (
        tuple(rule.id for rule in rules if any(own[rule.id] is wanted for own in truths))
        for rules, wanted in (
            (book.concerns, Truth.TRUE),
            (book.concerns, Truth.UNKNOWN),
            (book.cautions, Truth.TRUE),
        )
    )
    return outcome._replace(concerns=concerns, unscreened=unscreened, cautions=cautions)


def with_standing(screening: Safety, earlier: Iterable[Concern]) -> Safety:
    """Return the safety part of a person with their concerns that stand since earlier check-ins, and what has ended."""
    given = {concern.id: concern for concern in screening.concerns}
    ended, stand = list[Concern](), list[Concern]()
    for concern in earlier:
        if concern.id not in given:
            (ended if concern.id in screening.answered_no else stand).append(concern)
    if not (ended or stand):
        return screening
    concerns = tuple(sorted((*given.values(), *stand), key=lambda concern: concern.id))
    status = "concern" if concerns else screening.status
    return screening.model_copy(update={"status": status, "concerns": concerns, "ended": tuple(ended)})
