"""Errors of the command line: a message and a help text in one line, with an exit code."""

from __future__ import annotations

from os import PathLike, fspath

DATA_ERROR, USAGE_ERROR = 1, 2


class Failure(Exception):
    """An error that ends a command. Its message contains no values of the data.

    Attributes:
        status: exit code: `DATA_ERROR` for problems inside of files, `USAGE_ERROR` for wrong usage.
    """

    def __init__(self, message: str, help: str, status: int = USAGE_ERROR) -> None:
        super().__init__(f"{message}; {help}")
        self.status = status


def quoted_path(path: PathLike[str]) -> str:
    """Return a path for messages: quoted, with control characters escaped."""
    return repr(fspath(path))


def system_failure(doing: str, path: PathLike[str], error: OSError) -> Failure:
    """Return the error for a failed operation on a file, with the reason that the operating system gives."""
    reason = (error.strerror or type(error).__name__).lower()
    return Failure(f"cannot {doing} {quoted_path(path)}: {reason}", "check the path, your rights, and the space left")
