"""The registry of engines: which there are by name, and those of one rule book.

A new engine is one module beside this one, and one loader here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import RLock
from typing import Literal

from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.protocol import Engine
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.values import plain_text

EngineName = Literal["compiled", "durable"]


def _durable(book: RuleBook) -> Engine:
    from intimacy_kit.engines.durable.engine import DurableEngine  # noqa: PLC0415 - durable-rules is an extra

    return DurableEngine(book)


LOADERS: Mapping[EngineName, Callable[[RuleBook], Engine]] = {"compiled": CompiledEngine, "durable": _durable}
"""Makes each engine for a rule book. A loader imports what is an extra, and raises a `QuestionError` without it."""


class Engines:
    """The engines of one rule book, each made when it is first asked for. Safe to share between threads.

    Args:
        book: the rules that they run.
        made: those that exist already.
    """

    def __init__(self, book: RuleBook, made: Mapping[EngineName, Engine]) -> None:
        self._book = book
        self._made = dict(made)
        self._lock = RLock()

    def get(self, name: object) -> Engine:
        """Return the engine of this name.

        Raises:
            QuestionError: there is no such engine (IK404), or it cannot be made (IK407, IK410, IK411).
        """
        known = engine_name(name)
        return self._made.get(known) or self._make(known)

    def _make(self, name: EngineName) -> Engine:
        with self._lock:  # of threads that ask at the same time, one makes it
            engine = self._made[name] = self._made.get(name) or LOADERS[name](self._book)
        return engine


def engine_name(name: object) -> EngineName:
    """Return the name of an engine, checked.

    Raises:
        QuestionError: there is no such engine (IK404).
    """
    text = plain_text(name)
    for known in LOADERS:
        if text == known:
            return known
    names = " or ".join(f"'{known}'" for known in LOADERS)
    raise QuestionError(Problem("IK404", "there is no such engine", f"`engine` is {names}"))
