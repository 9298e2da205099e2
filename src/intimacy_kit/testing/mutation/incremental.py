"""Run the cases of a pack once, and for each mutant evaluate again only what the change affects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from intimacy_kit.engines.interpret import State, evaluate, relevance, score, strongest, truths
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.concepts import Link, Practice, Strategy
from intimacy_kit.model.levels import level, level_of
from intimacy_kit.model.rulebook import Group, Incoming, RuleBook, Scored, grouped
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.reasoning.diagnosing.record import DiagnosisContext, remedies_of
from intimacy_kit.reasoning.diagnosing.safety import safety as screened
from intimacy_kit.testing.cases import Expected, practice_deviations
from intimacy_kit.testing.mutation.mutants import Mutant
from intimacy_kit.testing.subject import PackUnderTest

Scores = Mapping[str, float]
Truths = Mapping[str, Truth]


@dataclass(frozen=True, slots=True)
class _Run:
    """A case with its state, outcome and safety truths under the unchanged rules."""

    id: str
    expect: Expected
    state: State
    outcome: Outcome
    safety: Truths


class IncrementalRun:
    """The cases of a pack, all of which pass, with their results under the unchanged rules."""

    def __init__(self, subject: PackUnderTest) -> None:
        self.rules: Mapping[str, Rule | SafetyRule] = subject.rules
        self.book: RuleBook = subject.book
        self.findings: dict[str, Scored] = {finding.id: finding for finding in subject.book.findings}
        self.dependents: dict[str, frozenset[str]] = {id: self._with_dependents(id) for id in self.findings}
        self.context: DiagnosisContext = subject.knowledge.runtime.context
        self.runs: list[_Run] = []
        for located in subject.cases:
            values = subject.values(located)
            state, outcome = subject.state(values), subject.outcome(values)
            safety = {rule.id: evaluate(rule.when, state.known).truth for rule in subject.book.safety}
            self.runs.append(_Run(located.case.id, located.case.expect, state, outcome, safety))

    def killed_by(self, mutant: Mutant) -> str | None:
        """Return the id of the first case that fails with a mutant; None if all pass."""
        new = mutant.changed
        if isinstance(new, SafetyRule):
            return self._killed_by_safety(new)
        if isinstance(new, Strategy | Practice):
            context = _with_entry(self.context, new)
            return next(
                (r.id for r in self.runs if not self._remedies_hold(r, r.state.scores, r.safety, context)), None
            )
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
            if not self._levels_hold(run, scores, affected) or not self._remedies_hold(run, scores, run.safety):
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
                _safety_holds(run.expect, self.book, safety) and self._remedies_hold(run, run.state.scores, safety)
            ):
                return run.id
        return None

    def _levels_hold(self, run: _Run, scores: Scores, affected: frozenset[str]) -> bool:
        return all(
            expected == level_of(self.findings[id].kind, level(scores[id]))
            for id, expected in run.expect.levels.items()
            if id in affected
        )

    def _remedies_hold(
        self, run: _Run, scores: Scores, safety: Truths, context: DiagnosisContext | None = None
    ) -> bool:
        expect = run.expect
        if expect.first_remedy is None and not expect.first_practices and not expect.left_out:
            return True
        book, values = self.book, run.state.values
        outcome = run.outcome._replace(
            concerns=_with_truth(book.concerns, safety, Truth.TRUE),
            unscreened=_with_truth(book.concerns, safety, Truth.UNKNOWN),
            cautions=_with_truth(book.cautions, safety, Truth.TRUE),
            scores=tuple(scores[finding.id] for finding in book.findings),
            relevances=tuple(relevance(strategy, scores) for strategy in book.strategies),
        )
        known = context or self.context
        found = remedies_of(known, values, outcome, screened(book, outcome, [values], known.support))
        first = found[0].strategy.id if found else "none"
        return expect.first_remedy in (None, first) and not any(practice_deviations(found, expect))

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


def _with_truth(rules: Iterable[SafetyRule], safety: Truths, wanted: Truth) -> tuple[str, ...]:
    return tuple(rule.id for rule in rules if safety[rule.id] is wanted)


def _safety_holds(expect: Expected, book: RuleBook, safety: Truths) -> bool:
    concerns = _with_truth(book.concerns, safety, Truth.TRUE)
    cautions = _with_truth(book.cautions, safety, Truth.TRUE)
    open_ = not book.concerns or bool(_with_truth(book.concerns, safety, Truth.UNKNOWN))
    status = "concern" if concerns else "not_screened" if open_ else "no_concern_reported"
    return (
        expect.safety in (None, status)
        and (expect.concerns is None or tuple(sorted(expect.concerns)) == concerns)
        and (expect.cautions is None or tuple(sorted(expect.cautions)) == cautions)
    )


def _with_entry(context: DiagnosisContext, new: Strategy | Practice) -> DiagnosisContext:
    if isinstance(new, Strategy):
        return replace(context, first=tuple(new if each.id == new.id else each for each in context.first))
    return replace(context, conditioned=tuple(new if each.id == new.id else each for each in context.conditioned))


def _with_rule(finding: Scored, rule: Rule) -> Scored:
    def with_it(groups: tuple[Group, ...]) -> tuple[Group, ...]:
        return grouped(rule if one.id == rule.id else one for group in groups for one in group.rules)

    return replace(finding, supports=with_it(finding.supports), reliefs=with_it(finding.reliefs))


def _with_link(finding: Scored, origin: str, link: Link) -> Scored:
    links = (Incoming(one.origin, link.strength) if one.origin == origin else one for one in finding.links)
    return replace(finding, links=tuple(links))
