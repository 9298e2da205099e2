"""Hold what is linted: one pack as it was written, merged with the packs it builds on, and what follows from both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import cast

from intimacy_kit.analysis.lint.settings import Settings
from intimacy_kit.engines.interpret import Facts, State, final_state, run
from intimacy_kit.engines.truth import Fact, Interval
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.fields import bare
from intimacy_kit.model.pack import Contents, Manifest
from intimacy_kit.model.rulebook import Scored
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.model.signals import Signal
from intimacy_kit.packs.linking.built import Built
from intimacy_kit.packs.reading.reader import Located, ReadPack, WrittenCondition
from intimacy_kit.packs.reading.yaml_reader import Document


@dataclass(frozen=True)
class Subject:
    """One pack with the packs it builds on.

    Attributes:
        pack: as it was read. Diagnostics are about its own entries only.
        built: this pack and those it builds on, merged.
        settings: the content of its `.lint.yaml`.
    """

    pack: ReadPack
    built: Built
    settings: Settings

    @property
    def manifest(self) -> Manifest:
        return cast("Manifest", self.pack.manifest)  # a pack that runs has one

    @property
    def manifest_document(self) -> Document:
        return cast("Document", self.pack.manifest_document)

    @property
    def contents(self) -> Contents:
        return self.built.contents

    def own(self, *sections: str) -> Iterator[Located]:
        """Return the entries of this pack in these sections; in all sections if none is given."""
        return (located for located in self.pack.entries if not sections or located.section in sections)

    def rules(self) -> Iterator[tuple[Located, Rule]]:
        """Return the rules of this pack, without safety rules."""
        return ((located, located.entry) for located in self.pack.entries if isinstance(located.entry, Rule))

    def conditions(self) -> Iterator[tuple[Located, Rule | SafetyRule]]:
        """Return the rules and safety rules of this pack."""
        for located in self.pack.entries:
            if isinstance(located.entry, Rule | SafetyRule):
                yield located, located.entry

    def written(self) -> Iterator[tuple[Located, Rule | SafetyRule, WrittenCondition]]:
        """Return the conditions of the rules and safety rules of this pack, one by one as they are written."""
        for located, rule in self.conditions():
            yield from ((located, rule, written) for written in located.conditions)

    def every_written(self) -> Iterator[tuple[Located, WrittenCondition]]:
        """Return all conditions of this pack, also those of its strategies and practices, as they are written."""
        for located in self.pack.entries:
            yield from ((located, written) for written in located.conditions)

    @cached_property
    def all_conditions(self) -> tuple[Condition, ...]:
        """The conditions of strategies and practices of all packs."""
        strategies, practices = self.contents.strategies.values(), self.contents.practices.values()
        found = [strategy.first_when for strategy in strategies]
        found += [condition for practice in practices for condition in (practice.suits, practice.not_when)]
        return tuple(condition for condition in found if condition is not None)

    @cached_property
    def all_rules(self) -> tuple[Rule | SafetyRule, ...]:
        """The rules, then the safety rules, of all packs, with their texts as they are written."""
        contents = (self.built.template or self.built).contents
        return (*contents.rules.values(), *contents.safety.values())

    @cached_property
    def read_names(self) -> frozenset[str]:
        """The signals and findings that a condition of any pack reads."""
        read = [rule.ids for rule in self.all_rules] + [condition.names for condition in self.all_conditions]
        return frozenset[str]().union(*read)

    @cached_property
    def safety_names(self) -> frozenset[str]:
        """The signals that a safety rule of this pack reads that raises a concern."""
        rules = (self.contents.safety[located.id] for located in self.own("safety"))
        return frozenset(name for rule in rules if rule.kind == "concern" for name in rule.when.names)

    @cached_property
    def addressed(self) -> frozenset[str]:
        """The findings that a strategy of any pack addresses."""
        return frozenset(link.to for strategy in self.contents.strategies.values() for link in strategy.addresses)

    @cached_property
    def offered_practices(self) -> frozenset[str]:
        """The practices that a strategy of any pack lists, or that are told with a safety rule."""
        listed = [strategy.practices for strategy in self.contents.strategies.values()]
        return frozenset(chain(*listed, *(rule.support for rule in self.contents.safety.values())))

    @cached_property
    def highest(self) -> Mapping[str, float]:
        """The upper bound of each finding's score, from 0 to 1."""
        return {id: interval.high for id, interval in self._open.intervals.items()}

    @cached_property
    def lowest(self) -> Mapping[str, float]:
        """The lower bound of each finding's score, from 0 to 1."""
        return {id: interval.low for id, interval in self._open.intervals.items()}

    @cached_property
    def scored(self) -> Mapping[str, Scored]:
        """Each finding with its rules, also the steps that only couples have, and incoming links."""
        return {finding.id: finding for finding in self.built.couples.findings}

    @cached_property
    def _open(self) -> State:
        """The state without any answers, in which each score has its widest interval."""
        book = self.built.couples
        return final_state(book, {}, run(book, {}))

    @property
    def possible(self) -> Facts:
        """The range of each number and score; None (unknown) for everything else."""

        def facts(name: str) -> Fact:
            signal: Signal | None = self.contents.signals.get(bare(name))
            if signal is None:
                return self._open.possible(name)
            return Interval(*signal.bounds) if signal.is_number else None

        return facts
