"""The protocol of engines. An engine runs the rules of one rule book; all give the same outcome, to the last bit.

An engine is a class that takes a `RuleBook` and has `run`; its loader in `engines.registry` gives it a name. One that
can reuse work from one update of a case to the next also has `open`; for others, `open_case` runs the whole case again.

Two engines have no entry. `interpret` is the reference that all others are compared with. `columnar` runs whole
dataframes: it takes a frame and returns one, with the ranking of remedies in it, so `KnowledgeBase.diagnose_frame` is
its only caller.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.observations import Value


class Engine(Protocol):
    """An engine for whole cases. Safe to share between threads; it keeps nothing of a case."""

    def run(self, values: Mapping[str, Value], /) -> Outcome:
        """Return the outcome of one case.

        Args:
            values: by signal id, checked against the signals; what is missing is unknown.
        """


class OpenCase(Protocol):
    """One case that an engine holds open between updates, for one thread at a time."""

    def update(self, values: Mapping[str, Value], /) -> Outcome:
        """Return the outcome of these values, which are all values of the case. If it raises, nothing has changed."""

    def close(self) -> None:
        """Release the case."""


@runtime_checkable
class LiveEngine(Engine, Protocol):
    """An engine that can also hold cases open."""

    def open(self) -> OpenCase:
        """Return a new case without values."""


class StatelessCase:
    """Adapter that makes an open case of an engine for whole cases: every update runs everything, nothing is kept."""

    __slots__ = ("update",)

    def __init__(self, run: Callable[[Mapping[str, Value]], Outcome]) -> None:
        self.update: Callable[[Mapping[str, Value]], Outcome] = run

    def close(self) -> None:
        """Do nothing: nothing is held."""


def open_case(engine: Engine) -> OpenCase:
    """Return a new case without values, held open by the engine if it can do that, else by `StatelessCase`."""
    return engine.open() if isinstance(engine, LiveEngine) else StatelessCase(engine.run)
