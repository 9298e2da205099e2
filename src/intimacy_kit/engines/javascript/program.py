"""Write the rules of rule books as functions of JavaScript, one a finding and one a safety rule.

The arithmetic is that of `interpret`, factor by factor in the same order, so that all results are equal to the last
bit. Each function is small enough for every engine of JavaScript to optimize. Books that have a finding in common, as
those of contexts mostly do, share its function.

Functions read and write arrays: `X` has the signals by place, `S`, `L`, `H` and `O` score, low, high and score without
links of the findings; `F` has a bit for each rule that is true (1) and for each that is undetermined (2), by id. `G`
is what a group weighs so far: for the score, where that is certain, and where it is possible.
"""

from __future__ import annotations

from collections.abc import Sequence

from intimacy_kit.engines.javascript.expressions import ExpressionAlgebra, number
from intimacy_kit.engines.javascript.trees import Trees
from intimacy_kit.engines.predicates import Predicates
from intimacy_kit.model.levels import MILD
from intimacy_kit.model.rulebook import Group, RuleBook, Scored
from intimacy_kit.model.rules import Rule, SafetyRule

ENDS = ("S", "L", "H")
OF_GROUPS = """const G = Array.from({ length: 3 }, () => NaN);
const W = (k, r, t, w) => {
if (r > 0) F[k] |= 1;
if (w > t) F[k] |= 2;
if (r > G[0]) G[0] = r;
if (t > G[1]) G[1] = t;
if (w > G[2]) G[2] = w;
};
const Z = (k, x, w, r) => W(k, r, r, x === x ? r : w);
"""
"""What the functions have in common: these add a rule to its group."""
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
        trees: writes conditions as data.
    """

    def __init__(self, book: RuleBook) -> None:
        self.signals: dict[str, int] = {id: place for place, id in enumerate(book.signals)}
        self.findings: dict[str, int] = {finding.id: place for place, finding in enumerate(book.findings)}
        self.places: dict[str, int] = {**self.signals, **{id: len(self.signals) + n for id, n in self.findings.items()}}
        ids = sorted(rule.id for finding in book.findings for rule in finding.rules)
        self.rules: dict[str, int] = {id: place for place, id in enumerate(ids)}
        self.functions: list[str] = []
        choices = {id: signal.choices for id, signal in book.signals.items()}
        self.trees: Trees = Trees(self.places, choices)
        names = {id: f"X[{place}]" for id, place in self.signals.items()}
        algebra = ExpressionAlgebra({names[id]: listed for id, listed in choices.items()})
        self._known = Predicates(algebra, names, {id: (f"S[{n}]", f"S[{n}]") for id, n in self.findings.items()})
        self._possible = Predicates(algebra, names, {id: (f"L[{n}]", f"H[{n}]") for id, n in self.findings.items()})

    def of(self, book: RuleBook) -> list[int]:
        """Return the functions of the findings of a rule book, in their order, by their places."""
        return [self._place(self._finding(finding)) for finding in book.findings]

    def safety(self, rule: SafetyRule) -> int:
        """Return the function of a safety rule by its place: it returns 1 if it is true, 0 if false, 2 if unknown."""
        true, false = self._known.true(rule.when), self._known.false(rule.when)
        return self._place(f"()=>{true}?1:{false}?0:2")

    def _place(self, function: str) -> int:
        if function not in self.functions:
            self.functions.append(function)
        return self.functions.index(function)

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
        low, high = (1, 2) if unknown == 2 else (2, 1)
        ends = zip(products, (0, low, high), strict=True)
        weighed = "".join(f"{product}*=1-G[{weight}];" for product, weight in ends)
        return ["G[0]=G[1]=G[2]=0;", *map(self._rule, group.rules), weighed]

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
        is for rules that read one signal: it takes that, and what the rule weighs where it is unknown.
        """
        steps, place = [step for _, step in rule.strongest_first()], self.rules[rule.id]
        known = self._chain([(self._known.true(step.when), step.strength) for step in steps])
        reads_findings = not rule.names.isdisjoint(self.findings)
        if len(rule.names) == 1 and not reads_findings:  # without the signal all steps are unknown, with it none is
            return f"Z({place},{self._known.signals[next(iter(rule.names))]},{number(steps[0].strength)},{known});"
        certain = "r"
        if reads_findings:
            certain = self._chain([(self._possible.true(step.when), step.strength) for step in steps])
        perhaps = self._chain([(f"!({self._possible.false(step.when)})", step.strength) for step in steps])
        return f"r={known};W({place},r,{certain},{perhaps});"

    def _chain(self, tests: Sequence[tuple[str, float]]) -> str:
        return "".join(f"{test}?{number(weight)}:" for test, weight in tests) + "0"
