"""Run the cases of a pack once, and for each mutant evaluate again only what the change affects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from intimacy_kit.engines.interpret import State, evaluate, relevance, score, strongest, truths
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.truth import Fact, Truth
from intimacy_kit.model.concepts import Link, Practice, Strategy
from intimacy_kit.model.levels import level, level_of
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import FindingKind, Group, Incoming, RuleBook, Scored, grouped, without_partner
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.reasoning.case.case import Outcomes
from intimacy_kit.reasoning.diagnosing.context import DiagnosisContext
from intimacy_kit.reasoning.diagnosing.fitting import Conditions
from intimacy_kit.reasoning.diagnosing.recommending import remedies_of
from intimacy_kit.reasoning.diagnosing.safety import safety as screened
from intimacy_kit.testing.answers import of_two
from intimacy_kit.testing.cases import Expected, remedy_deviations
from intimacy_kit.testing.mutation.mutants import Mutant
from intimacy_kit.testing.subject import PackUnderTest

Scores = Mapping[str, float]
Truths = Mapping[str, Truth]
StepTruths = Mapping[tuple[str, int], Truth]


@dataclass(frozen=True, slots=True)
class _Run:
    """A case, of one person or of a partner of a couple, with its results under the unchanged rules."""

    id: str
    expect: Expected
    of_two: bool
    state: State
    outcome: Outcome
    safety: Truths


class Example(NamedTuple):
    """Validated answers of one person or a partner, with what is expected of them."""

    id: str
    values: Mapping[str, Value]
    expect: Expected


def examples(subject: PackUnderTest) -> Iterator[Example]:
    """Yield the cases of a pack, ascending by id."""
    for located in subject.cases:
        yield Example(located.case.id, subject.values(located), located.case.expect)


class IncrementalRun:
    """Cases, all of which pass, with their results under the unchanged rules."""

    def __init__(self, subject: PackUnderTest, cases: Iterable[Example]) -> None:
        self.rules: Mapping[str, Rule | SafetyRule] = subject.rules
        self.book: RuleBook = subject.book
        self.kinds: dict[str, FindingKind] = {finding.id: finding.kind for finding in subject.book.findings}
        self.of_one: RuleBook = subject.knowledge.runtime.built.rulebook
        self.dependents: dict[str, frozenset[str]] = {
            finding.id: self._with_dependents(finding.id) for finding in subject.book.findings
        }
        runtime = subject.knowledge.runtime
        self.contexts: dict[bool, DiagnosisContext] = {False: runtime.context, True: runtime.couples.context}
        self.truths = _Seen()
        self.runs: list[_Run] = []
        for id, values, expect in cases:
            state, outcome = subject.state(values), subject.outcome(values)
            safety = {rule.id: evaluate(rule.when, state.known).truth for rule in subject.book.safety}
            self.runs.append(_Run(id, expect, of_two(values), state, outcome, safety))

    def killed_by(self, mutant: Mutant) -> str | None:
        """Return the id of the first case that fails with a mutant; None if all pass."""
        new = mutant.changed
        if isinstance(new, SafetyRule):
            return self._killed_by_safety(new)
        if isinstance(new, Strategy | Practice):
            contexts = {of_two: _with_entry(context, new) for of_two, context in self.contexts.items()}
            holds = (
                (run.id, self._remedies_hold(run, run.state.scores, run.safety, contexts[run.of_two]))
                for run in self.runs
            )
            return next((id for id, held in holds if not held), None)
        if isinstance(new, Rule):
            affected = self.dependents[new.finding]
            cases = [run for run in self.runs if self._matters(new, run)]
        else:
            affected = self.dependents[new.to]
            cases = [run for run in self.runs if run.state.scores[mutant.entry] > 0]
        again = {
            of_two: [_changed(finding, mutant) for finding in book.findings if finding.id in affected]
            for of_two, book in ((False, self.of_one), (True, self.book))
        }
        for run in cases:
            scores = rescored(again[run.of_two], run.state, self.truths)
            if not self._levels_hold(run, scores, affected) or not self._remedies_hold(run, scores, run.safety):
                return run.id
        return None

    def _matters(self, rule: Rule, run: _Run) -> bool:
        """Return whether a changed rule can affect a case; mostly it cannot, and nothing is evaluated again."""
        before = self.rules[rule.id]
        return isinstance(before, Rule) and self._weight(before, run) != self._weight(rule, run)

    def _weight(self, rule: Rule, run: _Run) -> float:
        there = rule if run.of_two else self.truths.of_one(rule)
        return 0.0 if there is None else strongest(there, self.truths([there], run.state), Truth.TRUE)

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
            expected == level_of(self.kinds[id], level(scores[id]))
            for id, expected in run.expect.levels.items()
            if id in affected
        )

    def _remedies_hold(
        self, run: _Run, scores: Scores, safety: Truths, context: DiagnosisContext | None = None
    ) -> bool:
        expect = run.expect
        if expect.first_remedy is None and not (expect.remedies or expect.first_practices or expect.left_out):
            return True
        book, values = self.book, run.state.values
        outcome = run.outcome._replace(
            concerns=_with_truth(book.concerns, safety, Truth.TRUE),
            unscreened=_with_truth(book.concerns, safety, Truth.UNKNOWN),
            cautions=_with_truth(book.cautions, safety, Truth.TRUE),
            scores=tuple(scores[finding.id] for finding in book.findings),
            relevances=tuple(relevance(strategy, scores) for strategy in book.strategies),
        )
        known = context or self.contexts[run.of_two]
        outcomes = Outcomes((outcome,), outcome)
        found = remedies_of(known, [values], outcomes, screened(book, outcome, [values], known.support))
        return not any(remedy_deviations(found, expect))

    def _with_dependents(self, id: str) -> frozenset[str]:
        """Return a finding and all findings that depend on it."""
        found = {id}
        for finding in self.book.findings:  # each comes after those it depends on
            reads = {name for rule in finding.rules for name in rule.names}
            if found & (reads | {link.origin for link in finding.links}):
                found.add(finding.id)
        return frozenset(found)


class _Seen:
    """The truth of the steps of rules, evaluated once for each combination of what they read: many cases are alike."""

    def __init__(self) -> None:
        self._by_rule: dict[int, tuple[Rule, tuple[str, ...], dict[tuple[Fact, ...], StepTruths]]] = {}
        self._of_one: dict[int, tuple[Rule, Rule | None]] = {}

    def __call__(self, rules: Iterable[Rule], state: State) -> StepTruths:
        found: dict[tuple[str, int], Truth] = {}
        for rule in rules:
            if id(rule) not in self._by_rule:  # kept with the rule itself, so that no other rule can get its number
                self._by_rule[id(rule)] = (rule, tuple(sorted(rule.names)), {})
            _, names, seen = self._by_rule[id(rule)]
            read = tuple(state.known(name) for name in names)
            if read not in seen:
                seen[read] = truths([rule], state.known)
            found.update(seen[read])
        return found

    def of_one(self, rule: Rule) -> Rule | None:
        """Return a rule as it is for one person."""
        if id(rule) not in self._of_one:
            self._of_one[id(rule)] = (rule, without_partner(rule))
        return self._of_one[id(rule)][1]


def rescored(again: Iterable[Scored], state: State, truths: Callable[[Iterable[Rule], State], StepTruths]) -> Scores:
    """Return the scores of a case after computing those of some findings again, in the order and way of the engines."""
    fresh = State(state.values, dict(state.scores), state.intervals)
    for finding in again:
        fresh.scores[finding.id] = score(finding, truths(finding.rules, fresh), fresh.scores)
    return fresh.scores


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
    had = context.conditions
    if isinstance(new, Strategy):
        first = tuple(new if each.id == new.id else each for each in had.first)
        return replace(context, conditions=Conditions.of(context.book, first, had.practices))
    practices = tuple(new if each.id == new.id else each for each in had.practices)
    return replace(context, conditions=Conditions.of(context.book, had.first, practices))


def _changed(finding: Scored, mutant: Mutant) -> Scored:
    """Return a finding with the change, if it is of this finding."""
    new = mutant.changed
    if isinstance(new, Link):
        return _with_link(finding, mutant.entry, new) if finding.id == new.to else finding
    return _with_rule(finding, new) if isinstance(new, Rule) and finding.id == new.finding else finding


def _with_rule(finding: Scored, rule: Rule) -> Scored:
    """Return a finding with a rule changed; for one person, without the steps that read the other partner's answers."""

    def with_it(groups: tuple[Group, ...]) -> tuple[Group, ...]:
        return grouped(_replaced(one, rule) for group in groups for one in group.rules)

    return replace(finding, supports=with_it(finding.supports), reliefs=with_it(finding.reliefs))


def _replaced(one: Rule, rule: Rule) -> Rule:
    if one.id != rule.id:
        return one
    return rule if one.reads_partner else without_partner(rule) or one


def _with_link(finding: Scored, origin: str, link: Link) -> Scored:
    links = (Incoming(one.origin, link.strength) if one.origin == origin else one for one in finding.links)
    return replace(finding, links=tuple(links))
