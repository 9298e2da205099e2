"""The next questions of a case, of one person or of two partners."""

from __future__ import annotations

from collections.abc import Sequence

from intimacy_kit.model.questions import NextQuestion
from intimacy_kit.reasoning.case.case import Case
from intimacy_kit.reasoning.case.couples import still_to_ask
from intimacy_kit.reasoning.elicitation.question_ranking import QuestionRanking, checked_count
from intimacy_kit.reasoning.runtime import Runtime


def ranking(runtime: Runtime) -> QuestionRanking:
    """Return the ranking of questions of a runtime, to be made once: `runtime.once(ranking)`."""
    return QuestionRanking(runtime.built.rulebook, runtime.engine, runtime.context.messages)


def next_questions(
    runtime: Runtime, case: Case, open: Sequence[str], n: object, prior: object
) -> tuple[NextQuestion, ...]:
    """Return the open questions whose answers are expected to narrow the most, at most `n`; see `Diagnosis`.

    Raises:
        QuestionError: `n` is not a number of questions (IK404), or this is not a prior (IK430).
    """
    count, ranked, values = checked_count(n, "n"), runtime.once(ranking), case.values
    classes = ranked.partition.with_prior(prior)
    outcome = runtime.engine.run(values)
    partners = case.partners
    if partners is None:
        return tuple(ranked.ranked(values, outcome, open, classes)[:count])
    signals, private = runtime.built.rulebook.signals, runtime.context.private
    whose = {id: still_to_ask(*partners, signals[id], private) for id in open}
    asked = [id for id, who in whose.items() if who]
    questions = ranked.ranked(values, outcome, asked, classes)[:count]
    return tuple(question.model_copy(update={"partners": whose[question.id]}) for question in questions)
