"""Writes the functions of this folder: `python -m peers.by_hand.write`, in the folder of the benchmarks."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from intimacy_kit.engines.predicates import Plain, Predicates
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.levels import MILD
from intimacy_kit.model.rulebook import Group, RuleBook, Scored
from intimacy_kit.model.rules import Rule
from peers.packs import knowledge
from peers.plan import whole

_HEAD = '''"""The rules of the {pack} pack by hand, for cases in which {which}."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

'''
_SETTLED = '''
def diagnose(case: Mapping[str, Any]) -> tuple[list[str], dict[str, float]]:
    """The rules that fire, and the scores."""
    fired: list[str] = []
'''
_OPEN = '''NAN = float("nan")

def diagnose(case: Mapping[str, Any]) -> tuple[list[str], list[str], dict[str, tuple[float, float, float]]]:
    """The rules that fire, those that are open, and the scores, each with the lowest and highest it could become."""
    fired: list[str] = []
    undetermined: list[str] = []
'''


class PythonText:
    """Conditions as Python."""

    def compare(self, variable: str, op: Plain, value: float) -> str:
        return f"{variable} {op} {whole(value)}"

    def flag(self, variable: str, *, is_on: bool) -> str:
        return f"{variable} is {is_on}"

    def among(self, variable: str, choices: tuple[str, ...], *, negated: bool) -> str:
        listed = ", ".join(f'"{choice}"' for choice in choices)
        return f"({variable} is not None and {variable} not in ({listed}))" if negated else f"{variable} in ({listed})"

    def every(self, parts: Sequence[str]) -> str:
        return f"({' and '.join(parts)})"

    def some(self, parts: Sequence[str]) -> str:
        return f"({' or '.join(parts)})"

    def at_least(self, count: int, parts: Sequence[str]) -> str:
        return f"({' + '.join(f'({part})' for part in parts)} >= {count})"


class Writer:
    """Writes the statements of one function, for the score alone or (`intervals`) also for low and high."""

    def __init__(self, book: RuleBook, *, intervals: bool) -> None:
        self.book = book
        self.intervals = intervals
        self.bounds = ("", "_low", "_high") if intervals else ("",)
        signals, self.findings = {id: id for id in book.signals}, [finding.id for finding in book.findings]
        self.known = Predicates(PythonText(), signals, {id: (id, id) for id in self.findings})
        self.possible = Predicates(PythonText(), signals, {id: (f"{id}_low", f"{id}_high") for id in self.findings})

    def lines(self) -> Iterator[str]:
        read = {name for finding in self.book.findings for rule in finding.rules for name in rule.names}
        for id in sorted(read - set(self.findings)):
            unknown = "NAN" if self.book.signals[id].is_number else "None"
            yield f'{id} = case.get("{id}", {unknown})' if self.intervals else f'{id} = case["{id}"]'
        for finding in self.book.findings:
            yield from ["", f"# {finding.title}", *self.finding(finding)]
        yield ""
        results = ["(" + ", ".join(id + bound for bound in self.bounds) + ")" for id in self.findings]
        scores = ", ".join(
            f'"{id}": {result if self.intervals else id}' for id, result in zip(self.findings, results, strict=True)
        )
        yield f"return fired, {'undetermined, ' if self.intervals else ''}{{{scores}}}"

    def finding(self, finding: Scored) -> Iterator[str]:
        for product in ("remaining", "relief") if finding.reliefs else ("remaining",):
            yield " = ".join(product + bound for bound in self.bounds) + " = 1.0"
        for groups, product, if_unknown in (
            (finding.supports, "remaining", "_high"),
            (finding.reliefs, "relief", "_low"),
        ):
            for group in groups:
                yield from self.group(group, product, if_unknown)
        for bound in self.bounds:
            factors = [
                f"(1.0 - {link.strength} * {link.origin}{bound} if {link.origin}{bound} >= {MILD} else 1.0)"
                for link in finding.links
            ]
            product = f"remaining{bound}"
            if len(factors) > 1:
                product += f" * ({' * '.join(factors)})"
            elif factors:
                product += f" * {factors[0]}"
            if finding.reliefs:
                yield f"{finding.id}{bound} = (1.0 - {product}) * relief{bound}"
            else:
                yield f"{finding.id}{bound} = 1.0 - {product}"

    def group(self, group: Group, product: str, if_unknown: str) -> Iterator[str]:
        """The statements of a group: `if_unknown` is the bound for which what is open counts as true."""
        if len(group.chain) == 1:
            yield from self.single(group.rules[0], product, if_unknown)
            return
        yield " = ".join(f"strongest{bound}" for bound in self.bounds) + " = 0.0"
        for rule in group.rules:
            yield from self.steps(rule, if_unknown)
            for bound in self.bounds:
                yield f"strongest{bound} = max(strongest{bound}, own{bound})"
        for bound in self.bounds:
            yield f"{product}{bound} *= 1.0 - strongest{bound}"

    def single(self, rule: Rule, product: str, if_unknown: str) -> Iterator[str]:
        """The one step of a group, which needs no comparison."""
        when, factor = rule.steps[0].when, 1.0 - rule.steps[0].strength
        yield f"if {_bare(self.known.true(when))}:"
        yield f'    fired.append("{rule.id}")'
        yield f"    {product} *= {factor}"
        if not self.intervals:
            return
        if not when.names.isdisjoint(self.findings):
            yield f"if {_bare(self.possible.true(when))}:"
        yield f"    {product}_low *= {factor}"
        yield f"    {product}_high *= {factor}"
        yield f"elif {_not(_bare(self.possible.false(when)))}:"
        yield f'    undetermined.append("{rule.id}")'
        yield f"    {product}{if_unknown} *= {factor}"

    def steps(self, rule: Rule, if_unknown: str) -> Iterator[str]:
        """What a rule weighs on its own, by the strongest of its steps."""

        def weight(target: str, test: Callable[[Condition], str]) -> Iterator[str]:
            yield f"{target} = 0.0"
            for number, (_, step) in enumerate(rule.strongest_first()):
                yield f"{'elif' if number else 'if'} {test(step.when)}:"
                yield f"    {target} = {step.strength}"

        yield from weight("own", lambda when: _bare(self.known.true(when)))
        yield "if own:"
        yield f'    fired.append("{rule.id}")'
        if not self.intervals:
            return
        certain = "own_low" if if_unknown == "_high" else "own_high"
        if rule.names.isdisjoint(self.findings):
            yield f"{certain} = own"
        else:
            yield from weight(certain, lambda when: _bare(self.possible.true(when)))
        yield from weight(f"own{if_unknown}", lambda when: _not(_bare(self.possible.false(when))))
        yield f"if own{if_unknown} > {certain}:"
        yield f'    undetermined.append("{rule.id}")'


def _bare(text: str) -> str:
    """Without parentheses around all of it."""
    depth = 0
    for position, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0 and position < len(text) - 1:
            return text
    return text[1:-1] if text.startswith("(") else text


def _not(text: str) -> str:
    """The opposite, as one writes it."""
    only_flag = text.endswith((" is False", " is True")) and " and " not in text and " or " not in text
    return text.replace(" is ", " is not ") if only_flag else f"not ({text})"


def main() -> None:
    for pack in ("core", "plain"):
        book = knowledge(pack).runtime.built.rulebook
        for ending, which, start in (
            ("", "everything is answered", _SETTLED),
            ("_open", "not everything is answered", _OPEN),
        ):
            lines = Writer(book, intervals=bool(ending)).lines()
            text = _HEAD.format(pack=pack, which=which) + start
            text += "".join(f"    {line}".rstrip() + "\n" for line in lines)
            file = Path(__file__).with_name(f"{pack}{ending}.py")
            file.write_text(text)
            subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(file)], check=True)


if __name__ == "__main__":
    main()
