"""How far a score can be brought down by so many changes, at the very most: to leave out what cannot be enough.

A score is (1 - exp(-a)) * exp(-r), where `a` adds up what supports it and `r` what relieves it, in logarithms of what
is left over. A change can take away from `a` no more than the rules that it can turn off, and add to `r` no more than
those that it can turn on. If a rule needs several changes to turn, each of them is given its share. What comes over a
link is bounded by a straight line. So the most that some changes can do is the sum of what each can do, and that sum is
quick. It is a bound, never an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from math import exp, expm1, log1p, prod

from intimacy_kit.engines.interpret import evaluate
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import RuleBook, Scored
from intimacy_kit.model.rules import Rule
from intimacy_kit.reasoning.counterfactuals.actions import Actions

_MOST_TRIED = 250
"""If the signals of a rule have more values together, it is taken to turn with any one of them."""


@dataclass(frozen=True, slots=True)
class TurnCost:
    """What it takes to turn a rule: at least `count` changes among these signals."""

    count: int
    signals: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bound:
    """The most that can be done about a finding: `less` support and `more` relief by each signal, from `a` and `r`."""

    a: float
    r: float
    less: Mapping[str, float]
    more: Mapping[str, float]

    def least(self, less: float, more: float) -> float:
        """The least score with so much less support and more relief."""
        return -expm1(-max(0.0, self.a - less)) * exp(-self.r - more)


class ScoreBounds:
    """What changes can do about one finding. Prepared once for a case.

    Args:
        book: with the finding last, and every rule true or false.
        values: of the case.
        levers: what can be changed.
        open: the rules that could turn, if everything that can be changed were.
    """

    def __init__(self, book: RuleBook, values: Mapping[str, Value], actions: Actions, open: Iterable[str]) -> None:
        self.book, self.values, self.actions, self.open = book, values, actions, frozenset(open)
        self.findings = {finding.id for finding in book.findings}
        self.turns = {rule.id: self._turn(rule) for finding in book.findings for rule in finding.rules}

    def _turn(self, rule: Rule) -> TurnCost | None:
        """None if it cannot turn; no signals if it hangs on findings, and so is taken to turn with the first change."""
        if rule.id not in self.open:
            return None
        if not rule.when.names.isdisjoint(self.findings):
            return TurnCost(1, frozenset())
        ids = sorted(rule.when.names & self.actions.keys())
        if prod(1 + len(self.actions[id]) for id in ids) > _MOST_TRIED:
            return TurnCost(1, frozenset(ids))
        now = evaluate(rule.when, self.values.get).truth
        enough: list[frozenset[str]] = []
        for count in range(1, len(ids) + 1):
            for some in map(frozenset, combinations(ids, count)):
                if not any(other <= some for other in enough) and self._turns(rule, sorted(some), now):
                    enough.append(some)
        return TurnCost(len(enough[0]), frozenset().union(*enough)) if enough else None

    def _turns(self, rule: Rule, ids: list[str], now: Truth) -> bool:
        for moves in product(*(self.actions[id] for id in ids)):
            changed = {**self.values, **{id: move.value for id, move in zip(ids, moves, strict=True)}}
            if evaluate(rule.when, changed.get).truth is not now:
                return True
        return False

    def within(self, changes: int, fired: frozenset[str]) -> Bound:
        """The most that so many changes can do about the last finding, where these rules are true."""
        pulls: dict[str, Bound] = {}
        for finding in self.book.findings:
            pulls[finding.id] = self._pull(finding, changes, fired, pulls)
        return pulls[self.book.findings[-1].id]

    def _pull(self, finding: Scored, changes: int, fired: frozenset[str], pulls: Mapping[str, Bound]) -> Bound:
        less, more = dict.fromkeys(self.actions, 0.0), dict.fromkeys(self.actions, 0.0)
        a = self._weigh([rule for rule in finding.supports if rule.id in fired], less, keep=True)
        r = self._weigh([rule for rule in finding.reliefs if rule.id in fired], {}, keep=None)
        r += self._weigh([rule for rule in finding.reliefs if rule.id not in fired], more, keep=False)
        for link in finding.links:
            a += _over_link(link.strength, pulls[link.origin], changes, less)
        return Bound(a, r, less, more)

    def _weigh(self, rules: Iterable[Rule], each: dict[str, float], *, keep: bool | None) -> float:
        """Shares what rules weigh among those who can turn them; returns the weight that counts from the start.

        Args:
            rules: all true, or all not.
            each: to add the shares to.
            keep: whether they count until they turn (True), from when they turn (False), or in any case (None).
        """
        total = 0.0
        for rule in rules:
            weight, turn = -log1p(-rule.strength), self.turns[rule.id]
            at_once = turn is not None and not turn.signals
            if keep is None or (keep and not at_once) or (keep is False and at_once):
                total += weight
            if turn is not None and keep is not None:
                for id in turn.signals:
                    each[id] += weight / turn.count
        return total


def _over_link(strength: float, origin: Bound, changes: int, less: dict[str, float]) -> float:
    """What comes over a link; adds to `less` what changes at its origin can take from that, at the very most."""

    def carried(a: float) -> float:
        return -log1p(strength * expm1(-a) * exp(-origin.r))

    most = min(origin.a, sum(sorted(origin.less.values())[-changes:]))
    by_less = (carried(origin.a) - carried(origin.a - most)) / most if most > 0 else 0.0
    weight = strength * origin.least(0.0, 0.0)
    by_more = weight / (1.0 - weight)
    for id in less:
        less[id] += by_less * origin.less[id] + by_more * origin.more[id]
    return carried(origin.a)
