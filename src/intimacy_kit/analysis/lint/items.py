"""List what checks look at, besides texts and pairs of rules: the whole pack, and its entries by kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from intimacy_kit.analysis.lint.conditions import range_truth
from intimacy_kit.analysis.lint.solver import SolverQuestions
from intimacy_kit.analysis.lint.subject import Subject
from intimacy_kit.engines.truth import Truth
from intimacy_kit.model.concepts import Concept, Practice, Strategy
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.signals import Signal
from intimacy_kit.packs.linking.references import FINDINGS
from intimacy_kit.packs.reading.reader import Located, WrittenCondition

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class Own(Generic[_Kind]):
    """An entry of the linted pack.

    Attributes:
        located: the entry with its places.
        entry: the same entry, with its type.
    """

    subject: Subject
    located: Located
    entry: _Kind


@dataclass(frozen=True, slots=True)
class OwnCondition:
    """A condition of the linted pack, with the solver to ask about it.

    Attributes:
        range_truth: TRUE or FALSE if that follows from the ranges of what the condition reads, else UNKNOWN.
    """

    located: Located
    written: WrittenCondition
    when: Condition
    range_truth: Truth
    solver: SolverQuestions


def whole_pack(subject: Subject) -> Iterator[Subject]:
    """Return the pack as a single item."""
    yield subject


def signals(subject: Subject) -> Iterator[Own[Signal]]:
    """Return the signals of the pack."""
    return (Own(subject, located, cast("Signal", located.entry)) for located in subject.own("signals"))


def findings(subject: Subject) -> Iterator[Own[Concept]]:
    """Return the challenges, consequences and components of the pack."""
    return (Own(subject, located, cast("Concept", located.entry)) for located in subject.own(*FINDINGS))


def strategies(subject: Subject) -> Iterator[Own[Strategy]]:
    """Return the strategies of the pack."""
    return (Own(subject, located, cast("Strategy", located.entry)) for located in subject.own("strategies"))


def practices(subject: Subject) -> Iterator[Own[Practice]]:
    """Return the practices of the pack."""
    return (Own(subject, located, cast("Practice", located.entry)) for located in subject.own("practices"))


def conditions(subject: Subject, solver: SolverQuestions) -> Iterator[OwnCondition]:
    """Return the conditions of the pack: of rules and safety rules, strategies and practices."""
    for located, written in subject.every_written():
        when = written.parsed.condition
        yield OwnCondition(located, written, when, range_truth(subject, when), solver)
