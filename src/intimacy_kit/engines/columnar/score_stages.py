"""Build the scores of a rule book over columns: the same factors in the same order as `interpret`, equal bit for bit.

The result is a list of stages; each adds columns that later ones read. Findings of one depth share a stage. Long
products are split into several stages, because dataframe libraries limit the depth of expressions.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import reduce
from itertools import zip_longest
from operator import add, or_

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.expressions import (
    ColumnAlgebra,
    if_else,
    is_true,
    number,
    one_minus,
    product,
    smallest_of,
)
from intimacy_kit.engines.columnar.layout import IntermediateColumns
from intimacy_kit.engines.predicates import Predicates
from intimacy_kit.model.indexes import Index
from intimacy_kit.model.levels import MILD
from intimacy_kit.model.rulebook import Group, RuleBook, Scored, Weighed
from intimacy_kit.model.rules import Rule, SafetyRule

Stage = list[nw.Expr]
MAX_FACTORS = 40
"""Maximum factors of a product, and steps of a chain, in one expression."""


class ScoreExpressions:
    """Builds the results of the safety rules, and the stages from signals to scores, intervals and relevances.

    Args:
        book: rule book to be run.
        intermediate: names of the intermediate columns.
    """

    def __init__(self, book: RuleBook, intermediate: IntermediateColumns) -> None:
        self.book: RuleBook = book
        self.intermediate: IntermediateColumns = intermediate
        self.findings: dict[str, int] = {finding.id: position for position, finding in enumerate(book.findings)}
        homes: dict[int, list[int]] = {}
        for position, finding in enumerate(book.findings):
            for group in finding.groups:
                homes.setdefault(id(group), []).append(position)
        self._home: dict[int, int] = {group: positions[0] for group, positions in homes.items()}
        self._with_common: set[int] = {n for positions in homes.values() if len(positions) > 1 for n in positions}
        signals = {id: intermediate.signal(slot) for slot, id in enumerate(book.signals)}
        algebra = ColumnAlgebra(choices_of(book, signals))
        of = intermediate.finding
        self.known: Predicates[nw.Expr] = Predicates(
            algebra, signals, {id: (of("s", n), of("s", n)) for id, n in self.findings.items()}
        )
        self.possible: Predicates[nw.Expr] = Predicates(
            algebra, signals, {id: (of("l", n), of("h", n)) for id, n in self.findings.items()}
        )

    def concern(self, among: Container[str]) -> nw.Expr:
        """Return whether a safety rule of a concern is true, of those with these ids."""
        return any_true(self.known, [rule for rule in self.book.concerns if rule.id in among])

    def caution(self) -> nw.Expr:
        """Return whether a safety rule of a caution is true."""
        return any_true(self.known, self.book.cautions)

    def screened(self) -> nw.Expr:
        """Return whether there are safety rules of concerns and none is unknown."""
        decided = [self.known.true(rule.when) | self.known.false(rule.when) for rule in self.book.concerns]
        return is_true(self.known.algebra.every(decided)) if decided else nw.lit(value=False)

    def findings_stages(self, *, intervals: bool) -> list[Stage]:
        """Return the stages of the scores, with the lows and highs of all findings, or of what the indexes rest on."""
        bounded = {*self.findings.values()} if intervals else self._under_indexes()
        sharing = bounded | self._with_common
        stages: list[Stage] = [[column for n in sorted(sharing) for column in self._certain_factors(n)]]
        for layer in _layers(self.book.findings, self.findings):
            wanted = [(n, bound) for n in layer for bound in ("slh" if n in bounded else "s")]
            stages += together([self._finding(n, bound, shared=n in sharing) for n, bound in wanted])
        return [stage for stage in stages if stage]

    def _certain_factors(self, position: int) -> Stage:
        """Return a column with the factor of each group of a finding by what is true.

        Its bounds share it, and so do later findings that have the very same group.
        """
        finding, of = self.book.findings[position], self.intermediate.group
        return [
            self._factor(group, "s", adds=adds).alias(of(position, group.id, adds=adds))
            for groups, adds in ((finding.supports, True), (finding.reliefs, False))
            for group in groups
            if self._reads_signals(group) and self._home[id(group)] == position
        ]

    def _reads_signals(self, group: Group) -> bool:
        """Return whether the rules of a group read no findings: what is known of them is certain."""
        return all(rule.names.isdisjoint(self.findings) for rule in group.rules)

    def _under_indexes(self) -> set[int]:
        """Return the positions of the parts of the indexes, and of the findings that these depend on."""
        found: set[int] = set()
        waiting = [part.of for index in self.book.indexes for part in index.of]
        while waiting:
            position = self.findings[waiting.pop()]
            if position not in found:
                found.add(position)
                waiting += _read_findings(self.book.findings[position], self.findings)
        return found

    def index_stages(self) -> list[Stage]:
        """Return the stages of the bounds of the indexes: of weighted sums, and of these divided by all weights."""
        sums: Stage = []
        means: Stage = []
        for position, index in enumerate(self.book.indexes):
            total = reduce(add, (abs(part.weight) for part in index.of))
            for end in "lh":
                name = self.intermediate.index(end, position)
                sums.append(self._index_sum(index, end).alias(name))
                # Polars multiplies by the inverse of a constant, which rounds twice; by a column it divides.
                means.append((nw.col(name) / (nw.col(name) * 0.0 + total)).alias(name))
        return [sums, means]

    def _index_sum(self, index: Index, end: str) -> nw.Expr:
        other = {"l": "h", "h": "l"}[end]
        ends = []
        for part in index.of:
            position, weight = self.findings[part.of], abs(part.weight)
            if part.weight > 0:
                ends.append(weight * nw.col(self.intermediate.finding(end, position)))
            else:
                ends.append(weight * one_minus(nw.col(self.intermediate.finding(other, position))))
        return reduce(add, ends)

    def _finding(self, position: int, bound: str, *, shared: bool) -> list[Stage]:
        """Return the stages of the score or a bound; `shared` says that there are columns of certain factors."""
        finding, name = self.book.findings[position], self.intermediate.finding(bound, position)
        factor = self._shared_factor if shared else self._factor
        products = [
            [factor(group, bound, adds=True) for group in finding.supports],
            [
                one_minus(_carried(link.strength, self.intermediate.finding(bound, self.findings[link.origin])))
                for link in finding.links
            ],
            [factor(group, bound, adds=False) for group in finding.reliefs],
        ]
        stages: list[Stage] = []
        multiplied: list[nw.Expr | None] = []
        for part, factors in zip("sqr", products, strict=True):
            before, value = _stepwise(f"{name}{part}", factors)
            stages = together([stages, before])
            multiplied.append(value)
        supports, links, reliefs = multiplied
        evidence = [value for value in (supports, links) if value is not None]
        score = one_minus(product(evidence)) if evidence else number(0.0)
        return [*stages, [(score if reliefs is None else score * reliefs).alias(name)]]

    def _factor(self, group: Group, bound: str, *, adds: bool) -> nw.Expr:
        """Return the factor of a group: of its strongest step that is true, for one of the bounds that is not false."""
        return smallest_of(
            [
                self._of_chain(group.chain[start : start + MAX_FACTORS], bound, adds=adds)
                for start in range(0, len(group.chain), MAX_FACTORS)
            ]
        )

    def _shared_factor(self, group: Group, bound: str, *, adds: bool) -> nw.Expr:
        """Return the factor of a group, from its certain factor if possible.

        If all its steps read one and the same signal, they are all unknown without it, and none is unknown with it.
        """
        if not self._reads_signals(group):
            return self._factor(group, bound, adds=adds)
        certain = nw.col(self.intermediate.group(self._home[id(group)], group.id, adds=adds))
        if bound == "s" or (bound == "l") == adds:
            return certain
        names = frozenset[str]().union(*(rule.names for rule in group.rules))
        if len(names) > 1:
            return self._factor(group, bound, adds=adds)
        unanswered = nw.col(self.known.signals[next(iter(names))]).is_null()
        return nw.when(unanswered).then(number(1.0 - group.chain[0].step.strength)).otherwise(certain)

    def _of_chain(self, chain: Sequence[Weighed], bound: str, *, adds: bool) -> nw.Expr:
        """Return the factor of the first step that counts; the steps are in descending order of their strengths."""
        factor = number(1.0)
        for _, _, step in reversed(chain):
            own = 1.0 - step.strength
            if bound != "s" and (bound == "l") != adds:
                factor = nw.when(self.possible.false(step.when)).then(factor).otherwise(own)
            else:
                predicates = self.known if bound == "s" else self.possible
                factor = nw.when(predicates.true(step.when)).then(own).otherwise(factor)
        return factor

    def relevances(self) -> list[Stage]:
        """Return the stages of the relevances of the strategies."""
        steps = []
        for position, strategy in enumerate(self.book.strategies):
            name = self.intermediate.strategy("r", position)
            factors = [
                one_minus(_carried(link.strength, self.intermediate.finding("s", self.findings[link.to])))
                for link in sorted(strategy.addresses, key=lambda link: link.to)
            ]
            before, value = _stepwise(name, factors)
            steps.append([*before, [(number(0.0) if value is None else one_minus(value)).alias(name)]])
        return together(steps)

    def fires(self, rule: Rule) -> nw.Expr:
        """Return whether any step of a rule is true."""
        steps = [self.known.true(step.when) for step in rule.steps]
        return steps[0] if len(steps) == 1 else self.known.algebra.some(steps)


def fired(people: Sequence[ScoreExpressions]) -> nw.Expr:
    """Return the space-separated ids of the rules that are true for any of these people, ascending."""
    rules = {rule.id: rule for finding in people[0].book.findings for rule in finding.rules}
    ids = []
    for id in sorted(rules):
        by_any = reduce(or_, [one.fires(rules[id]) for one in people])
        ids.append(nw.when(by_any).then(nw.lit(id)))
    return nw.concat_str(*ids, separator=" ", ignore_nulls=True) if ids else nw.lit("")


def _carried(strength: float, score: str) -> nw.Expr:
    """Return strength times score, or 0.0 if the finding is not present."""
    return if_else(nw.col(score) >= MILD, strength * nw.col(score), 0.0)


def together(steps: Sequence[Sequence[Stage]]) -> list[Stage]:
    """Merge lists of stages that do not depend on each other."""
    empty: Stage = []
    return [[column for stage in same for column in stage] for same in zip_longest(*steps, fillvalue=empty)]


def _stepwise(name: str, factors: Sequence[nw.Expr]) -> tuple[list[Stage], nw.Expr | None]:
    """Return the stages before a product and the expression of the product after them; None without factors."""
    stages: list[Stage] = []
    done: list[nw.Expr] = []
    while len(factors) > MAX_FACTORS:
        stages.append([product([*done, *factors[:MAX_FACTORS]]).alias(name)])
        done, factors = [nw.col(name)], factors[MAX_FACTORS:]
    rest = [*done, *factors]
    return stages, product(rest) if rest else None


def _layers(findings: Sequence[Scored], position: dict[str, int]) -> list[list[int]]:
    """Return the positions of the findings in layers; each finding is in a layer after all its dependencies."""
    depth: list[int] = []
    for finding in findings:
        depth.append(1 + max((depth[position[id]] for id in _read_findings(finding, position)), default=-1))
    return [[n for n, own in enumerate(depth) if own == layer] for layer in range(max(depth, default=-1) + 1)]


def _read_findings(finding: Scored, findings: Container[str]) -> set[str]:
    """Return the findings that a finding depends on directly."""
    return {id for id in finding.reads if id in findings}


def choices_of(book: RuleBook, columns: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the choices of each column that holds positions of choices, for signals and their columns."""
    found = {column: book.signals[id] for id, column in columns.items()}
    return {column: signal.choices for column, signal in found.items() if signal.spec.value_type == "choice"}


def any_true(known: Predicates[nw.Expr], rules: Sequence[SafetyRule]) -> nw.Expr:
    """Return whether a safety rule is true by what is known."""
    true = [known.true(rule.when) for rule in rules]
    return is_true(known.algebra.some(true)) if true else nw.lit(value=False)
