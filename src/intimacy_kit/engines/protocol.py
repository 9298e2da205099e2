"""Define the protocol of engines. An engine runs one rule book; all return outcomes that are equal to the last bit.

An engine is a class that takes a `RuleBook` and has `run`; it is registered under its name in `engines.registry`. An
engine that can reuse work between updates of a case also has `open`; for others, `open_case` runs the whole case again.

Two engines are not registered. `interpret` is the reference for all others. `columnar` takes a dataframe and returns
one that includes the ranked remedies, so `KnowledgeBase.diagnose_frame` is its only caller.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.observations import Value


class Engine(Protocol):
    """An engine for whole cases. Thread-safe; it keeps no state of a case."""

    def run(self, values: Mapping[str, Value], /) -> Outcome:
        """Return the outcome of one case.

        Args:
            values: validated values by signal id; a missing signal is unknown.
        """


class OpenCase(Protocol):
    """A case that an engine keeps open between updates, for one thread at a time."""

    def update(self, values: Mapping[str, Value], /) -> Outcome:
        """Return the outcome of all values of the case. If it raises, the case is unchanged."""

    def close(self) -> None:
        """Release the case."""


@runtime_checkable
class LiveEngine(Engine, Protocol):
    """An engine that can also keep cases open."""

    def open(self) -> OpenCase:
        """Return a new case without values."""


class StatelessCase:
    """Adapter of an engine for whole cases to `OpenCase`: every update runs the whole case, and no state is kept."""

    __slots__ = ("update",)

    def __init__(self, run: Callable[[Mapping[str, Value]], Outcome]) -> None:
        self.update: Callable[[Mapping[str, Value]], Outcome] = run

    def close(self) -> None:
        """Do nothing: no state is kept."""


def open_case(engine: Engine) -> OpenCase:
    """Return a new case without values: the engine's own if it is a `LiveEngine`, else a `StatelessCase`."""
    return engine.open() if isinstance(engine, LiveEngine) else StatelessCase(engine.run)
