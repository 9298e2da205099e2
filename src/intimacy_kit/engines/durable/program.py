"""Translate a rule book into rulesets of durable-rules, in stages.

Rules that compare no finding are in stage 0; rules that compare findings are in the stage after the last of them. The
last stage is about strategies: each is recommended if its relevance is at least mild.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from intimacy_kit.engines.durable.literals import Literals, Numbering
from intimacy_kit.engines.durable.normal_form import Conjunctions, DnfAlgebra, TooManyConjunctionsError
from intimacy_kit.engines.predicates import Predicates
from intimacy_kit.errors import Problem, QuestionError, shown
from intimacy_kit.model.conditions import Compare, Condition
from intimacy_kit.model.levels import MILD
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.rules import Rule

MAX_RULES = 48
"""Maximum rules per ruleset besides `EVERY_FACT`: if 65 are true at once, durable-rules fires none (error 303)."""

MAX_KEYS = 200
"""Maximum keys per ruleset: durable-rules refuses facts with 253 (error 302). Every single condition has fewer."""

ALWAYS = "c"
"""Key of every fact."""
EVERY_FACT = "*"
"""Name of the rule on `ALWAYS` in every ruleset: a fact that no rule matches can end the process."""

IN_USE = ("id", "sid", "$s", "$i", "$m", "$and", "$or", "$ex", "$nex", "$lt", "$lte", "$gt", "$gte", "$eq", "$neq",
          "$mt", "$imt", "$iall", "$iany", "$add", "$sub", "$mul", "$div", "$l", "$r", "$forward", "name", "all", "any",
          "pri", "count", "cap", "dist", ALWAYS)  # fmt: skip
"""Names with a meaning in durable-rules or in facts; keys must not have their hashes."""


class Entry(NamedTuple):
    """A rule of a ruleset: its name there, the id of the rule or strategy that it makes true, and its literals."""

    name: str
    conclusion: str
    literals: int


@dataclass(frozen=True, slots=True)
class Ruleset:
    """The rules of one working memory of durable-rules.

    Attributes:
        keys: bit and key of each literal that the rules read.
        mask: bits of all these literals.
    """

    name: str
    entries: tuple[Entry, ...]
    keys: tuple[tuple[int, str], ...]
    mask: int

    def definition(self, *, named: bool = False) -> dict[str, Any]:
        """Return the ruleset in the format of durable-rules; `named` adds the conclusion of each rule as its action."""
        rules = {EVERY_FACT: _rule([ALWAYS])}
        for entry in self.entries:
            rules[entry.name] = _rule(key for bit, key in self.keys if bit & entry.literals)
        if named:
            rules[EVERY_FACT]["run"] = EVERY_FACT
            for entry in self.entries:
                rules[entry.name]["run"] = entry.conclusion
        return rules


def _rule(keys: Iterable[str]) -> dict[str, Any]:
    return {"all": [{"m": {"$and": [{key: 1} for key in keys]}}]}


class Stage(NamedTuple):
    """Rulesets without dependencies on each other, and positions of the findings that can be scored after them."""

    rulesets: tuple[Ruleset, ...]
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """A rule book translated for durable-rules; `keys` are by the number of the literal."""

    literals: Literals
    keys: tuple[str, ...]
    stages: tuple[Stage, ...]
    remedies: tuple[Ruleset, ...]

    @property
    def rulesets(self) -> Iterator[Ruleset]:
        """All rulesets, in the order of evaluation."""
        for stage in self.stages:
            yield from stage.rulesets
        yield from self.remedies


def program(book: RuleBook) -> Program:
    """Return the program of a rule book: its conditions in disjunctive normal form, divided among rulesets.

    Raises:
        QuestionError: a condition has too many conjunctions (IK410).
    """
    writer = _Writer(book)
    staged = writer.staged()
    relevant: Normalized = [(strategy.id, (writer.relevant(strategy.id),)) for strategy in book.strategies]
    literals = writer.numbering.literals
    packer = _Packer(tuple(_keys(len(literals.all))))
    stages = tuple(Stage(packer.rulesets(rules), tuple(findings)) for rules, findings in staged)
    return Program(literals, packer.keys, stages, packer.rulesets(relevant))


def conclusion(rule: Rule, position: int) -> str:
    """Return what a step of a rule makes true: the rule, or with several steps its id with the number of the step."""
    return rule.id if len(rule.steps) == 1 else f"{rule.id}.{position + 1}"


Normalized = list[tuple[str, Conjunctions]]
"""Conclusions with the disjunctive normal forms of their conditions."""


class _Writer:
    """Converts the conditions of a rule book to disjunctive normal form, stage by stage."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self.numbering = Numbering()
        findings = {finding.id: (finding.id, finding.id) for finding in book.findings}
        self.predicates = Predicates(DnfAlgebra(self.numbering), {id: id for id in book.signals}, findings)

    def staged(self) -> list[tuple[Normalized, list[int]]]:
        """Return for each stage its rules and the positions of its findings."""
        stages: list[tuple[Normalized, list[int]]] = [
            (self.normalized((rule.id, rule.when) for rule in self.book.safety), [])
        ]
        stage_of: dict[str, int] = {}
        for position, finding in enumerate(self.book.findings):
            last = 0
            for rule in finding.rules:
                for number, step in enumerate(rule.steps):
                    own = max((stage_of[name] + 1 for name in step.when.names if name in stage_of), default=0)
                    last = max(last, own)
                    self.stage(stages, own)[0].extend(self.normalized([(conclusion(rule, number), step.when)]))
            stage_of[finding.id] = last = max([last, *(stage_of[link.origin] for link in finding.links)])
            self.stage(stages, last)[1].append(position)
        return stages

    def stage(self, stages: list[tuple[Normalized, list[int]]], number: int) -> tuple[Normalized, list[int]]:
        while len(stages) <= number:
            stages.append(([], []))
        return stages[number]

    def normalized(self, rules: Iterable[tuple[str, Condition]]) -> Normalized:
        return [(id, self.conjunctions(id, when)) for id, when in rules]

    def conjunctions(self, id: str, when: Condition) -> Conjunctions:
        try:
            return self.predicates.true(when)
        except TooManyConjunctionsError:
            help = "split it into several rules, or use the engine 'compiled'"
            message = f"the rule {shown(id)} has too many combinations for durable-rules"
            raise QuestionError(Problem("IK410", message, help)) from None

    def relevant(self, strategy: str) -> int:
        return self.numbering.bit(Compare(name=strategy, op=">=", value=MILD))


