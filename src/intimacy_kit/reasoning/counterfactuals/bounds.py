"""Bound the score of a finding from below after a given number of changes, to prune the branch and bound in `search`.

A score is (1 - exp(-a)) * exp(-r), where `a` sums -log(1 - strength) over the true supporting rules and the links, and
`r` over the true relieving rules. A change can lower `a` by no more than the weight of the supporting rules that it can
make false, and raise `r` by no more than that of the relieving rules that it can make true. Of a group, that is the
step that counts, and for relief the stronger ones. Where a step needs several changes to flip, each of them counts for
its share of the weight. The contribution of a link is bounded by a chord, and by how far its origin is from being
absent. So the effect of a set of changes is at most the sum of the effects of each, which is quick to compute. The
logarithms are the same doubles on every platform: where a budget ends the search, the bounds decide what was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum

from intimacy_kit.engines.elementary import exp, expm1, log, log1p
from intimacy_kit.engines.interpret import truths
from intimacy_kit.engines.noisy_or import log_weight
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.levels import MILD
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import Group, RuleBook, Scored
from intimacy_kit.model.rules import Rule, Step
from intimacy_kit.reasoning.counterfactuals.actions import Actions
from intimacy_kit.reasoning.counterfactuals.flip_costs import FlipCost, flip_cost

_MOST = 300.0
"""Support over this, in logarithms, is taken for this much: its score is 1 already, and factors stay finite."""

_NEARLY = 1.0 - 1e-9
"""Room for rounding, where a logarithm of nothing, or a score just below a level, would spoil the bound."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Upper bounds of the effect of each change on one finding, in logarithms.

    Attributes:
        a: the support now.
        r: the relief now.
        less: by signal, the most support that changing it can remove.
        more: by signal, the most relief that changing it can add.
    """

    a: float
    r: float
    less: Mapping[str, float]
    more: Mapping[str, float]

    @property
    def score(self) -> float:
        """The score without any change, or a lower one."""
        return -expm1(-self.a) * exp(-self.r)

    def factors(self) -> Factors:
        """Return the same as factors."""
        return Factors(
            kept=exp(-min(self.a, _MOST)),
            relief=exp(-self.r),
            less={id: exp(min(less, _MOST)) for id, less in self.less.items()},
            more={id: exp(-more) for id, more in self.more.items()},
        )


@dataclass(frozen=True, slots=True)
class Factors:
    """The effects of a bound as factors, which are quicker to combine: sums of logarithms are products here.

    Attributes:
        kept: the product of 1 - strength over the support now.
        relief: the same over the relief now.
        less: by signal, by what changing it can multiply `kept` at most.
        more: by signal, by what changing it can multiply `relief` at least.
    """

    kept: float
    relief: float
    less: Mapping[str, float]
    more: Mapping[str, float]

    def lowest_score(self, less: float, more: float) -> float:
        """Return the lowest score after changes of these products of factors."""
        return (1.0 - min(1.0, self.kept * less)) * self.relief * more


class ScoreBounds:
    """The bounds for one finding. Prepared once for a case.

    Args:
        book: with the finding last, and every rule true or false.
        values: of the case.
        actions: possible changes by signal.
        scores: of the findings now.
        undetermined: ids of the rules that could flip, if everything that can be changed were.
    """

    def __init__(
        self,
        book: RuleBook,
        values: Mapping[str, Value],
        actions: Actions,
        scores: Mapping[str, float],
        undetermined: Iterable[str],
    ) -> None:
        self.book, self.values, self.actions = book, values, actions
        self.undetermined = frozenset(undetermined)
        self.findings = {finding.id for finding in book.findings}
        rules = [rule for finding in book.findings for rule in finding.rules]
        self.known = truths(rules, {**values, **scores}.get)
        self.costs = {
            (rule.id, position): self._cost(rule, position, step)
            for rule in rules
            for position, step in enumerate(rule.steps)
        }

    def _cost(self, rule: Rule, position: int, step: Step) -> FlipCost | None:
        if rule.id not in self.undetermined:
            return None
        now = self.known[rule.id, position]
        return flip_cost(step, self.values, self.actions, self.findings, lambda truth: truth is now)

    def after(self, changes: int) -> Bound:
        """Return the bound for the last finding after a number of changes, from 1."""
        bounds: dict[str, Bound] = {}
        for finding in self.book.findings:
            bounds[finding.id] = self._bound(finding, changes, bounds)
        return bounds[self.book.findings[-1].id]

    def _bound(self, finding: Scored, changes: int, bounds: Mapping[str, Bound]) -> Bound:
        less, more = dict.fromkeys(self.actions, 0.0), dict.fromkeys(self.actions, 0.0)
        a = fsum(self._support(group, less) for group in finding.supports)
        r = fsum(self._relief(group, more) for group in finding.reliefs)
        for link in finding.links:
            a += _over_link(link.strength, bounds[link.origin], changes, less)
        return Bound(a, r, less, more)

    def _counting(self, group: Group) -> int:
        """Return the place of the first step of a group that is true now, or after the last if none is."""
        truths = (self.known[rule.id, position] is Truth.TRUE for rule, position, _ in group.chain)
        return next((place for place, is_true in enumerate(truths) if is_true), len(group.chain))

    def _support(self, group: Group, less: dict[str, float]) -> float:
        """Return the support of a group now; add to `less` what each change can remove at most: all, shared out."""
        place = self._counting(group)
        if place == len(group.chain):
            return 0.0
        rule, position, step = group.chain[place]
        weight, cost = log_weight(step.strength), self.costs[rule.id, position]
        if cost is None:
            return weight
        if not cost.signals:
            return 0.0  # any change may remove it, at no cost
        for id in cost.signals:
            less[id] += weight / cost.count
        return weight

    def _relief(self, group: Group, more: dict[str, float]) -> float:
        """Return the relief of a group now, and what any change may add; add to `more` what each change can add."""
        place = self._counting(group)
        now = log_weight(group.chain[place].step.strength) if place < len(group.chain) else 0.0
        added: dict[str, float] = {}
        anyway = 0.0
        for rule, position, step in group.chain[:place]:
            weight, cost = log_weight(step.strength) - now, self.costs[rule.id, position]
            if cost is None:
                continue
            if not cost.signals:
                anyway = max(anyway, weight)
            for id in cost.signals:
                added[id] = max(added.get(id, 0.0), weight / cost.count)
        for id, weight in added.items():
            more[id] += weight
        return now + anyway


def _over_link(strength: float, origin: Bound, changes: int, less: dict[str, float]) -> float:
    """Return the support over a link now; add to `less` what each change at its origin can remove from it at most.

    While the origin stays present, that is bounded by a chord. Once it is no longer present, the link carries nothing:
    a change counts for its share of the way there, in logarithms of the score.
    """
    score = origin.score
    if score < MILD / _NEARLY:
        return 0.0

    def carried(a: float) -> float:
        return -log1p(strength * expm1(-a) * exp(-origin.r))

    now = carried(origin.a)
    most = min(origin.a * _NEARLY, fsum(sorted(origin.less.values())[-changes:]))
    by_less = (now - carried(origin.a - most)) / most if most > 0 else 0.0
    weight = strength * score
    by_more = weight / (1.0 - weight)
    way = log(score / MILD)
    falls = (log(score) + origin.r - log(-expm1(most - origin.a))) / most if most > 0 else 0.0
    by_less, by_more = max(by_less, now * falls / way), max(by_more, now / way)
    for id in less:
        less[id] += min(now, by_less * origin.less[id] + by_more * origin.more[id])
    return now
