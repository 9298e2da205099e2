"""The next questions of a case, of one person or of two partners."""

from __future__ import annotations

from collections.abc import Sequence

from intimacy_kit.model.questions import NextQuestion
from intimacy_kit.reasoning.case.case import Case
from intimacy_kit.reasoning.elicitation.question_ranking import QuestionRanking, checked_count
from intimacy_kit.reasoning.runtime import Runtime


def ranking(runtime: Runtime) -> QuestionRanking:
    """Return the ranking of questions of a runtime, to be made once: `runtime.once(ranking)`."""
    return QuestionRanking(
        runtime.built.rulebook, runtime.engine, runtime.context.messages, runtime.built.contents.groups
    )


def next_questions(
    runtime: Runtime, case: Case, open: Sequence[Sequence[str]], n: object, prior: object
) -> tuple[NextQuestion, ...]:
    """Return the open questions whose answers are expected to narrow the most, at most `n`; see `Diagnosis`.

    Args:
        runtime: for the people of the case.
        case: the case.
        open: the signals that are open for each person.
        n: the maximum number.
        prior: as for `Diagnosis.next_questions`.

    Raises:
        QuestionError: `n` is not a number of questions (IK404), or this is not a prior (IK430).
    """
    count, ranked = checked_count(n, "n"), runtime.once(ranking)
    classes = ranked.partition.with_prior(prior)
    counted = case.counted(runtime.built.rulebook)
    outcomes = [runtime.engine.run(values) for values in counted]
    if case.of_two:
        found = ranked.ranked_for_two(counted, outcomes, open, classes, most=count)
    else:
        found = ranked.ranked(counted[0], outcomes[0], open[0], classes, most=count)
    return ranked.with_preamble(found, case.people)