class _Packer:
    """Divides rules among rulesets within `MAX_RULES` and `MAX_KEYS`."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self.keys = keys
        self._rulesets = self._rules = 0

    def rulesets(self, rules: Normalized) -> tuple[Ruleset, ...]:
        packed: list[Ruleset] = []
        entries: list[Entry] = []
        mask = 0
        for conclusion, conjunctions in rules:
            for literals in conjunctions:
                if len(entries) == MAX_RULES or (mask | literals).bit_count() > MAX_KEYS:
                    packed.append(self._ruleset(entries, mask))
                    entries, mask = [], 0
                entries.append(Entry(f"r{self._rules}", conclusion, literals))
                mask |= literals
                self._rules += 1
        return (*packed, self._ruleset(entries, mask)) if entries else tuple(packed)

    def _ruleset(self, entries: list[Entry], mask: int) -> Ruleset:
        keys = tuple((1 << number, key) for number, key in enumerate(self.keys) if mask >> number & 1)
        self._rulesets += 1
        return Ruleset(f"rules_{self._rulesets}", tuple(entries), keys, mask)


def _keys(count: int) -> Iterator[str]:
    """Yield `count` short names with distinct hashes, none of them the hash of a name in `IN_USE`."""
    taken = {name_hash(name) for name in IN_USE}
    number = 0
    while count:
        key = f"a{number}"
        number += 1
        if (hashed := name_hash(key)) not in taken:
            taken.add(hashed)
            count -= 1
            yield key


def name_hash(name: str) -> int:
    """Return the 32-bit FNV-1a hash of a name, by which alone durable-rules identifies it."""
    value = 2166136261
    for byte in name.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value
