"""Bound the score of a finding from below after a given number of changes, to prune the branch and bound in `search`.

A score is (1 - exp(-a)) * exp(-r), where `a` sums -log(1 - strength) over the true supporting rules and the links, and
`r` over the true relieving rules. A change can lower `a` by no more than the weight of the supporting rules that it can
make false, and raise `r` by no more than that of the relieving rules that it can make true. Where a rule needs several
changes to flip, each of them counts for its share of the weight. The contribution of a link is bounded by a chord. So
the effect of a set of changes is at most the sum of the effects of each, which is quick to compute.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from math import exp, expm1, log1p, prod
from typing import Literal

from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.noisy_or import log_weight
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import RuleBook, Scored
from intimacy_kit.model.rules import Rule
from intimacy_kit.reasoning.counterfactuals.actions import Actions

_MAX_TRIED = 250
"""Maximum combinations of values tried for one rule; beyond it any one change is taken to flip the rule."""


@dataclass(frozen=True, slots=True)
class FlipCost:
    """The changes needed to flip the truth of a rule: at least `count`, among these signals."""

    count: int
    signals: frozenset[str]


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

    def lowest_score(self, less: float, more: float) -> float:
        """Return the lowest score with so much support removed and relief added."""
        return -expm1(-max(0.0, self.a - less)) * exp(-self.r - more)


class ScoreBounds:
    """The bounds for one finding. Prepared once for a case.

    Args:
        book: with the finding last, and every rule true or false.
        values: of the case.
        actions: possible changes by signal.
        undetermined: ids of the rules that could flip, if everything that can be changed were.
    """

    def __init__(
        self, book: RuleBook, values: Mapping[str, Value], actions: Actions, undetermined: Iterable[str]
    ) -> None:
        self.book, self.values, self.actions = book, values, actions
        self.undetermined = frozenset(undetermined)
        self.findings = {finding.id for finding in book.findings}
        self.costs = {rule.id: self._cost(rule) for finding in book.findings for rule in finding.rules}

    def _cost(self, rule: Rule) -> FlipCost | None:
        """Return None for a rule that cannot flip; no signals for one that reads findings: any change may flip it."""
        if rule.id not in self.undetermined:
            return None
        if not rule.when.names.isdisjoint(self.findings):
            return FlipCost(1, frozenset())
        ids = sorted(rule.when.names & self.actions.keys())
        if prod(1 + len(self.actions[id]) for id in ids) > _MAX_TRIED:
            return FlipCost(1, frozenset(ids))
        now = evaluate(rule.when, self.values.get).truth
        minimal: list[frozenset[str]] = []
        for count in range(1, len(ids) + 1):
            for some in map(frozenset, combinations(ids, count)):
                if not any(other <= some for other in minimal) and self._flips(rule, sorted(some), now):
                    minimal.append(some)
        return FlipCost(len(minimal[0]), frozenset().union(*minimal)) if minimal else None

    def _flips(self, rule: Rule, ids: list[str], now: Truth) -> bool:
        for chosen in product(*(self.actions[id] for id in ids)):
            changed = {**self.values, **{id: action.value for id, action in zip(ids, chosen, strict=True)}}
            if evaluate(rule.when, changed.get).truth is not now:
                return True
        return False

    def after(self, changes: int, fired: frozenset[str]) -> Bound:
        """Return the bound for the last finding after a number of changes.

        Args:
            changes: how many, from 1.
            fired: ids of the rules that are true now.
        """
        bounds: dict[str, Bound] = {}
        for finding in self.book.findings:
            bounds[finding.id] = self._bound(finding, changes, fired, bounds)
        return bounds[self.book.findings[-1].id]

    def _bound(self, finding: Scored, changes: int, fired: frozenset[str], bounds: Mapping[str, Bound]) -> Bound:
        less, more = dict.fromkeys(self.actions, 0.0), dict.fromkeys(self.actions, 0.0)
        a = self._weigh([rule for rule in finding.supports if rule.id in fired], less, counts="until_flipped")
        r = self._weigh([rule for rule in finding.reliefs if rule.id in fired], {}, counts="always")
        r += self._weigh([rule for rule in finding.reliefs if rule.id not in fired], more, counts="once_flipped")
        for link in finding.links:
            a += _over_link(link.strength, bounds[link.origin], changes, less)
        return Bound(a, r, less, more)

    def _weigh(
        self,
        rules: Iterable[Rule],
        each: dict[str, float],
        *,
        counts: Literal["always", "until_flipped", "once_flipped"],
    ) -> float:
        """Divide the weights of rules among the signals that flip them; return the weight that counts from the start.

        Args:
            rules: all true, or all not true.
            each: the shares by signal, which are added to.
            counts: when a rule counts.
        """
        total = 0.0
        for rule in rules:
            weight, cost = log_weight(rule.strength), self.costs[rule.id]
            flips_at_once = cost is not None and not cost.signals
            if counts == "always" or flips_at_once == (counts == "once_flipped"):
                total += weight
            if cost is not None and counts != "always":
                for id in cost.signals:
                    each[id] += weight / cost.count
        return total


def _over_link(strength: float, origin: Bound, changes: int, less: dict[str, float]) -> float:
    """Return the support over a link now; add to `less` what each change at its origin can remove from it at most."""

    def carried(a: float) -> float:
        return -log1p(strength * expm1(-a) * exp(-origin.r))

    most = min(origin.a, sum(sorted(origin.less.values())[-changes:]))
    by_less = (carried(origin.a) - carried(origin.a - most)) / most if most > 0 else 0.0
    weight = strength * origin.lowest_score(0.0, 0.0)
    by_more = weight / (1.0 - weight)
    for id in less:
        less[id] += by_less * origin.less[id] + by_more * origin.more[id]
    return carried(origin.a)
