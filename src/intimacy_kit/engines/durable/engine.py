"""Forward chaining on durable-rules: from what is observed to findings, from those to further ones, and to remedies.

durable-rules says which rules fire. What their strengths come to is the arithmetic of `interpret`, in the same order.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from intimacy_kit.engines.durable.literals import Views
from intimacy_kit.engines.durable.memory import WorkingMemory, load
from intimacy_kit.engines.durable.program import Program, Ruleset, program
from intimacy_kit.engines.noisy_or import combine, noisy_or
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.truth import Interval
from intimacy_kit.model.concepts import Strategy
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import RuleBook, Scored
from intimacy_kit.model.rules import Rule

Answers = dict[int, frozenset[str]]
"""What a ruleset said to each fact of a case, by the literals of the fact."""


class DurableEngine:
    """Runs one rule book. Thread-safe: nothing changes but the fact of the moment, behind a lock for each ruleset.

    Raises:
        QuestionError: durable-rules is not installed (IK407), cannot take the rules (IK410), or goes wrong (IK411).
    """

    def __init__(self, book: RuleBook) -> None:
        native = load()
        self.book: RuleBook = book
        self.program: Program = program(book)
        self.memories: dict[str, WorkingMemory] = {
            ruleset.name: WorkingMemory(native, ruleset) for ruleset in self.program.rulesets
        }
        self.unanswered: Views = Views(0, 0, 0)
        for id in book.signals:
            self.unanswered = self.unanswered.joined(self.program.literals.observed(id, None))

    def open(self) -> DurableCase:
        """A case in which nothing is observed yet, for as many updates as one likes."""
        return DurableCase(self)

    def run(self, values: Mapping[str, Value]) -> Outcome:
        """All that follows from the values of one case."""
        return self.open().update(values)


class DurableCase:
    """One case under way, for one thread at a time. Only facts that have changed are asserted anew.

    Attributes:
        recommended: the strategies whose relevance reaches mild.
    """

    def __init__(self, engine: DurableEngine) -> None:
        self._engine = engine
        self.close()

    def close(self) -> None:
        """Forget the case."""
        self._values: Mapping[str, Value] = {}
        self._observed = self._engine.unanswered
        self._answers: dict[str, Answers] = {}
        self.recommended: frozenset[str] = frozenset()

    def update(self, values: Mapping[str, Value], /) -> Outcome:
        """All that follows from these values, which are all of the case. If it raises, nothing has changed."""
        literals = self._engine.program.literals
        observed = self._observed
        for id in self._engine.book.signals:
            value = values.get(id)
            if id in literals.masks and value != self._values.get(id):
                observed = observed.without(literals.masks[id]).joined(literals.observed(id, value))
        chain = _Chain(self._engine, self._answers, observed)
        outcome = chain.run()
        self._values, self._observed = dict(values), observed
        self._answers, self.recommended = chain.answers, frozenset(chain.recommended)
        return outcome


class _Chain:
    """One way through all stages.

    Attributes:
        views: what is observed, and of findings and strategies what has been worked out so far.
        known, certain, possible: the rules that fired in each view.
    """

    def __init__(self, engine: DurableEngine, answered: Mapping[str, Answers], observed: Views) -> None:
        self.engine, self.answered, self.views = engine, answered, observed
        self.answers: dict[str, Answers] = {}
        self.known: set[str] = set()
        self.certain: set[str] = set()
        self.possible: set[str] = set()
        self.recommended: set[str] = set()
        self.scores: dict[str, float] = {}
        self.intervals: dict[str, Interval] = {}

    def run(self) -> Outcome:
        book, program = self.engine.book, self.engine.program
        for stage in program.stages:
            for ruleset in stage.rulesets:
                answers = self.ask(ruleset)
                self.known |= answers[self.views.known & ruleset.mask]
                self.certain |= answers[self.views.certain & ruleset.mask]
                self.possible |= answers[self.views.possible & ruleset.mask]
            for position in stage.findings:
                self.score(book.findings[position])
        relevances = [self.relevance(strategy) for strategy in book.strategies]
        for ruleset in program.remedies:
            self.recommended |= self.ask(ruleset)[self.views.known & ruleset.mask]
        safety = {rule.id for rule in book.safety}
        undetermined = self.possible - self.certain
        return Outcome(
            concerns=tuple(sorted(self.known & safety)),
            unscreened=tuple(sorted(undetermined & safety)),
            scores=tuple(self.scores[finding.id] for finding in book.findings),
            lows=tuple(self.intervals[finding.id].low for finding in book.findings),
            highs=tuple(self.intervals[finding.id].high for finding in book.findings),
            relevances=tuple(relevances),
            fired=tuple(sorted(self.known - safety)),
            undetermined=tuple(sorted(undetermined - safety)),
        )

    def ask(self, ruleset: Ruleset) -> Answers:
        """What the ruleset says to the fact of each view; where that is as before, its answer is too."""
        earlier, memory = self.answered.get(ruleset.name, {}), self.engine.memories[ruleset.name]
        facts = {view & ruleset.mask for view in self.views}
        answers = {fact: earlier[fact] if fact in earlier else memory.fire(fact) for fact in facts}
        self.answers[ruleset.name] = answers
        return answers

    def score(self, finding: Scored) -> None:
        """Its score from what is known; its low from the fewest supports and most reliefs, its high the other way."""
        origins = [(link.strength, link.origin) for link in finding.links]
        supports, reliefs = finding.supports, finding.reliefs
        score = combine(
            _strengths(supports, self.known),
            [strength * self.scores[origin] for strength, origin in origins],
            _strengths(reliefs, self.known),
        )
        low = combine(
            _strengths(supports, self.certain),
            [strength * self.intervals[origin].low for strength, origin in origins],
            _strengths(reliefs, self.possible),
        )
        high = combine(
            _strengths(supports, self.possible),
            [strength * self.intervals[origin].high for strength, origin in origins],
            _strengths(reliefs, self.certain),
        )
        self.scores[finding.id], self.intervals[finding.id] = score, Interval(low, high)
        self.views = self.views.joined(self.engine.program.literals.scored(finding.id, score, low, high))

    def relevance(self, strategy: Strategy) -> float:
        links = sorted(strategy.addresses, key=lambda link: link.to)
        relevance = noisy_or(link.strength * self.scores[link.to] for link in links)
        self.views = self.views.joined(self.engine.program.literals.observed(strategy.id, relevance))
        return relevance


def _strengths(rules: Iterable[Rule], fired: Container[str]) -> list[float]:
    return [rule.strength for rule in rules if rule.id in fired]
