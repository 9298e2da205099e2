"""The adapter: the only module that touches durable-rules. One working memory for a ruleset, one fact at a time.

It calls the C module of durable-rules directly: no host, no background threads, no registry, and no Python code is run
from inside of it, so no exception can get lost there. What it says has fired is the answer; there is none if that
differs from what must have fired.
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

SESSION = "s"
"""The one state that a working memory has. It is deleted together with its ruleset."""

RECIPE = "CPPFLAGS='-DPyEval_CallObject=PyObject_CallObject' "
"""For Python 3.13 and later, which has no PyEval_CallObject any more."""


class Native(Protocol):
    """What is used of the C module of durable-rules."""

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
    """The C module.

    Raises:
        QuestionError: it is not installed, or was built for an older Python (IK407).
    """
    try:
        import durable_rules_engine  # type: ignore[import-not-found]  # noqa: PLC0415 - an extra, without types
    except ImportError as error:
        broken = not isinstance(error, ModuleNotFoundError)
        recipe = RECIPE if broken or sys.version_info >= (3, 13) else ""
        anew = "--force-reinstall --no-cache-dir " if broken else ""
        help = f'install it: {recipe}pip install {anew}"intimacy-kit[durable]"'
        message = "the engine 'durable' needs the package durable-rules"
        if broken:
            message += ", and the one that is installed does not work with this Python"
        raise QuestionError(Problem("IK407", message, help)) from None
    return cast(Native, durable_rules_engine)


class WorkingMemory:
    """Runs one ruleset. Safe to share between threads; each fact has it for itself.

    Where something stops a fact halfway (an interrupt, an error), the next one first clears what is left of it.
    """

    def __init__(self, native: Native, ruleset: Ruleset) -> None:
        self._native, self._ruleset = native, ruleset
        self._keys = [(bit, f',"{key}":1') for bit, key in ruleset.keys]
        self._says = {entry.name: entry.says for entry in ruleset.entries}
        self._lock = RLock()
        self._unsettled = False
        self._state = 0
        try:
            self._handle = native.create_ruleset(ruleset.name, dumps(ruleset.definition()))
        except Exception as error:
            raise _untrusted() from error
        self.fire(0)  # durable-rules reads what it never wrote when it deletes a state in which no rule has fired
        weakref.finalize(self, _delete, native, self._handle).atexit = False

    def fire(self, literals: int) -> frozenset[str]:
        """What is said by the rules that durable-rules fires on the fact that these literals hold.

        Raises:
            QuestionError: those are not exactly the rules whose literals all hold (IK411).
        """
        fact = f'{{"id":"f","sid":"{SESSION}","{ALWAYS}":1'
        fact += "".join([key for bit, key in self._keys if bit & literals]) + "}"
        due = [entry.name for entry in self._ruleset.entries if entry.literals & literals == entry.literals]
        with self._lock:
            try:
                fired = self._dispatch(fact, [EVERY_FACT, *due])
            except QuestionError:
                raise
            except Exception as error:
                raise _untrusted() from error
        return frozenset(self._says[name] for name in fired if name != EVERY_FACT)

    def _dispatch(self, fact: str, due: list[str]) -> list[str]:
        """Assert the fact, let the rules fire, and retract it: the names of the rules that fired on it.

        Always in this order: on a retraction while rules still wait, durable-rules reads what is not there any more.
        """
        native, handle = self._native, self._handle
        if self._unsettled:
            native.abandon_action(handle, self._state)
            self._drain()
            native.retract_fact(handle, fact)
        self._unsettled = True
        _, state = native.assert_fact(handle, fact)
        self._state = self._state or state
        fired = [_name(message, fact) for message in self._drain()]
        check(fired, due)
        native.retract_fact(handle, fact)
        self._unsettled = False
        return fired

    def _drain(self) -> list[str]:
        """Let the rules that wait fire; each can do so once."""
        native, handle, state = self._native, self._handle, self._state
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
    """The rule that durable-rules says has fired, if it fired on this fact; else no name of any rule."""
    start, end = '{"', f'":{{"m":{fact}}}}}'
    return message[len(start) : -len(end)] if message.startswith(start) and message.endswith(end) else ""


def check(fired: Iterable[str], due: Iterable[str]) -> None:
    """Compare what fired, which is the answer, with what must have fired: each rule once, and no other.

    Raises:
        QuestionError: they differ (IK411).
    """
    if sorted(fired) != sorted(due):
        raise _untrusted()


def _delete(native: Native, handle: int) -> None:
    """The state first: durable-rules would not free it together with its ruleset."""
    native.delete_state(handle, SESSION)
    native.delete_ruleset(handle)


def _untrusted() -> QuestionError:
    help = "use the engine 'compiled', and report this together with the pack"
    return QuestionError(Problem("IK411", "durable-rules did not fire exactly the rules that are true", help))
