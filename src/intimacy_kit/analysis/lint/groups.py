"""List the steps of the linted pack with the groups in which they count, to compare them with the solver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from intimacy_kit.analysis.lint.conditions import when_place
from intimacy_kit.analysis.lint.solver import SolverQuestions
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.errors import Place, shown
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.rulebook import Group, Weighed
from intimacy_kit.model.rules import Rule, Step
from intimacy_kit.packs.reading.reader import Located


@dataclass(frozen=True, slots=True)
class OwnGroup:
    """A group of rules, at least one of which is of the linted pack, with the solver to ask about it.

    Attributes:
        own: the rules of the linted pack, of this and other groups, by id.
    """

    own: Mapping[str, Located]
    group: Group
    solver: SolverQuestions

    def written(self, weighed: Weighed) -> Condition:
        """Return the condition of a step as it is written: without the one that holds for all steps of its rule."""
        located = self.own.get(weighed.rule.id)
        return located.steps[weighed.position].parsed.condition if located else weighed.step.when

    def name(self, rule: Rule) -> str:
        """Return the id of a rule, with its place if it is of the linted pack."""
        located = self.own.get(rule.id)
        return f"{shown(rule.id)} ({located.place('id')})" if located else shown(rule.id)


@dataclass(frozen=True, slots=True)
class OwnStep:
    """A step of a rule of the linted pack, by its number in the chain of its group, strongest first, from 0."""

    of: OwnGroup
    number: int

    @property
    def weighed(self) -> Weighed:
        return self.of.group.chain[self.number]

    @property
    def located(self) -> Located:
        """The rule."""
        return self.of.own[self.weighed.rule.id]

    @property
    def step(self) -> Step:
        """The step itself; its condition is joined with the one that holds for all steps."""
        return self.weighed.step

    @property
    def solver(self) -> SolverQuestions:
        return self.of.solver

    @property
    def place(self) -> Place:
        """The place of its condition."""
        return when_place(self.located, self.located.steps[self.weighed.position])

    @property
    def earlier(self) -> tuple[Weighed, ...]:
        """The steps of its group that count before it wherever they are true, strongest first.

        Those that read the other partner's answers are not there for one person, for whom a step that does not counts.
        """
        earlier = self.of.group.chain[: self.number]
        if self.step.when.reads_partner:
            return earlier
        return tuple(each for each in earlier if not each.step.when.reads_partner)


def own_groups(subject: Subject, solver: SolverQuestions) -> Iterator[OwnGroup]:
    """Return the groups with a rule of the pack in them, by finding and id."""
    own = {located.id: located for located, _ in subject.rules()}
    for finding in subject.built.couples.findings:
        for group in finding.groups:
            if any(rule.id in own for rule in group.rules):
                yield OwnGroup(own, group, solver)


def own_steps(subject: Subject, solver: SolverQuestions) -> Iterator[OwnStep]:
    """Return the steps of the pack that do not stand alone: beside others of their group, or with a common `when`."""
    for each in own_groups(subject, solver):
        chain = each.group.chain
        for number, (rule, _, _) in enumerate(chain):
            located = each.own.get(rule.id)
            if located and (len(chain) > 1 or len(located.conditions) > len(located.steps)):
                yield OwnStep(each, number)
