"""IKL113: report rules that are always covered: without them every score is the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from intimacy_kit.analysis.lint.checks import Check, Violation
from intimacy_kit.analysis.lint.conditions import rule_place
from intimacy_kit.analysis.lint.groups import OwnGroup
from intimacy_kit.model.rules import Rule, Step


def find(item: OwnGroup) -> Iterator[Violation]:
    """Return the rules of which each step is true only where others of the facet have a true one as strong.

    One after the other, from the largest id, is tried and left out if it is covered by the rest. So all that are
    reported can be taken away at once.
    """
    if len(item.group.rules) == 1:
        return
    kept = {rule.id: rule for rule in item.group.rules}
    for rule in reversed(item.group.rules):
        others = {id: other for id, other in kept.items() if id != rule.id}
        if rule.id in item.own and not item.solver.never(rule.when) and _is_covered(rule, others, item):
            kept = others
            one = next((other for id, other in others.items() if _is_covered(rule, {id: other}, item)), None)
            covers = "another rule of the facet" if one is None else item.name(one)
            message = f"whenever this is true, {covers} is too, with at least its strength: it adds nothing"
            located = item.own[rule.id]
            yield Violation(located, message, "give it more strength, or take it away", rule_place(located))


def _is_covered(rule: Rule, others: Mapping[str, Rule], item: OwnGroup) -> bool:
    """Return whether whenever a step of the rule is true, one of the others has a true step that is as strong.

    Steps that read the other partner's answers cover no others: these count alone for one person.
    """
    steps = [step for other in others.values() for step in other.steps]

    def covers(step: Step, own: Step) -> bool:
        return step.strength >= own.strength and (own.when.reads_partner or not step.when.reads_partner)

    return all(item.solver.covered(own.when, [step.when for step in steps if covers(step, own)]) for own in rule.steps)


CHECK = Check(
    "IKL113",
    "warning",
    "a rule is always covered by others of its facet",
    find,
    exact=True,
    unless_entry=frozenset({"IKL101", "IKL102"}),
)
