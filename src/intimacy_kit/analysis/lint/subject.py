"""What is linted: one pack, as it was written, and all that it comes to together with those it builds on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from intimacy_kit.analysis.lint.checks import CHECKS
from intimacy_kit.analysis.lint.diagnostics import Diagnostic, Edit
from intimacy_kit.analysis.lint.settings import Settings
from intimacy_kit.engines.interpret import Facts, State, final_state, run
from intimacy_kit.engines.truth import Fact, Interval
from intimacy_kit.errors import Place
from intimacy_kit.model.concepts import Strategy
from intimacy_kit.model.pack import Contents, Manifest
from intimacy_kit.model.rulebook import Scored
from intimacy_kit.model.rules import Rule, SafetyRule
from intimacy_kit.model.signals import Signal
from intimacy_kit.packs.linking.build import Built
from intimacy_kit.packs.reading.locale_files import Translated
from intimacy_kit.packs.reading.reader import Located, ReadPack
from intimacy_kit.packs.reading.yaml_reader import Document


@dataclass(frozen=True)
class Subject:
    """One pack with everything around it.

    Attributes:
        pack: as it was read. Remarks are about its own entries only.
        built: this pack and those it builds on, merged.
        settings: what its `.lint.yaml` says.
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
        """The entries of this pack, of these sections or of all."""
        return (located for located in self.pack.entries if not sections or located.section in sections)

    def rules(self) -> Iterator[tuple[Located, Rule]]:
        """The rules of this pack."""
        return ((located, located.entry) for located in self.pack.entries if isinstance(located.entry, Rule))

    def conditions(self) -> Iterator[tuple[Located, Rule | SafetyRule]]:
        """The rules of this pack, those of safety too."""
        for located in self.pack.entries:
            if isinstance(located.entry, Rule | SafetyRule):
                yield located, located.entry

    def strategies(self) -> Iterator[tuple[Located, Strategy]]:
        """The strategies of this pack."""
        return ((located, located.entry) for located in self.pack.entries if isinstance(located.entry, Strategy))

    @cached_property
    def highest(self) -> Mapping[str, float]:
        """The most that the score of each finding can come to: with nothing answered, everything is still possible."""
        return {id: interval.high for id, interval in self._open.intervals.items()}

    @cached_property
    def lowest(self) -> Mapping[str, float]:
        """The least that it can come to."""
        return {id: interval.low for id, interval in self._open.intervals.items()}

    @cached_property
    def scored(self) -> Mapping[str, Scored]:
        """Each finding with all that bears on it."""
        return {finding.id: finding for finding in self.built.rulebook.findings}

    @cached_property
    def _open(self) -> State:
        """Nothing answered: each score has the widest interval it can have."""
        book = self.built.rulebook
        return final_state(book, {}, run(book, {}))

    @property
    def possible(self) -> Facts:
        """What each signal and score can be: numbers between their bounds, all else unknown."""

        def facts(name: str) -> Fact:
            signal: Signal | None = self.contents.signals.get(name)
            if signal is None:
                return self._open.possible(name)
            return Interval(*signal.bounds) if signal.is_number else None

        return facts


def remark(
    code: str,
    entry: Located | Translated | None,
    message: str,
    help: str,
    place: Place | None,
    edits: tuple[Edit, ...] = (),
) -> Diagnostic:
    """What a check has to say, with its severity."""
    return Diagnostic(code, CHECKS[code].severity, message, help, place, entry.id if entry else None, edits)
