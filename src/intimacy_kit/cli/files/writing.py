"""Write small files atomically, with errors of the operating system as `Failure`."""

from __future__ import annotations

from pathlib import Path

from intimacy_kit.atomic_files import atomic_file
from intimacy_kit.cli.failures import Failure, quoted_path, system_failure


def write_new_file(path: Path, content: bytes) -> None:
    """Write a new file.

    Raises:
        Failure: the file exists, or cannot be written.
    """
    write_file(path, content, overwrite=False)


def replace_file(path: Path, content: bytes) -> None:
    """Write a file; an existing one is replaced atomically.

    Raises:
        Failure: the file cannot be written.
    """
    write_file(path, content, overwrite=True)


def write_file(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write a file; one that is there is replaced only if it may be.

    Raises:
        Failure: the file exists and may not be replaced, or cannot be written.
    """
    try:
        with atomic_file(path, overwrite=overwrite) as file:
            file.write(content)
    except FileExistsError:
        raise Failure(
            f"{quoted_path(path)} is already there", "name another file, or give --overwrite where there is that option"
        ) from None
    except OSError as error:
        raise system_failure("write", path, error) from None
