"""What the packs are in the context of a case: which rules and conditions are there, and with which steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.observations import Values
from intimacy_kit.model.rulebook import Group, RuleBook
from intimacy_kit.model.rules import Rule
from intimacy_kit.packs.linking.contexts import left_out, without_steps
from intimacy_kit.packs.linking.reduced import reduced
from intimacy_kit.reasoning.case.intake import Intake
from intimacy_kit.reasoning.runtime import Runtime
from intimacy_kit.testing.answers import of_two
from intimacy_kit.testing.cases import Chosen


@dataclass(frozen=True)
class CaseSetting:
    """The packs in one context, with tailorings.

    Attributes:
        knowledge: the packs as they are there.
        removed: the ids of all that is not there.
    """

    knowledge: KnowledgeBase
    removed: frozenset[str]

    @property
    def book(self) -> RuleBook:
        """The rules, also those steps that only couples have."""
        return self.knowledge.runtime.built.couples

    def runtime(self, values: Values) -> Runtime:
        """Return the runtime for a case of one person, or for one of a partner."""
        return self.knowledge.runtime.couples if of_two(values) else self.knowledge.runtime

    def rule(self, rule: Rule) -> Rule | None:
        """Return a rule, as packs declare it, with the steps that are there; None if it is not there."""
        return None if rule.id in self.removed else without_steps(rule, self.removed)

    def condition(self, id: str, condition: Condition) -> Condition | None:
        """Return a condition of a strategy or practice as it is there; None if it is not, or can no longer be true."""
        return None if id in self.removed else reduced(condition, self.removed)

    def earlier(self, rule: Rule, number: int) -> tuple[Condition, ...]:
        """Return the conditions of the steps that count before a step where they are true, strongest first.

        Args:
            rule: as packs declare it.
            number: of the step in it; one that is there.
        """
        there = sum(step.when.ids.isdisjoint(self.removed) for step in rule.steps[:number])
        (group,) = (group for group in self._groups[rule.finding, bool(rule.supports)] if group.id == rule.group)
        places = [(each.rule.id, each.position) for each in group.chain]
        return tuple(each.step.when for each in group.chain[: places.index((rule.id, there))])

    @cached_property
    def intake(self) -> Intake:
        """Checks the answers of a case; those of the other of two go by `partner.` and the signal."""
        return Intake(self.book.signals)

    @cached_property
    def _groups(self) -> Mapping[tuple[str, bool], tuple[Group, ...]]:
        """The groups of each finding: those that support it, and those that relieve it."""
        supports = {(finding.id, True): finding.supports for finding in self.book.findings}
        return supports | {(finding.id, False): finding.reliefs for finding in self.book.findings}


def setting_of(knowledge: KnowledgeBase, chosen: Chosen) -> CaseSetting:
    """Return the packs in a context.

    Raises:
        QuestionError: the context or a tailoring is unknown (IK401).
    """
    removed = left_out(knowledge.runtime.whole.built, *chosen)
    return CaseSetting(knowledge.within(*chosen), removed)
