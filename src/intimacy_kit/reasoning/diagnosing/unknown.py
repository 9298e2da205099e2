"""Find the names that could still decide a condition that is unknown."""

from __future__ import annotations

from intimacy_kit.engines.interpret import Evaluation, Facts, evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.conditions import Among, Compare, Condition, Holds
from intimacy_kit.model.rules import Rule


def waits_for(condition: Condition, facts: Facts, names: frozenset[str]) -> frozenset[str]:
    """Return the signals and findings that could still decide the condition; none if it is decided.

    Parts of a decided condition are not considered: in `a and b` with `b` false, `a` does not matter.

    Args:
        condition: the condition.
        facts: of the case.
        names: what the condition reads.
    """
    if _nothing_known(names, facts):
        return names
    return frozenset(_undecided(evaluate(condition, facts)))


def steps_wait_for(rule: Rule, facts: Facts, names: frozenset[str]) -> frozenset[str]:
    """Return the signals and findings that could still make a step true that is stronger than the strongest true one.

    Of equal strengths, a step that is true decides.

    Args:
        rule: the rule.
        facts: of the case.
        names: what the steps of the rule read.
    """
    if _nothing_known(names, facts):
        return names
    truths = [(step, evaluate(step.when, facts)) for step in rule.steps]
    counts = max((step.strength for step, found in truths if found.truth is Truth.TRUE), default=0.0)
    return frozenset[str]().union(*(_undecided(found) for step, found in truths if step.strength > counts))


def _nothing_known(names: frozenset[str], facts: Facts) -> bool:
    """Return whether none of these is known: then each condition that reads them alone is unknown in all its parts."""
    return all(facts(name) is None for name in names)


def _undecided(evaluation: Evaluation) -> set[str]:
    if evaluation.truth is not Truth.UNKNOWN:
        return set()
    if isinstance(evaluation.condition, Holds | Compare | Among):
        return {evaluation.condition.name}
    return {name for part in evaluation.parts for name in _undecided(part)}
