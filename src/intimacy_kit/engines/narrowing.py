"""Compute what a further answer makes of the bounds of a case: only the findings that it reaches are computed."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Sequence
from typing import Any, NamedTuple

from intimacy_kit.engines.syntax import assign, compiled, constant, name
from intimacy_kit.engines.writer import Writer
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import RuleBook, Scored

State = list[Any]
"""The slots of a case, then the lows of all findings, then their highs."""

Pair = tuple[float, float]
"""Low and high of a finding."""


class Narrowed(NamedTuple):
    """A finding whose bounds have changed.

    Attributes:
        position: in the rule book.
    """

    position: int
    low: float
    high: float


class _Functions(NamedTuple):
    """The generated functions for the bounds of one finding.

    Attributes:
        by_rules: what its rules make of its products, from a state; None if no links lead to it.
        bounds: its bounds, from a state; with links from a state and these products.
    """

    by_rules: Callable[[State], tuple[float, ...]] | None
    bounds: Callable[[Any], Pair]

    @classmethod
    def of(cls, writer: Writer, finding: Scored) -> _Functions:
        number, read_by_rules = writer.findings[finding.id], {name for rule in finding.rules for name in rule.names}
        pair = writer.together(name(f"{bound}{number}") for bound in "lh")
        if not finding.links:
            whole = [*_read(writer, read_by_rules), *writer.finding(finding, number), ast.Return(pair)]
            return cls(None, compiled(whole))
        products = [f"{bound}{which}" for which in (number, "r") for bound in "lh"]
        by_rules = [
            *_read(writer, read_by_rules),
            *writer.by_groups(finding, number),
            ast.Return(writer.together(map(name, products))),
        ]
        given: list[ast.expr] = [ast.Name(one, ast.Store()) for one in products]
        both = ast.Tuple([ast.Name("slots", ast.Store()), ast.Tuple(given, ast.Store())], ast.Store())
        bounds = [
            ast.Assign([both], name("slots")),
            *_read(writer, {link.origin for link in finding.links}),
            *writer.together_with_links(finding, number),
            ast.Return(pair),
        ]
        return cls(compiled(by_rules), compiled(bounds))


def _read(writer: Writer, names: Collection[str]) -> list[ast.stmt]:
    """Return the statements that give these signals, and the bounds of these findings, their variables."""
    signals, findings = len(writer.book.signals), len(writer.findings)
    places = {writer.known.signals[id]: slot for slot, id in enumerate(writer.book.signals) if id in names}
    for id, at in writer.findings.items():
        if id in names:
            places |= {f"l{at}": signals + at, f"h{at}": signals + findings + at}
    return [
        assign(variable, ast.Subscript(name("slots"), constant(place), ast.Load()))
        for variable, place in places.items()
    ]


class OneByOne:
    """The bounds of each finding by itself. Thread-safe: it keeps no state of a case.

    Attributes:
        functions: by position of the finding.
        slots: by signal its place in a state.
        by_signal: by signal the positions of the findings with rules that read it.
        by_rules, by_links: by position of a finding those of the findings with rules that read it, and of those that it
            leads to.
        reached: by signal the positions of all findings that it can reach, each after all that it depends on.
    """

    def __init__(self, book: RuleBook) -> None:
        writer, findings = Writer(book, "lh"), book.findings
        self.functions: list[_Functions] = [_Functions.of(writer, finding) for finding in findings]
        self.slots: dict[str, int] = {id: slot for slot, id in enumerate(book.signals)}
        read = [{name for rule in finding.rules for name in rule.names} for finding in findings]
        origins = [{link.origin for link in finding.links} for finding in findings]
        self.by_signal: dict[str, frozenset[int]] = {id: _having(id, read) for id in book.signals}
        self.by_rules: list[frozenset[int]] = [_having(finding.id, read) for finding in findings]
        self.by_links: list[frozenset[int]] = [_having(finding.id, origins) for finding in findings]
        self.reached: dict[str, tuple[int, ...]] = {id: self._reached(id) for id in book.signals}

    def _reached(self, signal: str) -> tuple[int, ...]:
        found = {*self.by_signal[signal]}
        for at in range(len(self.functions)):  # in topological order
            if at in found:
                found |= self.by_rules[at] | self.by_links[at]
        return tuple(sorted(found))


def _having(id: str, names: Sequence[set[str]]) -> frozenset[int]:
    return frozenset(at for at, some in enumerate(names) if id in some)


class Narrowing:
    """What single further answers make of the bounds of a case.

    Args:
        each: the findings by themselves.
        state: of the case.
    """

    def __init__(self, each: OneByOne, state: State) -> None:
        self._each, self._state = each, state
        self._lows = len(each.slots)
        self._highs = self._lows + len(each.functions)
        self._products: dict[int, tuple[float, ...]] = {}

    def after(self, signal: str, value: Value) -> list[Narrowed]:
        """Return what changes in the case if this signal, which is unknown in it, has this value."""
        each, state, lows, highs = self._each, [*self._state], self._lows, self._highs
        state[each.slots[signal]] = value
        changed: list[Narrowed] = []
        read, led_to = {*each.by_signal[signal]}, set[int]()
        for at in each.reached[signal]:
            if at not in read and at not in led_to:
                continue
            by_rules, bounds = each.functions[at]
            if by_rules is None:
                found = bounds(state)
            else:
                found = bounds((state, by_rules(state) if at in read else self._by_rules(at, by_rules)))
            if found != (state[lows + at], state[highs + at]):
                state[lows + at], state[highs + at] = found
                changed.append(Narrowed(at, *found))
                read |= each.by_rules[at]
                led_to |= each.by_links[at]
        return changed

    def _by_rules(self, at: int, function: Callable[[State], tuple[float, ...]]) -> tuple[float, ...]:
        """Return what rules of which nothing has changed make of the products of a finding."""
        if at not in self._products:
            self._products[at] = function(self._state)
        return self._products[at]
