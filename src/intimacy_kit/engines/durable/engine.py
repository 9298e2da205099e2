"""Run a rule book by forward chaining on durable-rules, from observed values over findings to strategies.

durable-rules determines the rules that fire. Scores are computed from their strengths by the arithmetic of `noisy_or`,
in the same order as in `interpret`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from intimacy_kit.engines.durable.literals import LiteralSets
from intimacy_kit.engines.durable.memory import WorkingMemory, load
from intimacy_kit.engines.durable.program import Program, Ruleset, conclusion, program
from intimacy_kit.engines.noisy_or import carried, combine, index_interval, noisy_or
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.truth import Interval
from intimacy_kit.model.concepts import Strategy
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import Group, RuleBook, Scored
from intimacy_kit.model.rules import Rule

Conclusions = dict[int, frozenset[str]]
"""Conclusions of a ruleset for each fact of a case, by the literals of the fact."""


class DurableEngine:
    """Runs one rule book. Thread-safe: only the current fact changes, behind a lock per ruleset.

    Attributes:
        book: rule book that it runs.
        program: the rule book translated for durable-rules.
        memories: working memory of each ruleset, by its name.
        unanswered: literals of a case without values.

    Raises:
        QuestionError: durable-rules is not installed (IK407), does not accept the rules (IK410), or returns a wrong
            result (IK411).
    """

    def __init__(self, book: RuleBook) -> None:
        native = load()
        self.book: RuleBook = book
        self.program: Program = program(book)
        self.memories: dict[str, WorkingMemory] = {
            ruleset.name: WorkingMemory(native, ruleset) for ruleset in self.program.rulesets
        }
        self.unanswered: LiteralSets = LiteralSets(0, 0, 0)
        for id in book.signals:
            self.unanswered = self.unanswered.union(self.program.literals.observed(id, None))

    def open(self) -> DurableCase:
        """Return a new case without values."""
        return DurableCase(self)

    def run(self, values: Mapping[str, Value]) -> Outcome:
        """Return the outcome of one case."""
        return self.open().update(values)


class DurableCase:
    """An open case, for one thread at a time. Only changed facts are asserted again.

    Attributes:
        observed: literals of the observed values.
        recommended: ids of the strategies with a relevance of at least mild.
    """

    def __init__(self, engine: DurableEngine) -> None:
        self._engine = engine
        self.close()

    def close(self) -> None:
        """Clear all values and results of the case."""
        self._values: Mapping[str, Value] = {}
        self.observed: LiteralSets = self._engine.unanswered
        self._conclusions: dict[str, Conclusions] = {}
        self.recommended: frozenset[str] = frozenset()

    def update(self, values: Mapping[str, Value], /) -> Outcome:
        """Return the outcome of all values of the case. If it raises, the case is unchanged."""
        literals = self._engine.program.literals
        observed = self.observed
        for id in self._engine.book.signals:
            value = values.get(id)
            if id in literals.masks and value != self._values.get(id):
                observed = observed.without(literals.masks[id]).union(literals.observed(id, value))
        chain = _Chain(self._engine, self._conclusions, observed)
        outcome = chain.run()
        self._values, self.observed = dict(values), observed
        self._conclusions, self.recommended = chain.conclusions, frozenset(chain.recommended)
        return outcome


class _Chain:
    """One run through all stages.

    Attributes:
        literals: literals of the observed values, and of the findings and strategies computed so far.
        known, certain, possible: what the rules that fired make true, on each set of literals.
    """

    def __init__(self, engine: DurableEngine, earlier: Mapping[str, Conclusions], observed: LiteralSets) -> None:
        self.engine, self.earlier, self.literals = engine, earlier, observed
        self.conclusions: dict[str, Conclusions] = {}
        self.known: set[str] = set()
        self.certain: set[str] = set()
        self.possible: set[str] = set()
        self.recommended: set[str] = set()
        self.scores: dict[str, float] = {}
        self.own_scores: dict[str, float] = {}
        self.intervals: dict[str, Interval] = {}

    def run(self) -> Outcome:
        book, program = self.engine.book, self.engine.program
        for stage in program.stages:
            for ruleset in stage.rulesets:
                conclusions = self.fire(ruleset)
                self.known |= conclusions[self.literals.known & ruleset.mask]
                self.certain |= conclusions[self.literals.certain & ruleset.mask]
                self.possible |= conclusions[self.literals.possible & ruleset.mask]
            for position in stage.findings:
                self.score(book.findings[position])
        relevances = [self.relevance(strategy) for strategy in book.strategies]
        for ruleset in program.remedies:
            self.recommended |= self.fire(ruleset)[self.literals.known & ruleset.mask]
        concerns, cautions = ({rule.id for rule in rules} for rules in (book.concerns, book.cautions))
        rules = [rule for finding in book.findings for rule in finding.rules]
        indexes = [index_interval(index.of, self.intervals) for index in book.indexes]
        return Outcome(
            concerns=tuple(sorted(self.known & concerns)),
            unscreened=tuple(sorted((self.possible - self.certain) & concerns)),
            scores=tuple(self.scores[finding.id] for finding in book.findings),
            lows=tuple(self.intervals[finding.id].low for finding in book.findings),
            highs=tuple(self.intervals[finding.id].high for finding in book.findings),
            relevances=tuple(relevances),
            fired=tuple(sorted(rule.id for rule in rules if _strongest(rule, self.known))),
            undetermined=tuple(
                sorted(rule.id for rule in rules if _strongest(rule, self.possible) > _strongest(rule, self.certain))
            ),
            index_lows=tuple(interval.low for interval in indexes),
            index_highs=tuple(interval.high for interval in indexes),
            own_scores=tuple(self.own_scores[finding.id] for finding in book.findings),
            cautions=tuple(sorted(self.known & cautions)),
        )

    def fire(self, ruleset: Ruleset) -> Conclusions:
        """Return the conclusions for the fact of each set of literals; earlier ones are reused for equal facts."""
        earlier, memory = self.earlier.get(ruleset.name, {}), self.engine.memories[ruleset.name]
        facts = {literals & ruleset.mask for literals in self.literals}
        conclusions = {fact: earlier[fact] if fact in earlier else memory.fire(fact) for fact in facts}
        self.conclusions[ruleset.name] = conclusions
        return conclusions

    def score(self, finding: Scored) -> None:
        """Compute score, low (certain supports, possible reliefs) and high (possible supports, certain reliefs)."""
        origins = [(link.strength, link.origin) for link in finding.links]
        supports, reliefs = finding.supports, finding.reliefs
        for_it, against = _weights(supports, self.known), _weights(reliefs, self.known)
        score = combine(for_it, [carried(strength, self.scores[origin]) for strength, origin in origins], against)
        low = combine(
            _weights(supports, self.certain),
            [carried(strength, self.intervals[origin].low) for strength, origin in origins],
            _weights(reliefs, self.possible),
        )
        high = combine(
            _weights(supports, self.possible),
            [carried(strength, self.intervals[origin].high) for strength, origin in origins],
            _weights(reliefs, self.certain),
        )
        self.own_scores[finding.id] = combine(for_it, (), against)
        self.scores[finding.id], self.intervals[finding.id] = score, Interval(low, high)
        self.literals = self.literals.union(self.engine.program.literals.scored(finding.id, score, low, high))

    def relevance(self, strategy: Strategy) -> float:
        links = sorted(strategy.addresses, key=lambda link: link.to)
        relevance = noisy_or(carried(link.strength, self.scores[link.to]) for link in links)
        self.literals = self.literals.union(self.engine.program.literals.observed(strategy.id, relevance))
        return relevance


def _weights(groups: Iterable[Group], true: Container[str]) -> list[float]:
    return [max(_strongest(rule, true) for rule in group.rules) for group in groups]


def _strongest(rule: Rule, true: Container[str]) -> float:
    """Return the largest strength of the steps of a rule that are true, 0.0 if none is."""
    steps = enumerate(rule.steps)
    return max((step.strength for position, step in steps if conclusion(rule, position) in true), default=0.0)
