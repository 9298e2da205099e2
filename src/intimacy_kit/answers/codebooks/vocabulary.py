"""The signals that a codebook can name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.rules import SafetyRule
from intimacy_kit.model.signals import Signal
from intimacy_kit.packs.discovery.origin import Origin


class HasSignals(Protocol):
    """What is needed of a knowledge base."""

    @property
    def signals(self) -> Mapping[str, Signal]: ...
    @property
    def safety_rules(self) -> Mapping[str, SafetyRule]: ...


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Signals, and which of them are about safety.

    Attributes:
        signals: by id.
        about_safety: the ids of those whose answers are never dropped.
    """

    signals: Mapping[str, Signal]
    about_safety: frozenset[str]


def vocabulary_of(knowledge: HasSignals) -> Vocabulary:
    """Return the signals of a knowledge base."""
    read = frozenset(name for rule in knowledge.safety_rules.values() for name in rule.when.names)
    return Vocabulary(knowledge.signals, read)


def vocabulary_in(book: RuleBook) -> Vocabulary:
    """Return the signals of a rule book."""
    return Vocabulary(book.signals, book.about_safety)


@cache
def installed_vocabulary() -> Vocabulary:
    """Return the signals of the core pack and the installed packs."""
    return vocabulary_in(Origin((), core=True, plugins=None, strict=False).load(stacklevel=2).built.rulebook)
