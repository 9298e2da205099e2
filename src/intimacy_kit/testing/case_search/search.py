"""Search greedily for a small case in which a condition has a wanted truth value.

Each step adds the answer to one signal, or the fewest answers that make one rule true or false, whichever reduces the
distance to the goal most. Then needless answers are removed. The search is deterministic and always ends; that it finds
nothing proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.interpret import State, evaluate, final_state
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.conditions import And, AtLeast, Atom, Compare, Condition, Not
from intimacy_kit.model.observations import Values
from intimacy_kit.model.partition import atoms_by_name
from intimacy_kit.model.rulebook import RuleBook, Scored
from intimacy_kit.testing.case_search.candidates import candidates
from intimacy_kit.testing.case_search.reachability import fewest_answers

MAX_STEPS = 60
"""Maximum steps of one search; beyond it nothing is found."""

_NEAR = 1e-6
"""Added to the distance of a score from its threshold, so that a score on the wrong side never has distance 0."""


class CaseSearch:
    """Searches for cases in one rule book."""

    def __init__(self, book: RuleBook) -> None:
        self.book: RuleBook = book
        self.engine: CompiledEngine = CompiledEngine(book)
        self.findings: dict[str, Scored] = {finding.id: finding for finding in book.findings}
        self.known: dict[tuple[str, Truth], Values | None] = {}

    def found(self, condition: Condition, truth: Truth) -> Values | None:
        """Return few answers with which the condition has this truth value; None if none were found."""
        if truth is Truth.UNKNOWN:
            return {} if evaluate(condition, self.state({}).possible).truth is truth else None
        if condition.names <= self.book.signals.keys():
            known = self._fewest(condition, truth)
            if known is not None:
                return known
        answers = self._towards(condition, truth is Truth.TRUE)
        return None if answers is None else self._without_needless(condition, truth, answers)

    def _fewest(self, condition: Condition, truth: Truth) -> Values | None:
        key = str(condition), truth
        if key not in self.known:
            self.known[key] = fewest_answers(self.book, condition, truth)
        return self.known[key]

    def state(self, answers: Values) -> State:
        return final_state(self.book, answers, self.engine.run(answers))

    def _towards(self, condition: Condition, wanted: bool) -> Values | None:
        answers: Values = {}
        left = distance(condition, wanted, self.state(answers))
        steps = list(self._steps(condition))
        for _ in range(MAX_STEPS):
            if not left:
                return answers
            tried = ({**answers, **step} for step in steps)
            ranked = [(distance(condition, wanted, self.state(after)), len(after)) for after in tried]
            if not ranked or min(ranked)[0] >= left:
                return None
            best = min(range(len(ranked)), key=ranked.__getitem__)
            answers, left = {**answers, **steps[best]}, ranked[best][0]
        return None

    def _steps(self, condition: Condition) -> Iterator[Values]:
        """Return the steps that may affect the condition, directly or through the findings it reads."""
        conditions = [condition, *(rule.when for finding in self._upstream(condition) for rule in finding.rules)]
        names = sorted({name for one in conditions for name in one.names if name in self.book.signals})
        for name in names:
            for value in candidates(self.book.signals[name], (*condition.atoms, *self._atoms.get(name, ()))):
                yield {name: value}
        for one in conditions:
            if one.inner and one.names <= self.book.signals.keys():
                for truth in (Truth.TRUE, Truth.FALSE):
                    if (answers := self._fewest(one, truth)) is not None:
                        yield answers

    def _upstream(self, condition: Condition) -> Iterator[Scored]:
        """Return the findings that the condition reads, and all that these depend on."""
        waiting = sorted(condition.names & self.findings.keys())
        met: set[str] = set()
        while waiting:
            id = waiting.pop(0)
            if id not in met:
                met.add(id)
                finding = self.findings[id]
                yield finding
                waiting += sorted(finding.reads & self.findings.keys())

    @cached_property
    def _atoms(self) -> dict[str, tuple[Atom, ...]]:
        """The comparisons of all rules, by the name they read."""
        return atoms_by_name(rule.when for finding in self.book.findings for rule in finding.rules)

    def _without_needless(self, condition: Condition, truth: Truth, answers: Values) -> Values:
        for id in sorted(answers):
            fewer = {name: value for name, value in answers.items() if name != id}
            if evaluate(condition, self.state(fewer).known).truth is truth:
                answers = fewer
        return answers


def distance(condition: Condition, wanted: bool, state: State) -> float:
    """Return the distance of the condition from being true (false if not `wanted`): 0 if it is, else positive."""
    if isinstance(condition, Not):
        return distance(condition.part, not wanted, state)
    if condition.inner:
        parts = sorted(distance(part, wanted, state) for part in condition.inner)
        return sum(parts[: _needed(condition, wanted)])
    if evaluate(condition, state.known).truth is (Truth.TRUE if wanted else Truth.FALSE):
        return 0.0
    if isinstance(condition, Compare) and condition.name in state.scores:
        return _NEAR + abs(state.scores[condition.name] - condition.value)
    return 1.0


def _needed(condition: Condition, wanted: bool) -> int:
    """Return how many of the parts must have the wanted truth value."""
    many = len(condition.inner)
    true = condition.count if isinstance(condition, AtLeast) else many if isinstance(condition, And) else 1
    return true if wanted else many - true + 1
