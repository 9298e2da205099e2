"""Apply what earlier check-ins add for safety: answers that still count, and concerns that stand.

A concern stands until its questions are answered with no. So its questions are open until they are answered again,
also where an earlier answer to them still counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.earlier import Earlier
from intimacy_kit.model.observations import Values
from intimacy_kit.model.result import Record
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.safety import Concern, Safety
from intimacy_kit.reasoning.diagnosing.context import DiagnosisContext
from intimacy_kit.reasoning.diagnosing.remedies import professional_support
from intimacy_kit.reasoning.diagnosing.safety import Supports, safety, told_concern
from intimacy_kit.reasoning.diagnosing.unknown import waits_for


def with_earlier_answers(people: Sequence[Values], earlier: Earlier | None) -> tuple[Values, ...]:
    """Return the answers of each person with earlier ones to safety questions that were not answered now.

    Answers of now are only added to. So what these make true stays true.

    Args:
        people: the own answers of each person, or what counts for each.
        earlier: what earlier check-ins add; of two partners for each their own, as what is about safety never counts
            for the other one.
    """
    if earlier is None:
        return tuple(people)
    return tuple({**earlier.of_person(number), **own} for number, own in enumerate(people))


def screening_after(
    book: RuleBook, support: Supports, now: Values, outcome: Outcome, earlier: Earlier, person: int
) -> Safety:
    """Return the safety part of one person with what earlier check-ins add.

    Args:
        book: the rules.
        support: the practices told with each safety rule.
        now: what counts for them of the answers of now.
        outcome: what follows from these.
        earlier: what earlier check-ins add.
        person: their place among the people of the case.
    """
    counted = {**earlier.of_person(person), **now}
    truths = {rule.id: evaluate(rule.when, counted.get).truth for rule in book.concerns}
    concerns, open = ([id for id, truth in truths.items() if truth is wanted] for wanted in (Truth.TRUE, Truth.UNKNOWN))
    cautions = tuple(rule.id for rule in book.cautions if evaluate(rule.when, counted.get).truth is Truth.TRUE)
    rescreened = outcome._replace(concerns=tuple(concerns), unscreened=tuple(open), cautions=cautions)
    screening = safety(book, rescreened, (counted,), support)
    not_no = {*outcome.concerns, *outcome.unscreened}
    no = tuple(rule.id for rule in book.concerns if rule.id not in not_no)  # now: an earlier no ends no later concern
    stood = {concern.id: concern for some in earlier.concerns[person : person + 1] for concern in some}
    given = {concern.id: concern for concern in screening.concerns}
    now_told = told_in(book, support)
    ended, stand = (
        tuple(now_told.get(id, stood[id]) for id in sorted(stood.keys() - given.keys()) if (id in no) is is_no)
        for is_no in (True, False)
    )
    given |= {concern.id: concern for concern in stand}
    asked = {name for rule in book.concerns if rule.id in given for name in waits_for(rule.when, now.get, rule.names)}
    unanswered = tuple(sorted({*screening.unanswered, *asked}))
    return screening.model_copy(
        update={
            "status": "concern" if given else screening.status,
            "concerns": tuple(given[id] for id in sorted(given)),
            "screened": screening.screened and not unanswered,
            "unanswered": unanswered,
            "answered_no": no,
            "ended": ended,
        }
    )


def of_either(a: Safety, b: Safety) -> Safety:
    """Return the safety part of two partners from those of each, with what earlier check-ins add.

    Concerns are those of either, also those that stand: no answer of the one ends a concern of the other.
    """
    concerns, cautions, ended = ({each.id: each for one in (a, b) for each in getattr(one, what)} for what in _TOLD)
    screened = a.screened and b.screened
    return a.model_copy(
        update={
            "status": "concern" if concerns else "no_concern_reported" if screened else "not_screened",
            "concerns": tuple(concerns[id] for id in sorted(concerns)),
            "cautions": tuple(cautions[id] for id in sorted(cautions)),
            "screened": screened,
            "unanswered": tuple(sorted({*a.unanswered, *b.unanswered})),
            "answered_no": tuple(id for id in a.answered_no if id in b.answered_no),
            "ended": tuple(ended[id] for id in sorted(ended.keys() - concerns.keys())),
        }
    )


_TOLD = ("concerns", "cautions", "ended")


def told_in(book: RuleBook, support: Supports) -> Mapping[str, Concern]:
    """Return the concerns that these rules can raise, by id, as they tell them."""
    return {rule.id: told_concern(rule, support) for rule in book.concerns}


def told_anew(records: Sequence[Record], context: DiagnosisContext) -> list[Record]:
    """Return diagnoses with their concerns, and the support under these, as a context tells them.

    An earlier check-in was perhaps in another language, or in another context. A concern that the rules no longer know
    stays as it was told.
    """
    now_told = told_in(context.book, context.support)
    return [_told_anew(record, context, now_told) if record.safety.concern else record for record in records]


def _told_anew(record: Record, context: DiagnosisContext, now_told: Mapping[str, Concern]) -> Record:
    screening = _retold(record.safety, now_told)
    partners = record.partners and tuple(
        each.model_copy(update={"safety": _retold(each.safety, now_told)}) for each in record.partners
    )
    remedies = professional_support(context.candidates, screening.concerns)
    return record.model_copy(update={"safety": screening, "partners": partners, "remedies": remedies})


def _retold(screening: Safety, now_told: Mapping[str, Concern]) -> Safety:
    def told(concerns: Iterable[Concern]) -> tuple[Concern, ...]:
        return tuple(now_told.get(concern.id, concern) for concern in concerns)

    return screening.model_copy(update={"concerns": told(screening.concerns), "ended": told(screening.ended)})
