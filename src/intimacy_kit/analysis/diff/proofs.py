"""Prove which findings and conditions of two knowledge bases are the same for all answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, product

from intimacy_kit.analysis.diff.merging import merged_otherwise
from intimacy_kit.analysis.logic import Case, Logic
from intimacy_kit.engines.noisy_or import remaining
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.rulebook import Incoming, Scored
from intimacy_kit.model.rules import Rule

MAX_REORDERED = 12
"""Maximum reordered rules of which all combinations are multiplied in both orders; beyond it nothing is proved."""


class Proof:
    """Proofs of equality, and cases in which conditions differ.

    Attributes:
        same: the findings with proved equal scores.
        cases: witnesses, in which a condition has different truth values in the two.
        reasons: why the equality is not proved, for each other finding.
        merged: signals for which the answers of two partners are merged differently; safety rules do not read merged
            answers.
    """

    def __init__(self, old: KnowledgeBase, new: KnowledgeBase, logic: Logic | None) -> None:
        self.same: set[str] = set()
        self.cases: list[Case] = []
        self.reasons: dict[str, str] = {}
        self._logic = logic
        domains = _domains(old), _domains(new)
        self._incomparable = {name for name in domains[0].keys() & domains[1] if domains[0][name] != domains[1][name]}
        self.merged = merged_otherwise(old, new)
        before = {finding.id: finding for finding in old.runtime.built.rulebook.findings}
        for finding in new.runtime.built.rulebook.findings:
            if finding.id in before:
                self._compare(before[finding.id], finding)

    def same_condition(self, old: Condition, new: Condition) -> bool:
        """Return whether two conditions are true, false and unknown in the same cases; a counterexample is kept."""
        if (old.names | new.names) & self._incomparable:
            return False
        if old == new:
            return True
        if self._logic is None:
            return False
        verdict = self._logic.equivalent(old, new)
        if verdict.witness is not None:
            self.cases.append(verdict.witness)
        return verdict.answer == "yes"

    def never(self, condition: Condition) -> bool:
        """Return whether a condition is never true; a counterexample is kept."""
        if self._logic is None or condition.names & self._incomparable:
            return False
        verdict = self._logic.satisfiable(condition)
        if verdict.witness is not None:
            self.cases.append(verdict.witness)
        return verdict.answer == "no"

    def _compare(self, old: Scored, new: Scored) -> None:
        upstream = {link.origin for link in (*old.links, *new.links)}
        names = {name for rule in _rules(old, new) for name in rule.when.names}
        upstream |= names & self.reasons.keys()
        supports, reliefs = (
            self._same_product(old.supports, new.supports),
            self._same_product(old.reliefs, new.reliefs),
        )
        if not (supports and reliefs and _same_links(old.links, new.links)):
            incomparable = sorted(self._incomparable & names)
            self.reasons[new.id] = "no example was found, and no proof"
            if incomparable:
                self.reasons[new.id] = f"no example was found, and there are other answers to {', '.join(incomparable)}"
            elif self._logic is None:
                self.reasons[new.id] = "the solver z3 is not installed"
        elif upstream - self.same:
            self.reasons[new.id] = f"it depends on {', '.join(sorted(upstream - self.same))}"
        elif names & self.merged:
            self.reasons[new.id] = merged_text(names & self.merged)
        else:
            self.same.add(new.id)

    def _same_product(self, old: Sequence[Rule], new: Sequence[Rule]) -> bool:
        """Return whether the product over the true rules is the same double for all answers."""
        if len(old) == len(new) and all(map(self._same_rule, old, new)):
            return True
        before, after = self._satisfiable(old, new), self._satisfiable(new, old)
        places = self._paired(before, after)
        if places is None or len(before) > MAX_REORDERED:
            return False
        weights = [rule.strength for rule in before]
        ordered = sorted(range(len(before)), key=lambda place: places[place])
        return all(
            remaining(compress(weights, chosen)) == remaining(weights[place] for place in ordered if chosen[place])
            for chosen in product((False, True), repeat=len(weights))
        )

    def _paired(self, before: Sequence[Rule], after: Sequence[Rule]) -> list[int] | None:
        """Return for each rule the index of an equivalent rule of the same strength; None if one has none."""
        if len(before) != len(after):
            return None
        left = list(range(len(after)))
        places: list[int] = []
        for rule in before:
            alike = [
                place for place in left if (after[place].when, after[place].strength) == (rule.when, rule.strength)
            ]
            place = next((place for place in alike or left if self._same_rule(rule, after[place])), None)
            if place is None:
                return None
            left.remove(place)
            places.append(place)
        return places

    def _satisfiable(self, rules: Sequence[Rule], others: Sequence[Rule]) -> list[Rule]:
        """Return the rules without those that are never true; rules that are identical on both sides are kept."""
        known = {(rule.when, rule.strength) for rule in others}
        return [rule for rule in rules if (rule.when, rule.strength) in known or not self.never(rule.when)]

    def _same_rule(self, old: Rule, new: Rule) -> bool:
        return old.strength == new.strength and self.same_condition(old.when, new.when)


def merged_text(names: Iterable[str]) -> str:
    """Return the reason why a finding that is the same for one person is undecided for two."""
    return f"no example was found, and two partners' answers to {', '.join(sorted(names))} become one otherwise"


def _domains(knowledge: KnowledgeBase) -> dict[str, object]:
    """Return the set of values of each name; a rating is a number, and choices are unordered."""
    scores: dict[str, object] = dict.fromkeys(
        (finding.id for finding in knowledge.runtime.built.rulebook.findings), "a score"
    )
    signals = knowledge.signals.items()
    return scores | {id: (signal.is_number, signal.bounds, frozenset(signal.choices)) for id, signal in signals}


def _rules(*findings: Scored) -> Iterator[Rule]:
    for finding in findings:
        yield from finding.rules


def _same_links(old: Sequence[Incoming], new: Sequence[Incoming]) -> bool:
    return [(link.origin, link.strength) for link in old] == [(link.origin, link.strength) for link in new]
