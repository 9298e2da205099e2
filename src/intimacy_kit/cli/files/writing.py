"""Small files that commands write: whole or not at all."""

from __future__ import annotations

from pathlib import Path

from intimacy_kit.atomic_files import atomic_file
from intimacy_kit.cli.failures import Failure, named, unusable


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet."""
    _write(path, content, overwrite=False)


def replace(path: Path, content: bytes) -> None:
    """Write a file, or replace it as a whole."""
    _write(path, content, overwrite=True)


def _write(path: Path, content: bytes, *, overwrite: bool) -> None:
    try:
        with atomic_file(path, overwrite=overwrite) as file:
            file.write(content)
    except FileExistsError:
        raise Failure(f"{named(path)} is already there", "name another file") from None
    except OSError as error:
        raise unusable("write", path, error) from None
