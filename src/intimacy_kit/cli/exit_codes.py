"""How commands end: in one clear line and an exit code, whatever happens."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import typer

from intimacy_kit.cli.failures import IN_DATA, IN_USE, Failure
from intimacy_kit.errors import IntimacyKitError, ObservationError, PackError

_HERE = {
    "`kb.signals`": "`intimacy-kit schema observations`",
    "`kb.graph().nodes`": "the tab key, once `intimacy-kit --install-completion` was run,",
    "use True or False, not 1 or 0": "use true or false",  # in CSV these are read
    "`passed_on`": "--pass-on",
    "give their endings as `partners`": "use `intimacy-kit batch` with --partners",
    ", and None means not answered": "; leave out what was not answered",
}


@contextmanager
def ending(interrupted: str = "nothing was changed", observations: int = IN_DATA) -> Iterator[None]:
    """End the command with what an error says, and the exit code of its kind.

    Args:
        interrupted: what is told where somebody stops it.
        observations: the exit code where answers do not fit; `IN_USE` where they were typed with the command.
    """
    try:
        yield
    except Failure as failure:
        _end(f"intimacy-kit: {failure}", failure.status)
    except IntimacyKitError as error:
        _end(_said_here(str(error)), _status(error, observations))
    except KeyboardInterrupt:
        below = "\n" if sys.stderr.isatty() else ""  # on the line where somebody types, ^C stands now
        _end(f"{below}intimacy-kit: interrupted; {interrupted}", 130)


def _status(error: IntimacyKitError, observations: int) -> int:
    """What is wrong inside a file is a problem of the data; that there is no such pack is not."""
    if isinstance(error, ObservationError):
        return observations
    return IN_DATA if isinstance(error, PackError) and error.code not in ("IK101", "IK131") else IN_USE


def _said_here(text: str) -> str:
    """The library tells what to look at in Python; here there are commands for it."""
    for in_python, here in _HERE.items():
        text = text.replace(in_python, here)
    return text


def _end(message: str, status: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(status)


@contextmanager
def stoppable() -> Iterator[Callable[[], None]]:
    """Let Ctrl-C and a request to stop end what is done here, each by an exception, so that it can clean up.

    Some code below us catches whatever it is interrupted by and goes on. So there is a function to be called now and
    then, that raises it again.
    """
    received: list[int] = []

    def look() -> None:
        if signal.SIGINT in received:
            raise KeyboardInterrupt
        if received:
            raise SystemExit(128 + received[0])

    def stop(number: int, _: Any) -> None:
        received.append(number)
        look()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield look
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
