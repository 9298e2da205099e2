"""What a command tells when it cannot do its work: one line that says what is wrong and what to do."""

from __future__ import annotations

from os import PathLike, fspath

IN_DATA, IN_USE = 1, 2


class Failure(Exception):
    """The end of a command. `str()` is the line that is told; it holds no values of the data.

    Attributes:
        status: the exit code: `IN_DATA` if what is in a file is at fault, `IN_USE` if the command was used wrongly.
    """

    def __init__(self, message: str, help: str, status: int = IN_USE) -> None:
        super().__init__(f"{message}; {help}")
        self.status = status


def named(path: PathLike[str]) -> str:
    """A path as it is told: quoted, and safe to print whatever is in it."""
    return repr(fspath(path))


def unusable(doing: str, path: PathLike[str], error: OSError) -> Failure:
    """The system does not let us: what it says of that, without its own names for our files."""
    reason = (error.strerror or type(error).__name__).lower()
    return Failure(f"cannot {doing} {named(path)}: {reason}", "check the path, your rights, and the space left")
