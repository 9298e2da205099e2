"""Map errors and signals to messages on stderr and exit codes."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import typer

from intimacy_kit.cli.failures import DATA_ERROR, USAGE_ERROR, Failure
from intimacy_kit.errors import IntimacyKitError, ObservationError, PackError


@contextmanager
def exit_on_error(
    interrupted: str = "interrupted; nothing was changed", observations: int = DATA_ERROR
) -> Iterator[None]:
    """Print an error raised in this block, and exit with the code of its kind.

    Args:
        interrupted: what is told after an interruption.
        observations: exit code for invalid answers; `USAGE_ERROR` if they are arguments of the command.
    """
    try:
        yield
    except Failure as failure:
        _end(f"intimacy-kit: {failure}", failure.status)
    except IntimacyKitError as error:
        _end(str(error), _status(error, observations))
    except KeyboardInterrupt:
        newline = "\n" if sys.stderr.isatty() else ""  # the terminal echoed ^C on the current line
        _end(f"{newline}intimacy-kit: {interrupted}", 130)


def _status(error: IntimacyKitError, observations: int) -> int:
    """Return the exit code of an error. Errors inside of files are data errors; a missing pack is a usage error."""
    if isinstance(error, ObservationError):
        return observations
    return DATA_ERROR if isinstance(error, PackError) and error.code not in ("IK101", "IK131") else USAGE_ERROR


def _end(message: str, status: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(status)


@contextmanager
def interruptible() -> Iterator[Callable[[], None]]:
    """Raise an exception on SIGINT and SIGTERM, so that the block can clean up.

    Some versions of Arrow catch the exception and go on, so this yields a function to call regularly, which raises
    it again.
    """
    received: list[int] = []

    def raise_if_interrupted() -> None:
        if signal.SIGINT in received:
            raise KeyboardInterrupt
        if received:
            raise SystemExit(128 + received[0])

    def stop(number: int, _: Any) -> None:
        received.append(number)
        raise_if_interrupted()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield raise_if_interrupted
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
