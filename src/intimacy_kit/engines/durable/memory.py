"""Adapt durable-rules: one working memory per ruleset, with one fact at a time.

The C module of durable-rules is called directly: there is no host, background thread or registry, and it calls no
Python code, so no exception can be lost. The result is the rules that it reports as fired; if they differ from the
expected ones, an error is raised.
"""

from __future__ import annotations

import sys
import weakref
from collections.abc import Iterable
from json import dumps
from threading import RLock
from typing import Protocol, cast

from intimacy_kit.engines.durable.program import ALWAYS, EVERY_FACT, Ruleset
from intimacy_kit.errors import Problem, QuestionError
from intimacy_kit.installing import install_extra

SESSION = "s"
"""Name of the only state of a working memory, deleted together with its ruleset."""

RECIPE = "CPPFLAGS='-DPyEval_CallObject=PyObject_CallObject' "
"""Compiler flags to build durable-rules for Python 3.13 and later, which lacks PyEval_CallObject."""


class Native(Protocol):
    """The functions of the C module of durable-rules that are used."""

    error: type[Exception]

    def create_ruleset(self, name: str, definition: str, /) -> int: ...

    def delete_ruleset(self, handle: int, /) -> None: ...

    def delete_state(self, handle: int, sid: str, /) -> None: ...

    def assert_fact(self, handle: int, fact: str, /) -> tuple[int, int]: ...

    def retract_fact(self, handle: int, fact: str, /) -> tuple[int, int]: ...

    def start_action_for_state(self, handle: int, state: int, /) -> tuple[str, str] | None: ...

    def complete_and_start_action(self, handle: int, state: int, /) -> str | None: ...

    def abandon_action(self, handle: int, state: int, /) -> None: ...


def load() -> Native:
    """Return the C module of durable-rules.

    Raises:
        QuestionError: it is not installed, or was built for an older Python (IK407).
    """
    try:
        import durable_rules_engine  # type: ignore[import-not-found]  # noqa: PLC0415 - an extra, without types
    except ImportError as error:
        broken = not isinstance(error, ModuleNotFoundError)
        recipe = RECIPE if broken or sys.version_info >= (3, 13) else ""
        anew = "--force-reinstall --no-cache-dir " if broken else ""
        help = f"install it: {install_extra('durable', before=recipe, options=anew)}"
        message = "the engine 'durable' needs the package durable-rules"
        if broken:
            message += ", and the one that is installed does not work with this Python"
        raise QuestionError(Problem("IK407", message, help)) from None
    return cast(Native, durable_rules_engine)


class WorkingMemory:
    """Runs one ruleset. Thread-safe: facts are processed one at a time.

    If a fact is interrupted or fails, its remains are cleared before the next one.

    Attributes:
        handle: handle of the ruleset in durable-rules.
    """

    def __init__(self, native: Native, ruleset: Ruleset) -> None:
        self._native, self._ruleset = native, ruleset
        self._keys = [(bit, f',"{key}":1') for bit, key in ruleset.keys]
        self._conclusions = {entry.name: entry.conclusion for entry in ruleset.entries}
        self._lock = RLock()
        self._unsettled = False
        self._state = 0
        try:
            self.handle: int = native.create_ruleset(ruleset.name, dumps(ruleset.definition()))
        except Exception as error:
            raise _untrusted() from error
        self.fire(0)  # deleting a state in which no rule has fired makes durable-rules read uninitialized memory
        weakref.finalize(self, _delete, native, self.handle).atexit = False

    def fire(self, literals: int) -> frozenset[str]:
        """Return the conclusions of the rules that durable-rules fires on a fact.

        Args:
            literals: bits of the literals that hold.

        Raises:
            QuestionError: the fired rules are not exactly those with all literals in the fact (IK411).
        """
        fact = f'{{"id":"f","sid":"{SESSION}","{ALWAYS}":1'
        fact += "".join([key for bit, key in self._keys if bit & literals]) + "}"
        expected = [entry.name for entry in self._ruleset.entries if entry.literals & literals == entry.literals]
        with self._lock:
            try:
                fired = self._dispatch(fact, [EVERY_FACT, *expected])
            except QuestionError:
                raise
            except Exception as error:
                raise _untrusted() from error
        return frozenset(self._conclusions[name] for name in fired if name != EVERY_FACT)

    def _dispatch(self, fact: str, expected: list[str]) -> list[str]:
        """Assert a fact, let its rules fire, and retract it; return the names of the fired rules.

        The order matters: on a retraction while rules are pending, durable-rules reads freed memory.
        """
        native, handle = self._native, self.handle
        if self._unsettled:
            native.abandon_action(handle, self._state)
            self.drain()
            native.retract_fact(handle, fact)
        self._unsettled = True
        _, state = native.assert_fact(handle, fact)
        self._state = self._state or state
        fired = [_name(message, fact) for message in self.drain()]
        check(fired, expected)
        native.retract_fact(handle, fact)
        self._unsettled = False
        return fired

    def drain(self) -> list[str]:
        """Let all pending rules fire, each at most once; return their messages."""
        native, handle, state = self._native, self.handle, self._state
        started = native.start_action_for_state(handle, state)
        message = started[1] if started else None
        messages: list[str] = []
        while message is not None:
            messages.append(message)
            if len(messages) > len(self._ruleset.entries) + 1:
                raise _untrusted()
            message = native.complete_and_start_action(handle, state)
        return messages


def _name(message: str, fact: str) -> str:
    """Return the name of the fired rule from a message about this fact; empty if the message is about another one."""
    start, end = '{"', f'":{{"m":{fact}}}}}'
    return message[len(start) : -len(end)] if message.startswith(start) and message.endswith(end) else ""


def check(fired: Iterable[str], expected: Iterable[str]) -> None:
    """Check that each expected rule fired once and no other rule fired.

    Raises:
        QuestionError: they differ (IK411).
    """
    if sorted(fired) != sorted(expected):
        raise _untrusted()


def _delete(native: Native, handle: int) -> None:
    """Delete the state, then its ruleset; durable-rules does not free the state with the ruleset."""
    native.delete_state(handle, SESSION)
    native.delete_ruleset(handle)


def _untrusted() -> QuestionError:
    help = "use the engine 'compiled', and report this together with the pack"
    return QuestionError(Problem("IK411", "durable-rules did not fire exactly the rules that are true", help))
