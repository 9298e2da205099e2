"""Live sessions: answers are added and taken back, and callbacks receive the findings that change."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from inspect import iscoroutinefunction
from threading import Lock, RLock
from types import MappingProxyType, TracebackType
from typing import NoReturn, Self, cast

from intimacy_kit.diagnosis import Diagnosis, after, earlier_check_ins, from_outcomes, with_earlier
from intimacy_kit.engines.protocol import OpenCase, open_case
from intimacy_kit.errors import CallbackError, OptionError, Problem, QuestionError
from intimacy_kit.model.changes import Change
from intimacy_kit.model.couple import Couple, Given
from intimacy_kit.model.observations import Observations
from intimacy_kit.model.pack import pack_names
from intimacy_kit.reasoning.case.case import Case, Changes
from intimacy_kit.reasoning.case.couples import checked, not_of_one
from intimacy_kit.reasoning.case.live import LiveCase, level_changes, of_whom
from intimacy_kit.reasoning.runtime import Runtime

Callback = Callable[[Change], object]
_NOTHING: Given = MappingProxyType({})


class Session:
    """A case with changing answers. Made by `KnowledgeBase.session`; best used in a `with` block.

    It is thread-safe. No call waits for a callback that another thread runs. Its `repr` shows nothing of the case.
    """

    __slots__ = ("__weakref__", "_callbacks", "_case", "_diagnosis", "_lock", "_runtime", "_telling", "_waiting")

    def __init__(self, runtime: Runtime, engine: str, case: Case) -> None:
        self._runtime = runtime
        self._case: LiveCase | None = LiveCase(
            runtime.couples.built.rulebook,
            case,
            partial(_opened, runtime, engine),
            partial(_opened, runtime.couples, engine),
        )
        self._diagnosis: Diagnosis | None = None
        self._callbacks: dict[object, Callback] = {}
        self._waiting: deque[tuple[object, Change]] = deque()
        self._lock = RLock()  # for all of the above; held for moments only, never while a callback runs
        self._telling = Lock()  # held by whoever runs callbacks

    def __enter__(self) -> Self:
        with self._lock:
            self._opened()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        packs = pack_names(self._runtime.built.packs)
        return f"Session({packs})" if self._case else f"Session({packs}; closed)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a live session cannot be copied or pickled; its diagnosis can")

    def observe(self, values: Given | Observations = _NOTHING, /, **named: float | bool | str | None) -> None:
        """Add answers, or replace earlier ones.

        All are checked first: if one is invalid, nothing changes. An equal value is not a change.

        Args:
            values: by signal id, as for `KnowledgeBase.observations`; None to take an answer back. For two
                partners a `Couple` with the answers of each.
            named: the same, by keyword, of one person. These count where both are given.

        Raises:
            ObservationError: with everything that does not fit (IK3xx).
            CallbackError: the answers were taken in, and callbacks failed (IK405).
            QuestionError: the session is closed (IK406), or these are answers of two and others are of one (IK456).
        """
        intake = self._runtime.intake
        if type(values) is Couple:
            if named:
                raise of_whom()
            self._take_in(*checked(values, intake.changes))
        elif not named:
            self._take_in(intake.changes(values))
        else:
            self._take_in(intake.changes(named) if values is _NOTHING else intake.changes(values, named))

    def retract(self, *signals: str) -> None:
        """Take answers back. Signals that were not answered are ignored.

        Raises:
            ObservationError: a signal is unknown (IK302); nothing is taken back.
            CallbackError: the answers were taken back, and callbacks failed (IK405).
            QuestionError: the session is closed (IK406).
        """
        self._take_in(self._runtime.intake.retracted(signals))

    @property
    def observations(self) -> Observations:
        """The current answers of one person.

        Raises:
            QuestionError: the session is closed (IK406), or the answers are of two partners (IK457).
        """
        with self._lock:
            case = self._opened().case
            if case.of_two:
                raise not_of_one()
            return Observations(case.people[0])

    @property
    def diagnosis(self) -> Diagnosis:
        """The diagnosis of the current answers; computed on access, and kept until an answer changes.

        Raises:
            QuestionError: the session is closed (IK406).
        """
        with self._lock:
            case = self._opened()
            if self._diagnosis is None:
                self._diagnosis = from_outcomes(self._runtime, case.case, case.outcomes)
            return self._diagnosis

    def on_finding(self, callback: Callback) -> Callable[[], None]:
        """Call a function for every challenge and consequence whose level changes from now on.

        A callback may use the session; changes that it makes are reported after all earlier ones. It receives one
        `Change` per call, those of one `observe` in ascending order of id.

        Args:
            callback: a plain function that does not block.

        Returns:
            A function that unsubscribes the callback. Calling it again does nothing.

        Raises:
            QuestionError: this cannot be called, or is a coroutine function (IK404), or the session is closed (IK406).
        """
        if iscoroutinefunction(callback) or not callable(cast(object, callback)):
            help = "give a plain function that takes a `Change`; it may start a task, such as by `loop.create_task`"
            raise OptionError(Problem("IK404", "`on_finding` needs a plain function", help))
        key = object()
        with self._lock:
            self._opened()
            self._callbacks[key] = callback

        def unsubscribe() -> None:
            with self._lock:
                self._callbacks.pop(key, None)

        return unsubscribe

    def close(self) -> None:
        """Close the session and drop its answers. No callback is called. Closing it again does nothing."""
        with self._lock:
            case, self._case = self._case, None
            self._diagnosis = None
            self._callbacks.clear()
            self._waiting = deque()  # and not cleared: another thread may be taking from it
            if case is not None:
                case.close()

    def _opened(self) -> LiveCase:
        if self._case is None:
            help = "open another one: `with kb.session() as session:`"
            raise QuestionError(Problem("IK406", "the session is closed", help))
        return self._case

    def _take_in(self, *answers: Changes) -> None:
        """Apply the changes of one person, or of each of two partners."""
        with self._lock:
            case = self._opened()
            before = case.outcomes.whole
            if case.change(*answers):
                self._diagnosis = None
                if self._callbacks:
                    found = level_changes(self._runtime.context.findings, before, case.outcomes.whole)
                    self._waiting.extend((key, change) for change in found for key in self._callbacks)
        if self._waiting:
            self._tell()

    def _tell(self) -> None:
        """Run callbacks until the queue is empty; if another thread does so already, it runs these too."""
        errors: list[Exception] = []
        while self._waiting and self._telling.acquire(blocking=False):
            try:
                waiting = self._waiting  # nobody else takes from it
                while waiting:
                    key, change = waiting.popleft()
                    callback = self._callbacks.get(key)
                    if callback is not None:
                        try:
                            callback(change)
                        except Exception as error:  # noqa: BLE001 - all are raised as one, once everybody has been told
                            errors.append(error)
            finally:
                self._telling.release()
        if errors:
            raise _failed(errors) from errors[0]


def open_session(runtime: Runtime, engine: str, earlier: object, when: object) -> Session:
    """Return a session on the engine of this name; after earlier check-ins of two it is of two from its start.

    Errors as for `with_earlier`.
    """
    before = earlier_check_ins(earlier)
    case = with_earlier(runtime, Case.of_one({}), None, when)
    if before:
        case = after(runtime, Case(({},) * len(before[-1].record.people)), before, when)
    return Session(runtime, engine, case)


def _opened(runtime: Runtime, engine: str) -> OpenCase:
    return open_case(runtime.engines.get(engine))


def _failed(errors: list[Exception]) -> CallbackError:
    message = "a callback failed" if len(errors) == 1 else f"callbacks failed {len(errors)} times"
    help = "the observations were applied and all other callbacks ran; `errors` holds the exceptions"
    return CallbackError(Problem("IK405", message, help), errors)
