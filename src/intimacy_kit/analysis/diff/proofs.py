"""Prove which findings and conditions of two knowledge bases are the same for all answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import prod

from intimacy_kit.analysis.diff.of_two import as_case, counts_otherwise, of_couples, of_one, read_of_partner
from intimacy_kit.analysis.logic import Answer, Case, Logic, Verdict
from intimacy_kit.engines.noisy_or import remaining
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.conditions import Condition, Or
from intimacy_kit.model.rulebook import Group, Incoming, Scored
from intimacy_kit.model.rules import Rule

MAX_REORDERED = 4096
"""Maximum combinations of weights of reordered groups that are multiplied in both orders."""


class Proof:
    """Proofs of equality, and cases in which conditions differ.

    Attributes:
        same: the findings with proved equal scores.
        same_interval: those of them with proved equal intervals. The interval of what reads scores of findings goes by
            more than the truth of its conditions, and what is never true may still be unknown: there the steps have to
            be identical.
        cases: witnesses, in which a condition has different truth values in the two; of two partners, if it reads the
            other one's answers.
        reasons: why the equality is not proved, for each other finding.
        of_two: signals for which couples are worth trying: their answers count for both partners in one of the two
            alone, or a finding that is not proved the same reads them of the other partner.
        otherwise: the former of these; a concern that both have reads none of them.
    """

    def __init__(self, old: KnowledgeBase, new: KnowledgeBase, logic: Logic | None) -> None:
        self.same: set[str] = set()
        self.same_interval: set[str] = set()
        self.cases: list[Case] = []
        self.reasons: dict[str, str] = {}
        self._logic = logic
        domains = _domains(old), _domains(new)
        self._incomparable = {name for name in domains[0].keys() & domains[1] if domains[0][name] != domains[1][name]}
        self.otherwise = self.of_two = counts_otherwise(old, new)
        before, of_partners = of_one(old), (of_couples(old), of_couples(new))
        for id, finding in of_one(new).items():
            if id in before:
                of_two = of_partners[0][id], of_partners[1][id]
                read = read_of_partner(*of_two)
                self._compare([(before[id], finding), of_two] if read else [(before[id], finding)])
                if id not in self.same:
                    self.of_two |= read

    def same_condition(self, old: Condition, new: Condition) -> bool:
        """Return whether two conditions are true, false and unknown in the same cases; a counterexample is kept."""
        if (old.ids | new.ids) & self._incomparable:
            return False
        if old == new:
            return True
        return self._logic is not None and self._decided(self._logic.equivalent(old, new)) == "yes"

    def never(self, condition: Condition) -> bool:
        """Return whether a condition is never true; a counterexample is kept."""
        if self._logic is None or condition.ids & self._incomparable:
            return False
        return self._decided(self._logic.satisfiable(condition)) == "no"

    def _decided(self, verdict: Verdict) -> Answer:
        if verdict.witness is not None:
            self.cases.append(as_case(verdict.witness))
        return verdict.answer

    def _compare(self, ways: Sequence[tuple[Scored, Scored]]) -> None:
        """Compare a finding of both as it is for one person and, if that is another, for a partner of a couple."""
        old, new = ways[-1]  # which has all rules
        upstream = {link.origin for link in (*old.links, *new.links)}
        names = {name for rule in _rules(old, new) for name in rule.ids}
        upstream |= names & (self.same | self.reasons.keys())
        products = [
            self._same_product(*groups)
            for before, after in ways
            for groups in ((before.supports, after.supports), (before.reliefs, after.reliefs))
        ]
        if not (all(products) and _same_links(old.links, new.links)):
            incomparable = sorted(self._incomparable & names)
            self.reasons[new.id] = "no example was found, and no proof"
            if incomparable:
                self.reasons[new.id] = f"no example was found, and there are other answers to {', '.join(incomparable)}"
            elif self._logic is None:
                self.reasons[new.id] = "the solver z3 is not installed"
        elif upstream - self.same:
            self.reasons[new.id] = f"it depends on {', '.join(sorted(upstream - self.same))}"
        elif names & self.otherwise:
            self.reasons[new.id] = of_two_text(names & self.otherwise)
        else:
            self.same.add(new.id)
            if upstream <= self.same_interval and all(self._same_interval(*way) for way in ways):
                self.same_interval.add(new.id)

    def _same_interval(self, old: Scored, new: Scored) -> bool:
        """Return whether two findings with the same score for all answers, from the same scores, have one interval."""
        findings = self.same | self.reasons.keys()
        for before, after in ((old.supports, new.supports), (old.reliefs, new.reliefs)):
            if [*map(_steps, before)] == [*map(_steps, after)]:
                continue
            if frozenset[str]().union(*map(_ids, (*before, *after))) & findings:
                return False
            if len(before) == len(after) and all(map(self._same_group, before, after)):
                continue
            counted = len(self._satisfiable(before, after)), len(self._satisfiable(after, before))
            if counted != (len(before), len(after)):
                return False
        return True

    def _same_product(self, old: Sequence[Group], new: Sequence[Group]) -> bool:
        """Return whether the product over what the groups weigh is the same double for all answers."""
        if len(old) == len(new) and all(map(self._same_group, old, new)):
            return True
        before, after = self._satisfiable(old, new), self._satisfiable(new, old)
        places = self._paired(before, after)
        if places is None:
            return False
        weights = [(0.0, *sorted({step.strength for _, _, step in group.chain})) for group in before]
        if prod(map(len, weights)) > MAX_REORDERED:
            return False
        ordered = sorted(range(len(before)), key=lambda place: places[place])
        return all(remaining(chosen) == remaining(chosen[place] for place in ordered) for chosen in product(*weights))

    def _paired(self, before: Sequence[Group], after: Sequence[Group]) -> list[int] | None:
        """Return for each group the index of an equivalent one; None if one has none."""
        if len(before) != len(after):
            return None
        left = list(range(len(after)))
        places: list[int] = []
        for group in before:
            alike = [place for place in left if _steps(after[place]) == _steps(group)]
            place = next((place for place in alike or left if self._same_group(group, after[place])), None)
            if place is None:
                return None
            left.remove(place)
            places.append(place)
        return places

    def _satisfiable(self, groups: Sequence[Group], others: Sequence[Group]) -> list[Group]:
        """Return the groups without those that are never true; groups that are identical on both sides are kept."""
        known = {_steps(group) for group in others}
        return [
            group
            for group in groups
            if _steps(group) in known or not all(self.never(step.when) for _, _, step in group.chain)
        ]

    def _same_group(self, old: Group, new: Group) -> bool:
        """Return whether two groups weigh the same: for each strength, a step at least that strong is true alike."""
        if _steps(old) == _steps(new):
            return not (_ids(old) & self._incomparable)
        strengths = {step.strength for _, _, step in (*old.chain, *new.chain)}
        return all(self._same_from(old, new, strength) for strength in sorted(strengths))

    def _same_from(self, old: Group, new: Group, strength: float) -> bool:
        before, after = _any_from(old, strength), _any_from(new, strength)
        if before is None or after is None:
            return False
        return self.same_condition(before, after)


def _steps(group: Group) -> tuple[tuple[Condition, float], ...]:
    return tuple((step.when, step.strength) for _, _, step in group.chain)


def _ids(group: Group) -> frozenset[str]:
    return frozenset[str]().union(*(step.when.ids for _, _, step in group.chain))


def _any_from(group: Group, strength: float) -> Condition | None:
    """Return the condition that a step at least that strong is true; None if there is none."""
    strong = tuple(dict.fromkeys(step.when for _, _, step in group.chain if step.strength >= strength))
    return Or.model_construct(parts=strong) if len(strong) > 1 else next(iter(strong), None)


def of_two_text(names: Iterable[str]) -> str:
    """Return the reason why what is the same for one person is undecided for two."""
    return f"no example was found, and two partners' answers to {', '.join(sorted(names))} count otherwise"


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
