"""IKL111: report steps that are stricter than another of their rule and no stronger, or just as strong as one."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.groups import OwnStep
from intimacy_kit.model.conditions import number_text
from intimacy_kit.model.rulebook import Weighed


def find(item: OwnStep) -> Iterator[Violation]:
    """Return a violation if the step weighs no more than one that it implies, or as much as an earlier one."""
    rule, position, step = item.weighed
    if item.solver.never(step.when):
        return
    others = [each for each in item.of.group.chain if each.rule is rule and each.position != position]
    strength = number_text(step.strength)
    if wider := [other for other in others if _is_wider(other, item)]:
        other = wider[-1]  # the weakest of them, which is nearest
        weighs = f"no more: {strength}, and {number_text(other.step.strength)} there"
        message = f"this step is true only where `{item.of.written(other)}` is, and weighs {weighs}"
        yield Violation(item.located, message, "give the stricter of the two more strength", item.place)
    elif equal := [other for other in others if _is_as_strong(other, item)]:
        message = f"this step weighs as much as `{item.of.written(equal[0])}`: {strength}"
        help = "give them different strengths, or join the two with `or`"
        yield Violation(item.located, message, help, item.place)


def _is_wider(other: Weighed, item: OwnStep) -> bool:
    """Return whether a step is implied, and no weaker; of two that are the same in both, whether it is the earlier."""
    step = item.step
    if other.step.strength < step.strength or not item.solver.covered(step.when, [other.step.when]):
        return False
    is_earlier = other.position < item.weighed.position
    return other.step.strength > step.strength or is_earlier or not item.solver.covered(other.step.when, [step.when])


def _is_as_strong(other: Weighed, item: OwnStep) -> bool:
    """Return whether a step is an earlier one of the same strength, and is not reported itself for implying this."""
    step = item.step
    is_earlier = other.position < item.weighed.position
    same = other.step.strength == step.strength
    return is_earlier and same and not item.solver.covered(other.step.when, [step.when])


CHECK = Check(
    "IKL111",
    "warning",
    "the steps of a rule do not rise",
    find,
    exact=True,
    unless_entry=frozenset({"IKL101", "IKL102"}),
)
