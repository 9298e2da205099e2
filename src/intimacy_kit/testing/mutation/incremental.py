"""Run the cases of a pack once, and for each mutant evaluate again only what the change affects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from intimacy_kit.engines.interpret import State, evaluate, relevance, score, strongest, truths
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.truth import Fact, Truth
from intimacy_kit.model.concepts import Practice, Strategy
from intimacy_kit.model.levels import level, level_of
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import FindingKind, RuleBook, Scored
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.reasoning.case.case import Outcomes
from intimacy_kit.reasoning.diagnosing.context import DiagnosisContext
from intimacy_kit.reasoning.diagnosing.recommending import remedies_of
from intimacy_kit.reasoning.diagnosing.safety import safety as screened
from intimacy_kit.testing.answers import of_two
from intimacy_kit.testing.cases import ANYWHERE, Chosen, Expected, remedy_deviations
from intimacy_kit.testing.mutation.mutants import Mutant
from intimacy_kit.testing.mutation.within_context import WithinContext
from intimacy_kit.testing.subject import PackUnderTest

Scores = Mapping[str, float]
Truths = Mapping[str, Truth]
StepTruths = Mapping[tuple[str, int], Truth]


@dataclass(frozen=True, slots=True)
class _Run:
    """A case, of one person or of a partner of a couple, with its results under the unchanged rules."""

    id: str
    expect: Expected
    chosen: Chosen
    of_two: bool
    state: State
    outcome: Outcome
    safety: Truths


class Example(NamedTuple):
    """Validated answers of one person or a partner, with what is expected of them in a context."""

    id: str
    values: Mapping[str, Value]
    expect: Expected
    chosen: Chosen = ANYWHERE


def examples(subject: PackUnderTest) -> Iterator[Example]:
    """Yield the cases of a pack, ascending by id."""
    for located in subject.cases:
        yield Example(located.case.id, subject.values(located), located.case.expect, located.case.chosen)


class IncrementalRun:
    """Cases, all of which pass, with their results under the unchanged rules."""

    def __init__(self, subject: PackUnderTest, cases: Iterable[Example]) -> None:
        self.rules: Mapping[str, Rule | SafetyRule] = subject.rules
        self.kinds: dict[str, FindingKind] = {finding.id: finding.kind for finding in subject.book.findings}
        self.truths = _Seen()
        self.there: dict[Chosen, WithinContext] = {}
        self.runs: list[_Run] = []
        for id, values, expect, chosen in cases:
            if chosen not in self.there:
                self.there[chosen] = WithinContext(subject.within(chosen))
            state, outcome = subject.state(values, chosen), subject.outcome(values, chosen)
            safety = {rule.id: evaluate(rule.when, state.known).truth for rule in self.there[chosen].book.safety}
            self.runs.append(_Run(id, expect, chosen, of_two(values), state, outcome, safety))
        self._kinds_of_runs = dict.fromkeys((run.chosen, run.of_two) for run in self.runs)

    def killed_by(self, mutant: Mutant) -> str | None:
        """Return the id of the first case that fails with a mutant; None if all pass."""
        new = mutant.changed
        if isinstance(new, SafetyRule):
            return self._killed_by_safety(new)
        if isinstance(new, Strategy | Practice):
            contexts = {
                (chosen, two): self.there[chosen].with_entry(new, of_two=two) for chosen, two in self._kinds_of_runs
            }
            holds = (
                (run.id, self._remedies_hold(run, run.state.scores, run.safety, contexts[run.chosen, run.of_two]))
                for run in self.runs
            )
            return next((id for id, held in holds if not held), None)
        if isinstance(new, Rule):
            cases = list(self._cases_that_matter(new))
            again = {
                (chosen, two): self.there[chosen].with_rule(new, of_two=two) for chosen, two in self._kinds_of_runs
            }
        else:
            cases = [run for run in self.runs if run.state.scores.get(mutant.entry, 0) > 0]
            again = {
                (chosen, two): self.there[chosen].with_link(mutant.entry, new, of_two=two)
                for chosen, two in self._kinds_of_runs
            }
        for run in cases:
            affected = again[run.chosen, run.of_two]
            scores = rescored(affected, run.state, self.truths)
            if not self._levels_hold(run, scores, affected) or not self._remedies_hold(run, scores, run.safety):
                return run.id
        return None

    def _cases_that_matter(self, new: Rule) -> Iterator[_Run]:
        """Yield the cases that a changed rule can affect; mostly there are none, and nothing is evaluated again."""
        before = self.rules[new.id]
        assert isinstance(before, Rule)  # noqa: S101 - no mutant changes the kind of a rule
        forms = {
            (chosen, two): [self.there[chosen].rule(each, of_two=two) for each in (before, new)]
            for chosen, two in self._kinds_of_runs
        }
        for run in self.runs:
            old_weight, new_weight = (self._weight(each, run) for each in forms[run.chosen, run.of_two])
            if old_weight != new_weight:
                yield run

    def _weight(self, rule: Rule | None, run: _Run) -> float:
        return 0.0 if rule is None else strongest(rule, self.truths([rule], run.state), Truth.TRUE)

    def _killed_by_safety(self, rule: SafetyRule) -> str | None:
        for run in self.runs:
            safety = {**run.safety, rule.id: evaluate(rule.when, run.state.known).truth}
            if safety != run.safety and not (
                _safety_holds(run.expect, self.there[run.chosen].book, safety)
                and self._remedies_hold(run, run.state.scores, safety)
            ):
                return run.id
        return None

    def _levels_hold(self, run: _Run, scores: Scores, affected: Iterable[Scored]) -> bool:
        ids = {finding.id for finding in affected}
        return all(
            expected == level_of(self.kinds[id], level(scores[id]))
            for id, expected in run.expect.levels.items()
            if id in ids
        )

    def _remedies_hold(
        self, run: _Run, scores: Scores, safety: Truths, context: DiagnosisContext | None = None
    ) -> bool:
        expect = run.expect
        if expect.first_remedy is None and not (expect.remedies or expect.first_practices or expect.left_out):
            return True
        there, values = self.there[run.chosen], run.state.values
        book = there.book
        outcome = run.outcome._replace(
            concerns=_with_truth(book.concerns, safety, Truth.TRUE),
            unscreened=_with_truth(book.concerns, safety, Truth.UNKNOWN),
            cautions=_with_truth(book.cautions, safety, Truth.TRUE),
            scores=tuple(scores[finding.id] for finding in book.findings),
            relevances=tuple(relevance(strategy, scores) for strategy in book.strategies),
        )
        known = context or there.contexts[run.of_two]
        outcomes = Outcomes((outcome,), outcome)
        found = remedies_of(known, [values], outcomes, screened(book, outcome, [values], known.support))
        return not any(remedy_deviations(found, expect))


class _Seen:
    """The truth of the steps of rules, evaluated once for each combination of what they read: many cases are alike."""

    def __init__(self) -> None:
        self._by_rule: dict[int, tuple[Rule, tuple[str, ...], dict[tuple[Fact, ...], StepTruths]]] = {}

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
