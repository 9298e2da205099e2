"""Compile a rule book into one Python function: the fast engine for single cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from intimacy_kit.engines.narrowing import Narrowing, OneByOne
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.syntax import compiled
from intimacy_kit.engines.writer import Writer
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.observations import Value
from intimacy_kit.model.rulebook import RuleBook

NAN = float("nan")
Slots = Sequence[Value | None]
"""One value per signal, in the order of the signals; an unknown number is NaN, an unknown flag or choice is None."""

Bounds = tuple[tuple[float, ...], tuple[float, ...]]
"""The lows and the highs of the findings, in the order of `RuleBook.findings`."""

_Function = Callable[[Slots], tuple[Any, ...]]


class CompiledEngine:
    """Runs one rule book on single cases. Thread-safe: it keeps no state of a case."""

    def __init__(self, book: RuleBook) -> None:
        self.empty: list[Value | None] = [NAN if signal.is_number else None for signal in book.signals.values()]
        self.order: tuple[str, ...] = tuple(book.signals)
        self._book = book

    @cached_property
    def general(self) -> _Function:
        """The generated function for any case, compiled on first use."""
        return compiled(Writer(self._book, "slh").body())

    @cached_property
    def settled(self) -> _Function:
        """The generated function for complete cases; without intervals, because low and high equal the score there."""
        return compiled(Writer(self._book, "s").body())

    def narrowing(self, values: Mapping[str, Value], bounds: Bounds) -> Narrowing:
        """Return what single further answers make of the bounds of a case.

        Args:
            values: of the case, validated.
            bounds: of the case.
        """
        return Narrowing(self._one_by_one, [*self.slots(values), *bounds[0], *bounds[1]])

    @cached_property
    def _one_by_one(self) -> OneByOne:
        return OneByOne(self._book)

    def slots(self, values: Mapping[str, Value]) -> list[Value | None]:
        """Return the slots of a case from its validated values."""
        return [*map(values.get, self.order, self.empty)]

    def run(self, values: Mapping[str, Value]) -> Outcome:
        """Return the outcome of one case."""
        return self.run_slots(self.slots(values), complete=len(values) == len(self.empty))

    def run_slots(self, slots: Slots, *, complete: bool) -> Outcome:
        """Return the outcome of one case given as slots; `complete` says that no slot is unknown."""
        return Outcome._make((self.settled if complete else self.general)(slots))


class CompiledConditions:
    """Tells which of some conditions are true by scores, and by what, in one generated function. Thread-safe.

    Args:
        book: the rule book, with the signals and findings that they read.
        conditions: the conditions.
    """

    def __init__(self, book: RuleBook, conditions: Iterable[Condition]) -> None:
        self._engine, self._book, self._conditions = CompiledEngine(book), book, tuple(conditions)

    def true_by(self, values: Mapping[str, Value], scores: Sequence[float]) -> list[tuple[int, tuple[str, ...]]]:
        """Return the positions of those that are true, ascending, each with the signals and findings it is true by.

        Parts with the other truth take no part: neither a false part of a true `or`, nor a true part of a false `and`.
        These are in the order of the condition, and can stand there several times.

        Args:
            values: of a case, validated.
            scores: of its findings.
        """
        return self._run((*self._engine.slots(values), *scores))

    @cached_property
    def _run(self) -> Callable[[Slots], list[tuple[int, tuple[str, ...]]]]:
        return compiled(Writer(self._book, "s").conditions(self._conditions))
