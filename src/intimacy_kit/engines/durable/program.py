"""The rule book as rulesets for durable-rules, in the order in which they can be asked.

A rule that compares no finding is of stage 0. A rule that compares findings is of the stage after the last of them. The
last stage is about strategies: each is recommended where its relevance reaches mild.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from intimacy_kit.engines.durable.flatten import Conjunctions, Flat, TooManyError
from intimacy_kit.engines.durable.literals import Literals, Numbering
from intimacy_kit.engines.predicates import Predicates
from intimacy_kit.errors import Problem, QuestionError, shown
from intimacy_kit.model.conditions import Compare, Condition
from intimacy_kit.model.levels import MILD
from intimacy_kit.model.rulebook import RuleBook

MAX_RULES = 48
"""In a ruleset, besides the one for every fact: where 65 can be true at once, durable-rules fires none (error 303)."""

MAX_KEYS = 200
"""In a ruleset: durable-rules takes no fact with 253 (error 302). A condition has fewer, so one is never too large."""

ALWAYS = "c"
EVERY_FACT = "*"
"""Every fact has this key, and every ruleset this rule on it: a fact that no rule matches can end the process."""

IN_USE = ("id", "sid", "$s", "$i", "$m", "$and", "$or", "$ex", "$nex", "$lt", "$lte", "$gt", "$gte", "$eq", "$neq",
          "$mt", "$imt", "$iall", "$iany", "$add", "$sub", "$mul", "$div", "$l", "$r", "$forward", "name", "all", "any",
          "pri", "count", "cap", "dist", ALWAYS)  # fmt: skip
"""Names that mean something to durable-rules, or to us."""


class Entry(NamedTuple):
    """A rule of a ruleset: its name there, what it says (a rule of the book, or a strategy), and its literals."""

    name: str
    says: str
    literals: int


@dataclass(frozen=True, slots=True)
class Ruleset:
    """What one working memory of durable-rules runs.

    Attributes:
        keys: the literals that its rules read: the bit of each, and its key in a fact.
        mask: all their bits.
    """

    name: str
    entries: tuple[Entry, ...]
    keys: tuple[tuple[int, str], ...]
    mask: int

    def definition(self, *, named: bool = False) -> dict[str, Any]:
        """As durable-rules takes it; `named` adds to each rule what it says, as the name of the action to run."""
        rules = {EVERY_FACT: _rule([ALWAYS])}
        for entry in self.entries:
            rules[entry.name] = _rule(key for bit, key in self.keys if bit & entry.literals)
        if named:
            for name, says in ((EVERY_FACT, EVERY_FACT), *((entry.name, entry.says) for entry in self.entries)):
                rules[name]["run"] = says
        return rules


def _rule(keys: Iterable[str]) -> dict[str, Any]:
    return {"all": [{"m": {"$and": [{key: 1} for key in keys]}}]}


class Stage(NamedTuple):
    """Rulesets that can be asked at once, and the findings that can be scored after that, in the order of the book."""

    rulesets: tuple[Ruleset, ...]
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """All that is needed to run a rule book on durable-rules. `keys` are by number of the literal."""

    literals: Literals
    keys: tuple[str, ...]
    stages: tuple[Stage, ...]
    remedies: tuple[Ruleset, ...]

    @property
    def rulesets(self) -> Iterator[Ruleset]:
        for stage in self.stages:
            yield from stage.rulesets
        yield from self.remedies


def program(book: RuleBook) -> Program:
    """Flatten all conditions, and spread them over rulesets.

    Raises:
        QuestionError: a condition comes to too many conjunctions (IK410).
    """
    writer = _Writer(book)
    staged = writer.staged()
    relevant: Flattened = [(strategy.id, (writer.relevant(strategy.id),)) for strategy in book.strategies]
    literals = writer.numbering.literals
    packer = _Packer(tuple(_keys(len(literals.all))))
    stages = tuple(Stage(packer.rulesets(rules), tuple(findings)) for rules, findings in staged)
    return Program(literals, packer.keys, stages, packer.rulesets(relevant))


Flattened = list[tuple[str, Conjunctions]]


class _Writer:
    """Flattens the conditions of a rule book, stage by stage."""

    def __init__(self, book: RuleBook) -> None:
        self.book = book
        self.numbering = Numbering()
        findings = {finding.id: (finding.id, finding.id) for finding in book.findings}
        self.predicates = Predicates(Flat(self.numbering), {id: id for id in book.signals}, findings)

    def staged(self) -> list[tuple[Flattened, list[int]]]:
        """For each stage its rules and the positions of its findings."""
        stages: list[tuple[Flattened, list[int]]] = [(self.flat((rule.id, rule.when) for rule in self.book.safety), [])]
        stage_of: dict[str, int] = {}
        for position, finding in enumerate(self.book.findings):
            last = 0
            for rule in finding.rules:
                own = max((stage_of[name] + 1 for name in rule.when.names if name in stage_of), default=0)
                last = max(last, own)
                self.stage(stages, own)[0].extend(self.flat([(rule.id, rule.when)]))
            stage_of[finding.id] = last = max([last, *(stage_of[link.origin] for link in finding.links)])
            self.stage(stages, last)[1].append(position)
        return stages

    def stage(self, stages: list[tuple[Flattened, list[int]]], number: int) -> tuple[Flattened, list[int]]:
        while len(stages) <= number:
            stages.append(([], []))
        return stages[number]

    def flat(self, rules: Iterable[tuple[str, Condition]]) -> Flattened:
        return [(id, self.conjunctions(id, when)) for id, when in rules]

    def conjunctions(self, id: str, when: Condition) -> Conjunctions:
        try:
            return self.predicates.true(when)
        except TooManyError:
            help = "split it into several rules, or use the engine 'compiled'"
            message = f"the rule {shown(id)} comes to too many combinations for durable-rules"
            raise QuestionError(Problem("IK410", message, help)) from None

    def relevant(self, strategy: str) -> int:
        return self.numbering.bit(Compare(name=strategy, op=">=", value=MILD))


class _Packer:
    """Spreads rules over rulesets, none of which gets too many rules or keys."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self.keys = keys
        self._rulesets = self._rules = 0

    def rulesets(self, rules: Flattened) -> tuple[Ruleset, ...]:
        packed: list[Ruleset] = []
        entries: list[Entry] = []
        mask = 0
        for says, conjunctions in rules:
            for literals in conjunctions:
                if len(entries) == MAX_RULES or (mask | literals).bit_count() > MAX_KEYS:
                    packed.append(self._ruleset(entries, mask))
                    entries, mask = [], 0
                entries.append(Entry(f"r{self._rules}", says, literals))
                mask |= literals
                self._rules += 1
        return (*packed, self._ruleset(entries, mask)) if entries else tuple(packed)

    def _ruleset(self, entries: list[Entry], mask: int) -> Ruleset:
        keys = tuple((1 << number, key) for number, key in enumerate(self.keys) if mask >> number & 1)
        self._rulesets += 1
        return Ruleset(f"rules_{self._rulesets}", tuple(entries), keys, mask)


def _keys(count: int) -> Iterator[str]:
    """So many short names, of which no two have the same hash, nor that of a name in use."""
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
    """How durable-rules tells names apart: 32-bit FNV-1a, and nothing else."""
    value = 2166136261
    for byte in name.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value
