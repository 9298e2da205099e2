"""IKL110: report steps that never count, since stronger ones of their group are true whenever they are."""

from __future__ import annotations

from collections.abc import Iterator

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.groups import OwnStep
from intimacy_kit.model.conditions import number_text
from intimacy_kit.model.rulebook import Weighed


def find(item: OwnStep) -> Iterator[Violation]:
    """Return a violation if the step is never the one that counts, also where answers are missing."""
    located = item.located
    if item.solver.never(item.step.when):
        together = " together with the `when` of all steps" if len(located.conditions) > len(located.steps) else ""
        message = f"this step never counts: no answers at all make it true{together}"
        yield Violation(located, message, "see whether a comparison points the other way", item.place)
    elif item.solver.covered(item.step.when, [each.step.when for each in item.earlier]):
        message = f"this step never counts: whenever it is true, {_what_counts(item)}"
        yield Violation(located, message, "give it more strength, or take it away", item.place)


def _what_counts(item: OwnStep) -> str:
    """Return what is true whenever the step is, in words: one other step if one does, else several."""
    for other in item.earlier:
        if item.solver.covered(item.step.when, [other.step.when]):
            where = "" if other.rule is item.weighed.rule else f" of {item.of.name(other.rule)}"
            return f"`{item.of.written(other)}`{where} is too, {_why_first(item, other)}"
    return "one of those that count before it is too"


def _why_first(item: OwnStep, other: Weighed) -> str:
    strength = number_text(other.step.strength)
    if other.step.strength > item.step.strength:
        return f"and is stronger ({strength})"
    return f"which is as strong ({strength}) and comes first"


CHECK = Check(
    "IKL110",
    "warning",
    "a step never counts",
    find,
    exact=True,
    unless_entry=frozenset({"IKL101", "IKL102", "IKL113"}),
    unless_place=frozenset({"IKL111"}),
)
