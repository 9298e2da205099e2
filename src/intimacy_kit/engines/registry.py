"""Register engines by name, and create those of a rule book on first use.

To add an engine, add its module beside this one and its loader to `LOADERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import RLock
from typing import Literal

from intimacy_kit.engines.compiled import CompiledEngine
from intimacy_kit.engines.protocol import Engine
from intimacy_kit.errors import OptionError, Problem
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.values import plain_text

EngineName = Literal["compiled", "durable"]


def _durable(book: RuleBook) -> Engine:
    from intimacy_kit.engines.durable.engine import DurableEngine  # noqa: PLC0415 - durable-rules is an extra

    return DurableEngine(book)


LOADERS: Mapping[EngineName, Callable[[RuleBook], Engine]] = {"compiled": CompiledEngine, "durable": _durable}
"""Loaders by name: each creates its engine for a rule book; it raises a `QuestionError` if an extra is missing."""


class Engines:
    """The engines of one rule book, each created on first use. Thread-safe.

    Args:
        book: the rule book that they run.
        made: engines that exist already, by name.
    """

    def __init__(self, book: RuleBook, made: Mapping[EngineName, Engine]) -> None:
        self._book = book
        self._made = dict(made)
        self._lock = RLock()

    def get(self, name: object) -> Engine:
        """Return the engine with a name.

        Raises:
            QuestionError: the name is unknown (IK404), or the engine cannot be created (IK407, IK410, IK411).
        """
        known = engine_name(name)
        return self._made.get(known) or self._make(known)

    def _make(self, name: EngineName) -> Engine:
        with self._lock:  # concurrent calls create it once
            engine = self._made[name] = self._made.get(name) or LOADERS[name](self._book)
        return engine


def engine_name(name: object) -> EngineName:
    """Return the validated name of an engine.

    Raises:
        QuestionError: the name is unknown (IK404).
    """
    text = plain_text(name)
    for known in LOADERS:
        if text == known:
            return known
    names = " or ".join(f"'{known}'" for known in LOADERS)
    raise OptionError(Problem("IK404", "there is no such engine", f"`engine` is {names}"))
