"""What an undetermined condition still waits for."""

from __future__ import annotations

from intimacy_kit.engines.interpret import Evaluation, Facts, evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.conditions import Among, Compare, Condition, Holds


def waits_for(condition: Condition, facts: Facts) -> frozenset[str]:
    """The signals and findings whose answer could still decide the condition; none if it is decided.

    Only the undecided parts of an undecided whole are looked at: in `a and b` with `b` false, `a` does not matter.
    """
    return frozenset(_undecided(evaluate(condition, facts)))


def _undecided(evaluation: Evaluation) -> set[str]:
    if evaluation.truth is not Truth.UNKNOWN:
        return set()
    if isinstance(evaluation.condition, Holds | Compare | Among):
        return {evaluation.condition.name}
    return {name for part in evaluation.parts for name in _undecided(part)}
