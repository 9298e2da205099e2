"""Run the cases of a pack once, and for each mutant evaluate again only what the change affects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from intimacy_kit.engines.interpret import State, evaluate, relevance, score, strongest, truths
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.concepts import Link
from intimacy_kit.model.levels import level, level_of
from intimacy_kit.model.rulebook import Group, Incoming, RuleBook, Scored, grouped
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.reasoning.diagnosing.remedies import Candidate, candidates, remedies
from intimacy_kit.testing.cases import Expected
from intimacy_kit.testing.mutation.mutants import Mutant
from intimacy_kit.testing.subject import PackUnderTest

Scores = Mapping[str, float]
Truths = Mapping[str, Truth]


@dataclass(frozen=True, slots=True)
class _Run:
    """A case with its state and safety truths under the unchanged rules."""

    id: str
    expect: Expected
    state: State
    safety: Truths


class IncrementalRun:
    """The cases of a pack, all of which pass, with their results under the unchanged rules."""

    def __init__(self, subject: PackUnderTest) -> None:
        self.rules: Mapping[str, Rule | SafetyRule] = subject.rules
        self.book: RuleBook = subject.book
        self.findings: dict[str, Scored] = {finding.id: finding for finding in subject.book.findings}
        self.dependents: dict[str, frozenset[str]] = {id: self._with_dependents(id) for id in self.findings}
        self.candidates: tuple[Candidate, ...] = candidates(subject.book, subject.knowledge.practices)
        support = [one for one in self.candidates if one.strategy.professional and one.alone]
        self.support: str = min((one.strategy.id for one in support), default="none")
        self.runs: list[_Run] = []
        for located in subject.cases:
            state = subject.state(subject.values(located))
            safety = {rule.id: evaluate(rule.when, state.known).truth for rule in subject.book.safety}
            self.runs.append(_Run(located.case.id, located.case.expect, state, safety))

    def killed_by(self, mutant: Mutant) -> str | None:
        """Return the id of the first case that fails with a mutant; None if all pass."""
        new = mutant.changed
        if isinstance(new, SafetyRule):
            return self._killed_by_safety(new)
        if isinstance(new, Rule):
            changed = _with_rule(self.findings[new.finding], new)
            cases = [run for run in self.runs if self._matters(new, run.state)]
        else:
            changed = _with_link(self.findings[new.to], mutant.entry, new)
            cases = [run for run in self.runs if run.state.scores[mutant.entry] > 0]
        affected = self.dependents[changed.id]
        book = [changed if finding.id == changed.id else finding for finding in self.book.findings]
        again = [finding for finding in book if finding.id in affected]
        for run in cases:
            scores = rescored(again, run.state)
            if not self._levels_hold(run, scores, affected) or not self._remedy_holds(run, scores, run.safety):
                return run.id
        return None

    def _matters(self, rule: Rule, state: State) -> bool:
        """Return whether a changed rule can affect a case; mostly it cannot, and nothing is evaluated again."""
        before = self.rules[rule.id]
        return isinstance(before, Rule) and _weight(before, state) != _weight(rule, state)

    def _killed_by_safety(self, rule: SafetyRule) -> str | None:
        for run in self.runs:
            safety = {**run.safety, rule.id: evaluate(rule.when, run.state.known).truth}
            if safety != run.safety and not (
                _safety_holds(run.expect, safety) and self._remedy_holds(run, run.state.scores, safety)
            ):
                return run.id
        return None

    def _levels_hold(self, run: _Run, scores: Scores, affected: frozenset[str]) -> bool:
        return all(
            expected == level_of(self.findings[id].kind, level(scores[id]))
            for id, expected in run.expect.levels.items()
            if id in affected
        )

    def _remedy_holds(self, run: _Run, scores: Scores, safety: Truths) -> bool:
        if run.expect.first_remedy is None:
            return True
        if Truth.TRUE in safety.values():
            return run.expect.first_remedy == self.support
        relevances = [relevance(strategy, scores) for strategy in self.book.strategies]
        found = remedies(self.candidates, relevances, [scores[finding.id] for finding in self.book.findings])
        return run.expect.first_remedy == (found[0].strategy.id if found else "none")

    def _with_dependents(self, id: str) -> frozenset[str]:
        """Return a finding and all findings that depend on it."""
        found = {id}
        for finding in self.book.findings:  # each comes after those it depends on
            reads = {name for rule in finding.rules for name in rule.names}
            if found & (reads | {link.origin for link in finding.links}):
                found.add(finding.id)
        return frozenset(found)


def rescored(again: Iterable[Scored], state: State) -> Scores:
    """Return the scores of a case after computing those of some findings again, in the order and way of the engines."""
    fresh = State(state.values, dict(state.scores), state.intervals)
    for finding in again:
        fresh.scores[finding.id] = score(finding, truths(finding.rules, fresh.known), fresh.scores)
    return fresh.scores


def _weight(rule: Rule, state: State) -> float:
    return strongest(rule, truths([rule], state.known), Truth.TRUE)


def _safety_holds(expect: Expected, safety: Truths) -> bool:
    concerns = [id for id in sorted(safety) if safety[id] is Truth.TRUE]
    open_ = not safety or Truth.UNKNOWN in safety.values()
    status = "concern" if concerns else "not_screened" if open_ else "no_concern_reported"
    return expect.safety in (None, status) and (expect.concerns is None or sorted(expect.concerns) == concerns)


def _with_rule(finding: Scored, rule: Rule) -> Scored:
    def with_it(groups: tuple[Group, ...]) -> tuple[Group, ...]:
        return grouped(rule if one.id == rule.id else one for group in groups for one in group.rules)

    return replace(finding, supports=with_it(finding.supports), reliefs=with_it(finding.reliefs))


def _with_link(finding: Scored, origin: str, link: Link) -> Scored:
    links = (Incoming(one.origin, link.strength) if one.origin == origin else one for one in finding.links)
    return replace(finding, links=tuple(links))
