"""Write the functions of the compiled engine as `ast` nodes, from rules that are checked.

For each condition two boolean expressions are generated, "it is true" and "it is false"; if the condition is unknown,
both are false. An unknown number is NaN, for which every comparison is false. The arithmetic of `interpret` is
generated factor by factor in the same order, so that all results are equal to the last bit.

No text is parsed as code: the nodes are built from the validated tree, and ids occur only as string constants.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Sequence

from intimacy_kit.engines.predicates import Predicates
from intimacy_kit.engines.syntax import (
    SyntaxAlgebra,
    append,
    assign,
    call,
    constant,
    is_missing,
    multiply,
    name,
    negation,
    one_minus,
)
from intimacy_kit.model.conditions import Among, And, Compare, Condition, Holds, Not, Or
from intimacy_kit.model.indexes import Index
from intimacy_kit.model.levels import MILD
from intimacy_kit.model.rulebook import Group, RuleBook, Scored
from intimacy_kit.model.rules import Rule


class Writer:
    """Generates the statements of functions that compute a rule book, or parts of it.

    Args:
        book: the rule book.
        bounds: which of score ("s"), low and high ("lh") of the findings it computes. An outcome needs scores.

    Variables of the functions: `x3` is the signal in slot 3; `s2`, `l2` and `h2` are score, low and high of finding 2,
    and `o2` is its score without links, where it has any. While finding 2 is computed, they hold the products of its
    supports; `sq`, `lq`, `hq` those of its links and `sr`, `lr`, `hr` those of its reliefs. `sg`, `lg`, `hg` are what a
    group weighs, and `sw`, `lw`, `hw` what a rule does.
    """

    def __init__(self, book: RuleBook, bounds: str) -> None:
        self.book, self.bounds, self.whole = book, bounds, "s" in bounds
        self.findings = {finding.id: number for number, finding in enumerate(book.findings)}
        signals = {id: f"x{slot}" for slot, id in enumerate(book.signals)}
        self.known = Predicates(SyntaxAlgebra(), signals, {id: (f"s{n}", f"s{n}") for id, n in self.findings.items()})
        self.possible = Predicates(
            SyntaxAlgebra(), signals, {id: (f"l{n}", f"h{n}") for id, n in self.findings.items()}
        )

    def body(self) -> list[ast.stmt]:
        """Return the statements of a function of all slots that gives an outcome."""
        listed = ("concerns", "unscreened", "fired", "undetermined", "cautions")
        statements: list[ast.stmt] = [assign(variable, ast.List([], ast.Load())) for variable in listed]
        statements += self.unpacked()
        for rule in self.book.concerns:
            unknown = ast.If(negation(self.known.false(rule.when)), [append("unscreened", constant(rule.id))], [])
            statements.append(ast.If(self.known.true(rule.when), [append("concerns", constant(rule.id))], [unknown]))
        for rule in self.book.cautions:
            statements.append(ast.If(self.known.true(rule.when), [append("cautions", constant(rule.id))], []))
        statements += self.findings_in_order()
        statements += self.relevances()
        results: list[ast.expr] = [
            *(call("tuple", name(variable)) for variable in listed[:2]),
            *(self.numbers(bound if bound in self.bounds else "s") for bound in "slh"),
            self.together(name(f"r{number}") for number in range(len(self.book.strategies))),
            *(call("tuple", call("sorted", name(variable))) for variable in listed[2:4]),
            *(self.together(self.index(index, end) for index in self.book.indexes) for end in "lh"),
            self.together(name(f"{'o' if f.links else 's'}{n}") for n, f in enumerate(self.book.findings)),
            call("tuple", name("cautions")),
        ]
        return [*statements, ast.Return(self.together(results))]

    def conditions(self, conditions: Iterable[Condition]) -> list[ast.stmt]:
        """Return the statements of a function of all slots and scores that lists what true conditions are true by."""
        statements = [*self.unpacked(scores=True), assign("true", ast.List([], ast.Load()))]
        for position, when in enumerate(conditions):
            by = self.together(self.deciding(when, truth=True))
            told = append("true", self.together((constant(position), by)))
            statements.append(ast.If(self.known.true(when), [told], []))
        return [*statements, ast.Return(name("true"))]

    def deciding(self, condition: Condition, *, truth: bool) -> list[ast.expr]:
        """Return the elements of a tuple: the names in the comparisons that a condition has this truth by."""
        match condition:
            case Holds(name=id) | Compare(name=id) | Among(name=id):
                return [constant(id)]
            case Not(part=part):
                return self.deciding(part, truth=not truth)
        told = [self.deciding(part, truth=truth) for part in condition.inner]
        if isinstance(condition, And if truth else Or):  # all parts have it
            return [each for part in told for each in part]
        tests = map(self.known.true if truth else self.known.false, condition.inner)
        nothing = self.together(())
        return [
            ast.Starred(ast.IfExp(test, self.together(part), nothing), ast.Load())
            for test, part in zip(tests, told, strict=True)
        ]

    def unpacked(self, *, scores: bool = False) -> list[ast.stmt]:
        """Return the statement that gives each slot its variable, and each score that follows them."""
        names = [f"x{n}" for n in range(len(self.book.signals))]
        names += [f"s{n}" for n in range(len(self.book.findings))] if scores else []
        targets: list[ast.expr] = [ast.Name(one, ast.Store()) for one in names]
        return [ast.Assign([ast.Tuple(targets, ast.Store())], name("slots"))] if targets else []

    def findings_in_order(self) -> list[ast.stmt]:
        return [one for finding in self.book.findings for one in self.finding(finding, self.findings[finding.id])]

    def numbers(self, bound: str) -> ast.expr:
        return self.together(name(f"{bound}{number}") for number in range(len(self.book.findings)))

    def together(self, values: Iterable[ast.expr]) -> ast.expr:
        return ast.Tuple([*values], ast.Load())

    def index(self, index: Index, end: str) -> ast.expr:
        """Return an end of an index: the sum of the weighted ends of its parts, divided by that of their weights."""
        other = {"l": "h", "h": "l"}[end]
        total, mean = 0.0, constant(0.0)
        for part in index.of:
            weight, number = abs(part.weight), self.findings[part.of]
            variable = (end if part.weight > 0 else other) if len(self.bounds) > 1 else "s"
            value: ast.expr = name(f"{variable}{number}")
            if part.weight < 0:
                value = one_minus(value)
            mean = ast.BinOp(mean, ast.Add(), ast.BinOp(constant(weight), ast.Mult(), value))
            total += weight
        return ast.BinOp(mean, ast.Div(), constant(total))

    def finding(self, finding: Scored, number: int) -> list[ast.stmt]:
        return [*self.by_groups(finding, number), *self.together_with_links(finding, number)]

    def by_groups(self, finding: Scored, number: int) -> list[ast.stmt]:
        """Return the statements that multiply the factors of supports and of reliefs."""
        statements: list[ast.stmt] = []
        for bound in self.bounds:
            statements += [assign(f"{bound}{number}", constant(1.0)), assign(f"{bound}r", constant(1.0))]
        for group in finding.supports:
            statements += self.group(group, {bound: f"{bound}{number}" for bound in "slh"}, "h")
        for group in finding.reliefs:
            statements += self.group(group, {bound: f"{bound}r" for bound in "slh"}, "l")
        return statements

    def together_with_links(self, finding: Scored, number: int) -> list[ast.stmt]:
        """Return the statements that give score and bounds from these products, and from what links carry over."""
        statements: list[ast.stmt] = []
        if finding.links and self.whole:
            own = ast.BinOp(one_minus(name(f"s{number}")), ast.Mult(), name("sr"))
            statements.append(assign(f"o{number}", own))
        for bound in self.bounds:
            remaining: ast.expr = name(f"{bound}{number}")
            for index, link in enumerate(finding.links):
                factor = one_minus(self.carried(link.strength, f"{bound}{self.findings[link.origin]}"))
                target = f"{bound}q"
                statements.append(multiply(target, factor) if index else assign(target, factor))
            if finding.links:
                remaining = ast.BinOp(remaining, ast.Mult(), name(f"{bound}q"))
            result = ast.BinOp(one_minus(remaining), ast.Mult(), name(f"{bound}r"))
            statements.append(assign(f"{bound}{number}", result))
        return statements

    def carried(self, strength: float, origin: str) -> ast.expr:
        """Return what a link carries over: strength times score, or 0.0 if the finding is not present."""
        present = ast.Compare(name(origin), [ast.GtE()], [constant(MILD)])
        return ast.IfExp(present, ast.BinOp(constant(strength), ast.Mult(), name(origin)), constant(0.0))

    def group(self, group: Group, products: Mapping[str, str], if_unknown: str) -> list[ast.stmt]:
        """Return statements that multiply in the factors of a group, and list its rules."""
        if len(group.chain) == 1:
            return self.single(group.rules[0], products, if_unknown)
        weights = {bound: f"{bound}g" for bound in self.bounds}
        statements: list[ast.stmt] = [assign(weight, constant(0.0)) for weight in weights.values()]
        for rule in group.rules:
            statements += self.rule(rule, if_unknown)
            for bound, weight in weights.items():
                larger = ast.Compare(name(f"{bound}w"), [ast.Gt()], [name(weight)])
                statements.append(ast.If(larger, [assign(weight, name(f"{bound}w"))], []))
        return statements + [multiply(products[bound], one_minus(name(weight))) for bound, weight in weights.items()]

    def single(self, rule: Rule, products: Mapping[str, str], if_unknown: str) -> list[ast.stmt]:
        """Return statements for the one step of a group: a factor for all bounds if true, for one bound if unknown."""
        when, factor = rule.steps[0].when, constant(1.0 - rule.steps[0].strength)
        fire = [multiply(products["s"], factor), append("fired", constant(rule.id))] if self.whole else []
        if self.bounds == "s":
            return [ast.If(self.known.true(when), fire, [])]
        certain = [multiply(products["l"], factor), multiply(products["h"], factor)]
        perhaps = [multiply(products[if_unknown], factor)]
        if self.whole:
            perhaps.append(append("undetermined", constant(rule.id)))
        unknown = ast.If(negation(self.possible.false(when)), perhaps, [])
        if when.names.isdisjoint(self.findings):
            return [ast.If(self.known.true(when), [*fire, *certain], [unknown])]
        now: list[ast.stmt] = [ast.If(self.known.true(when), fire, [])] if fire else []
        return [*now, ast.If(self.possible.true(when), certain, [unknown])]

    def rule(self, rule: Rule, if_unknown: str) -> list[ast.stmt]:
        """Return statements that set the weights of a rule for all bounds, by its strongest step.

        They list the rule as fired if any step is true, and as undetermined if a stronger one than that is unknown.
        """
        steps = [step for _, step in rule.strongest_first()]
        statements: list[ast.stmt] = []
        if self.whole:
            statements += self.chain("sw", [(self.known.true(step.when), step.strength) for step in steps])
            statements.append(ast.If(name("sw"), [append("fired", constant(rule.id))], []))
        if self.bounds == "s":
            return statements
        certain, perhaps = ("lw", "hw") if if_unknown == "h" else ("hw", "lw")
        if self.whole and rule.names.isdisjoint(self.findings):
            statements.append(assign(certain, name("sw")))
        else:
            statements += self.chain(certain, [(self.possible.true(step.when), step.strength) for step in steps])
        statements += self.perhaps(rule, perhaps, certain)
        if self.whole:
            stronger = ast.Compare(name(perhaps), [ast.Gt()], [name(certain)])
            statements.append(ast.If(stronger, [append("undetermined", constant(rule.id))], []))
        return statements

    def perhaps(self, rule: Rule, target: str, certain: str) -> list[ast.stmt]:
        """Return the statements that set a weight to that of the strongest step that is not false.

        If all steps read one and the same signal, they are all unknown without it, and none is unknown with it.
        """
        steps = [step for _, step in rule.strongest_first()]
        signal = next(iter(rule.names)) if len(rule.names) == 1 else None
        if signal is None or signal not in self.book.signals:
            return self.chain(target, [(negation(self.possible.false(step.when)), step.strength) for step in steps])
        variable = self.known.signals[signal]
        unanswered = is_missing(variable, is_number=self.book.signals[signal].is_number)
        return [assign(target, ast.IfExp(unanswered, constant(steps[0].strength), name(certain)))]

    def chain(self, target: str, tests: Sequence[tuple[ast.expr, float]]) -> list[ast.stmt]:
        """Return the statement that sets a weight to the first whose test is true, else to 0.0."""
        chosen: list[ast.stmt] = [assign(target, constant(0.0))]
        for test, weight in reversed(tests):
            chosen = [ast.If(test, [assign(target, constant(weight))], chosen)]
        return chosen

    def relevances(self) -> list[ast.stmt]:
        statements: list[ast.stmt] = []
        for number, strategy in enumerate(self.book.strategies):
            target = f"r{number}"
            statements.append(assign(target, constant(1.0)))
            for link in sorted(strategy.addresses, key=lambda link: link.to):
                score = f"s{self.findings[link.to]}"
                statements.append(multiply(target, one_minus(self.carried(link.strength, score))))
            statements.append(assign(target, one_minus(name(target))))
        return statements
