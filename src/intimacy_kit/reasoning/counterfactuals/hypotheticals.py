"""Apply hypothetical answers to a case; refuse those that would remove or rule out a safety concern."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.couple import Couple
from intimacy_kit.model.observations import Values
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.reasoning.case.case import Case, TwoPartners, with_changes
from intimacy_kit.reasoning.case.couples import checked
from intimacy_kit.reasoning.diagnosing.earlier import with_earlier_answers
from intimacy_kit.reasoning.diagnosing.record import screening_of

if TYPE_CHECKING:
    from intimacy_kit.reasoning.case.intake import Intake
    from intimacy_kit.reasoning.runtime import Runtime

ChangedValues = tuple[Values, Values]
"""The actual and the hypothetical answers of a person."""
Outcomes = tuple[Outcome, Outcome]
"""The outcomes of the actual and of the hypothetical answers of a person."""


def check_safety(
    book: RuleBook, answers: Iterable[ChangedValues], outcomes: Iterable[Outcomes], *, stands: bool = False
) -> None:
    """Check that hypothetical answers do not change safety, except that an open question may raise a concern.

    Args:
        book: with all safety rules.
        answers: of each person.
        outcomes: of each person.
        stands: whether there is a concern, also one of an earlier check-in.

    Raises:
        QuestionError: answers to safety questions would be changed or taken back, there is a concern, or a safety rule
            that is open would be ruled out (IK420). The message is the same in each case.
    """
    read, pairs = book.read_by_safety, list(outcomes)
    touched = [(id, before) for before, after in answers for id in read if before.get(id) != after.get(id)]
    answered = any(id in before for id, before in touched)
    concern = stands or any(was.concerns for was, _ in pairs)
    ruled_out = any(not {*was.unscreened} <= {*becomes.unscreened, *becomes.concerns} for was, becomes in pairs)
    if touched and (concern or answered or ruled_out):
        help = "ask the person instead: only a real answer counts, and support comes before anything else"
        raise QuestionError(Problem("IK420", "a what-if cannot change answers about safety", help))


def suppose(runtime: Runtime, case: Case, values: object, named: Mapping[str, object]) -> tuple[Case, Outcome]:
    """Return a case with some answers changed, and its outcome; see `Diagnosis.what_if`.

    Raises:
        ObservationError: with everything that does not fit (IK3xx).
        QuestionError: it would change what was said about safety (IK420), or a couple is supposed where there are no
            two partners (IK450).
    """
    book, run = runtime.built.rulebook, runtime.engine.run
    then = _changed(case, runtime.intake, book, values, named)._replace(earlier=case.earlier)
    before, after = (with_earlier_answers(one.people, case.earlier) for one in (case, then))
    people = list(zip(before, after, strict=True))
    stands = screening_of(runtime.context, case, case.run(run)).concern
    check_safety(book, people, [(run(was), run(becomes)) for was, becomes in people], stands=stands)
    return then, then.run(run)


def _changed(case: Case, intake: Intake, book: RuleBook, values: Any, named: Mapping[str, Any]) -> Case:
    """Return the case with the hypothetical answers of one person, of each partner, or of both."""
    if case.partners is not None:
        return Case.of_two(*_of_both(case.partners, intake, values, named), book)
    if type(values) is Couple:
        help = "suppose answers of the one person, or diagnose `Couple(a=..., b=...)` anew"
        raise QuestionError(Problem("IK450", "the diagnosis does not know of two partners", help))
    alike = intake.changes(values, named)
    after = with_changes(case.values, alike)
    if case.screened is None:
        return Case(after)
    about_safety = {id: value for id, value in alike.items() if id in book.read_by_safety}
    first, second = (with_changes(given, about_safety) for given in case.screened)
    return Case(after, (first, second))


def _of_both(couple: TwoPartners, intake: Intake, values: Any, named: Mapping[str, Any]) -> TwoPartners:
    """Return the answers of each partner with the hypothetical ones, of one or of both."""
    if type(values) is Couple:
        alike = intake.changes(named)
        a, b = checked(values, intake.changes)
        return with_changes(couple[0], {**a, **alike}), with_changes(couple[1], {**b, **alike})
    alike = intake.changes(values, named)
    return with_changes(couple[0], alike), with_changes(couple[1], alike)
