"""Compare pairs of rules with the solver: those that bear on the same finding and read something in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from intimacy_kit.analysis.lint.checks import Violation
from intimacy_kit.analysis.lint.conditions import rule_place
from intimacy_kit.analysis.lint.solver import SolverQuestions
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.errors import shown
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.packs.reading.reader import Located

_Rule = TypeVar("_Rule", Rule, SafetyRule)


@dataclass(frozen=True, slots=True)
class RulePair:
    """Two rules, or two safety rules, one of which implies the other; neither is never or always true.

    Attributes:
        own: the rules of the linted pack of this kind, by id; one of the two or both are among them.
        narrow: the rule that implies the other.
        wide: the rule that is implied.
        equivalent: whether each implies the other.
    """

    own: Mapping[str, Located]
    narrow: Rule | SafetyRule
    wide: Rule | SafetyRule
    equivalent: bool

    @property
    def opposed(self) -> bool:
        """Whether one supports the finding and the other relieves it."""
        narrow, wide = self.narrow, self.wide
        return isinstance(narrow, Rule) and isinstance(wide, Rule) and bool(narrow.supports) != bool(wide.supports)

    def violation(self, help: str) -> Violation:
        """Return a violation at the narrow rule if it is the pack's own; of two equivalent own rules at the later."""
        own, narrow, wide = self.own, self.narrow, self.wide
        later_is_wide = self.equivalent and wide.id in own and wide.id > narrow.id
        here = narrow if narrow.id in own and not later_is_wide else wide
        other = wide if here is narrow else narrow
        name = shown(other.id)
        if other.id in own:
            name += f" ({own[other.id].place('id')})"
        message = f"whenever {name} is true, this is too"
        if self.equivalent:
            message = f"this is true in just the same cases as {name}"
        elif here is narrow:
            message = f"whenever this is true, {name} is too"
        effect = "raises a concern"
        if isinstance(other, Rule):
            effect = f"{'supports' if other.supports else 'relieves'} {other.finding}"
        return Violation(own[here.id], f"{message}, which {effect}", help, rule_place(own[here.id]))


def rule_pairs(subject: Subject, solver: SolverQuestions) -> Iterator[RulePair]:
    """Return the pairs of rules on one finding, one or both of this pack, in which one implies the other.

    Rules of one group are not compared: of these only the strongest counts (IKL110 and IKL113 are about them).
    """
    own = {located.id: located for located, _ in subject.rules()}
    for first, second in _related(subject.contents.rules, own):
        if (first.group, bool(first.supports)) == (second.group, bool(second.supports)):
            continue
        forth, back = solver.implies(first.when, second.when), solver.implies(second.when, first.when)
        narrow, wide = (first, second) if forth else (second, first)
        if (forth or back) and not (solver.never(narrow.when) or solver.always(wide.when)):
            yield RulePair(own, narrow, wide, forth and back)


def safety_pairs(subject: Subject, solver: SolverQuestions) -> Iterator[RulePair]:
    """Return the pairs of equivalent safety rules. That one merely implies another is fine: both are reported."""
    own = {located.id: located for located in subject.own("safety")}
    for first, second in _related(subject.contents.safety, own):
        same = solver.implies(first.when, second.when) and solver.implies(second.when, first.when)
        if same and not solver.never(first.when) and not solver.always(first.when):
            yield RulePair(own, first, second, equivalent=True)


def _related(rules: Mapping[str, _Rule], own: Iterable[str]) -> Iterator[tuple[_Rule, _Rule]]:
    """Return each own rule with each other rule on the same finding that reads something in common, each pair once."""
    names = frozenset(own)
    readers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for rule in rules.values():
        for name in rule.when.names:
            readers[_finding(rule), name].append(rule.id)
    for id in sorted(names):
        first = rules[id]
        others = {other for name in first.when.names for other in readers[_finding(first), name]}
        for other in sorted(others - {id}):
            if other > id or other not in names:
                yield first, rules[other]


def _finding(rule: Rule | SafetyRule) -> str:
    """Return the finding a rule bears on; all safety rules bear on one question, whether there is a concern."""
    return rule.finding if isinstance(rule, Rule) else ""
