"""Write the rules of rule books as functions of JavaScript, one a finding and one a safety rule.

The arithmetic is that of `interpret`, factor by factor in the same order, so that all results are equal to the last
bit. Each function is small enough for every engine of JavaScript to optimize. Books that have a finding in common, as
those of contexts mostly do, share its function.

Functions read and write arrays: `X` has the signals by place, `S`, `L`, `H` and `O` score, low, high and score without
links of the findings; `F` has a bit for each rule that is true (1) and for each that is undetermined (2), by id. `P`,
`Q` and `R` are what a group weighs so far: for the score, where that is certain, and where it is possible. `T` has
what rules compare that only compare one signal: functions, and the kit that explains them, read it there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from intimacy_kit.engines.javascript.expressions import ExpressionAlgebra, number
from intimacy_kit.engines.javascript.trees import Trees
from intimacy_kit.engines.predicates import Predicates
from intimacy_kit.model.levels import MILD
from intimacy_kit.model.rulebook import Group, RuleBook, Scored
from intimacy_kit.model.rules import Rule, SafetyRule

T = TypeVar("T")
ENDS = ("S", "L", "H")
OF_GROUPS = """let P = 0, Q = 0, R = 0;
const W = (k, r, t, w) => {
if (r > 0) F[k] |= 1;
if (w > t) F[k] |= 2;
if (r > P) P = r;
if (t > Q) Q = t;
if (w > R) R = w;
};
const Z = (k, n = k) => {
const t = T[n], o = t[0], x = X[t[1]], m = t.length;
let w = 0, i = 2;
if (x !== x) {
for (; i < m; i += 2) if (t[i] > w) w = t[i];
W(k, 0, 0, w);
return;
}
if (o === ">") { for (; i < m; i += 2) if (x > t[i + 1] && t[i] > w) w = t[i]; }
else if (o === "<") { for (; i < m; i += 2) if (x < t[i + 1] && t[i] > w) w = t[i]; }
else for (; i < m; i += 2) {
const y = t[i + 1];
if ((o === ">=" ? x >= y : o === "<=" ? x <= y : x === y === (o === "==")) && t[i] > w) w = t[i];
}
if (w > 0) W(k, w, w, w);
};
"""
"""What the functions have in common: these add a rule to its group."""
_COMPARISONS = frozenset({"<", "<=", ">", ">=", "==", "!="})
_PRODUCTS = {"supports": ("a", "b", "c"), "reliefs": ("d", "e", "g")}
"""The variables with the products of what supports and of what relieves: of the score, of low and of high."""


class Program:
    """The functions for the rule books of a knowledge base.

    Args:
        book: of couples, without context: all others are parts of it.

    Attributes:
        places: of each signal and finding in the facts of a case: first the signals, then the findings.
        rules: place of each rule in `F`, by id, ascending.
        functions: their texts, each once.
        comparisons: what is in `T`: an operator, the place of a signal, strengths and thresholds in turn; for each rule
            by its place, 0 if it compares otherwise, then what rules compare in some contexts only.
        trees: writes conditions as data.
    """

    def __init__(self, book: RuleBook) -> None:
        self.signals: dict[str, int] = {id: place for place, id in enumerate(book.signals)}
        self.findings: dict[str, int] = {finding.id: place for place, finding in enumerate(book.findings)}
        self.places: dict[str, int] = {**self.signals, **{id: len(self.signals) + n for id, n in self.findings.items()}}
        ids = sorted(rule.id for finding in book.findings for rule in finding.rules)
        self.rules: dict[str, int] = {id: place for place, id in enumerate(ids)}
        self.functions: list[str] = []
        self.comparisons: list[Any] = [0] * len(ids)
        choices = {id: signal.choices for id, signal in book.signals.items()}
        self.trees: Trees = Trees(self.places, choices)
        names = {id: f"X[{place}]" for id, place in self.signals.items()}
        algebra = ExpressionAlgebra({names[id]: listed for id, listed in choices.items()})
        self._known = Predicates(algebra, names, {id: (f"S[{n}]", f"S[{n}]") for id, n in self.findings.items()})
        self._possible = Predicates(algebra, names, {id: (f"L[{n}]", f"H[{n}]") for id, n in self.findings.items()})

    def of(self, book: RuleBook) -> list[int]:
        """Return the functions of the findings of a rule book, in their order, by their places."""
        return [_place(self._finding(finding), self.functions) for finding in book.findings]

    def safety(self, rule: SafetyRule) -> int:
        """Return the function of a safety rule by its place: it returns 1 if it is true, 0 if false, 2 if unknown."""
        true, false = self._known.true(rule.when), self._known.false(rule.when)
        return _place(f"()=>{true}?1:{false}?0:2", self.functions)

    def comparison(self, rule: Rule) -> int | None:
        """Return the place in `T` of what a rule compares; None if not all of its steps compare one signal alike."""
        trees = [self.trees.of(step.when) for step in rule.steps]
        op, place, *_ = trees[0]
        if op not in _COMPARISONS or place >= len(self.signals) or any(tree[:2] != [op, place] for tree in trees):
            return None
        pairs = zip(rule.steps, trees, strict=True)
        compared = [op, place, *(number for step, tree in pairs for number in (step.strength, tree[2]))]
        own = self.rules[rule.id]
        if self.comparisons[own] == 0:
            self.comparisons[own] = compared
        return own if self.comparisons[own] == compared else _place(compared, self.comparisons)

    def _finding(self, finding: Scored) -> str:
        place = self.findings[finding.id]
        lines = ["let a=1,b=1,c=1,d=1,e=1,g=1,r;"]
        lines += [line for group in finding.supports for line in self._group(group, "supports", unknown=2)]
        lines += [line for group in finding.reliefs for line in self._group(group, "reliefs", unknown=1)]
        lines.append(f"O[{place}]=(1-a)*d;")
        for end, product, relief in zip(ENDS, *_PRODUCTS.values(), strict=True):
            carried = [self._carried(link.strength, f"{end}[{self.findings[link.origin]}]") for link in finding.links]
            if carried:
                lines.append(f"{product}*={'*'.join(f'(1-{one})' for one in carried)};")
            lines.append(f"{end}[{place}]=(1-{product})*{relief};")
        return "()=>{\n" + "\n".join(lines) + "\n}"

    def _carried(self, strength: float, origin: str) -> str:
        return f"({origin}>={number(MILD)}?{number(strength)}*{origin}:0)"

    def _group(self, group: Group, kind: str, *, unknown: int) -> list[str]:
        """Return statements that multiply in what a group weighs; `unknown` is the end where unknown steps count."""
        products = _PRODUCTS[kind]
        if len(group.chain) == 1:
            return [self._single(group.rules[0], products, unknown)]
        weights = zip(products, "PQR" if unknown == 2 else "PRQ", strict=True)
        weighed = "".join(f"{product}*=1-{weight};" for product, weight in weights)
        return ["P=Q=R=0;", *map(self._rule, group.rules), weighed]

    def _single(self, rule: Rule, products: Sequence[str], unknown: int) -> str:
        """Return the statement for the one step of a group."""
        when, place = rule.steps[0].when, self.rules[rule.id]
        factor = number(1.0 - rule.steps[0].strength)
        score, low, high = products
        fire = f"{score}*={factor};F[{place}]|=1;"
        certain = f"{low}*={factor};{high}*={factor};"
        perhaps = f"{products[unknown]}*={factor};F[{place}]|=2;"
        unless = f"else if(!({self._possible.false(when)})){{{perhaps}}}"
        if when.names.isdisjoint(self.findings):
            return f"if({self._known.true(when)}){{{fire}{certain}}}{unless}"
        return f"if({self._known.true(when)}){{{fire}}}if({self._possible.true(when)}){{{certain}}}{unless}"

    def _rule(self, rule: Rule) -> str:
        """Return the statement for a rule of a group of several steps.

        `W` takes its place, and what it weighs for the score, where that is certain, and where it is possible. `Z`
        is for rules that only compare one signal: it takes the place of what they compare, if that is not their own.
        """
        steps, place = [step for _, step in rule.strongest_first()], self.rules[rule.id]
        comparison = self.comparison(rule)
        if comparison is not None:
            return f"Z({place});" if comparison == place else f"Z({place},{comparison});"
        known = self._chain([(self._known.true(step.when), step.strength) for step in steps])
        reads_findings = not rule.names.isdisjoint(self.findings)
        certain = "r"
        if reads_findings:
            certain = self._chain([(self._possible.true(step.when), step.strength) for step in steps])
        perhaps = self._chain([(f"!({self._possible.false(step.when)})", step.strength) for step in steps])
        return f"r={known};W({place},r,{certain},{perhaps});"

    def _chain(self, tests: Sequence[tuple[str, float]]) -> str:
        return "".join(f"{test}?{number(weight)}:" for test, weight in tests) + "0"


def _place(item: T, items: list[T]) -> int:
    """Return the place of what is listed once; it is added if it is not there."""
    if item not in items:
        items.append(item)
    return items.index(item)
