"""Apply hypothetical answers to a case; refuse those that would remove or rule out a safety concern."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.couple import Couple
from intimacy_kit.model.observations import Values
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.reasoning.case.case import Case, Changes, Outcomes, with_changes
from intimacy_kit.reasoning.case.couples import checked, not_of_two
from intimacy_kit.reasoning.diagnosing.earlier import with_earlier_answers
from intimacy_kit.reasoning.diagnosing.screening import screening_of, screenings

if TYPE_CHECKING:
    from intimacy_kit.reasoning.case.intake import Intake
    from intimacy_kit.reasoning.runtime import Runtime

ChangedValues = tuple[Values, Values]
"""The actual and the hypothetical answers of a person."""
BeforeAndAfter = tuple[Outcome, Outcome]
"""The outcomes of the actual and of the hypothetical answers of a person."""


def check_safety(
    book: RuleBook, answers: Iterable[ChangedValues], outcomes: Iterable[BeforeAndAfter], *, stands: bool = False
) -> None:
    """Check that hypothetical answers do not change safety, except that an open question may raise a concern.

    Args:
        book: with all safety rules.
        answers: of each person, also without those of earlier check-ins where a concern stands.
        outcomes: of each person.
        stands: whether there is a concern, also one of an earlier check-in.

    Raises:
        QuestionError: answers to safety questions would be changed or taken back, there is a concern, or a safety rule
            that is open would be ruled out (IK420). The message is the same in each case.
    """
    read, pairs = book.about_safety, list(outcomes)
    touched = [(id, before) for before, after in answers for id in read if before.get(id) != after.get(id)]
    answered = any(id in before for id, before in touched)
    concern = stands or any(was.concerns for was, _ in pairs)
    ruled_out = any(not {*was.unscreened} <= {*becomes.unscreened, *becomes.concerns} for was, becomes in pairs)
    if touched and (concern or answered or ruled_out):
        help = "ask the person instead: only a real answer counts, and support comes before anything else"
        raise QuestionError(Problem("IK420", "a what-if cannot change answers about safety", help))


def suppose(runtime: Runtime, case: Case, values: object, named: Mapping[str, object]) -> tuple[Case, Outcomes]:
    """Return a case with some answers changed, and its outcomes; see `Diagnosis.what_if`.

    Raises:
        ObservationError: with everything that does not fit (IK3xx).
        QuestionError: it would change what was said about safety (IK420), or a couple is supposed where there are no
            two partners (IK450).
    """
    then = case._replace(people=tuple(map(with_changes, case.people, _changes(case, runtime.intake, values, named))))
    before, after = (with_earlier_answers(one.people, case.earlier) for one in (case, then))
    people = list(zip(before, after, strict=True))
    context = runtime.of(case).context
    run = runtime.engine.run  # safety rules are decided by the own answers of each
    actual = runtime.run(case)
    each = screenings(context.book, context.support, case, actual.each)
    stands = screening_of(context.book, context.support, case, actual, each).concern
    outcomes = [(run(was), run(becomes)) for was, becomes in people]
    # what stands from an earlier check-in ends by any answer of now, also by one that was given then, too
    said = list(zip(case.people, then.people, strict=True)) if stands else []
    check_safety(runtime.built.rulebook, people + said, outcomes, stands=stands)
    return then, runtime.run(then)


def _changes(case: Case, intake: Intake, values: Any, named: Mapping[str, Any]) -> Iterable[Changes]:
    """Return the hypothetical answers of each person; those that say not whose they are are of each."""
    if type(values) is not Couple:
        return [intake.changes(values, named)] * len(case.people)
    if not case.of_two:
        raise not_of_two()
    alike = intake.changes(named)
    return [{**own, **alike} for own in checked(values, intake.changes)]
