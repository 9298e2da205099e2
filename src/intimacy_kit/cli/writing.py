"""Small files that commands write: whole or not at all."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile

from intimacy_kit.cli.failures import Failure, named, unusable


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet."""
    if path.exists():
        raise Failure(f"{named(path)} is already there", "name another file")
    replace(path, content)


def replace(path: Path, content: bytes) -> None:
    """Write a file, or replace it as a whole. Only its owner can read it, for it tells of people."""
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as temporary:
            temporary.write(content)
    except OSError as error:
        raise unusable("write", path, error) from None
    try:
        Path(temporary.name).replace(path)
    except OSError as error:
        Path(temporary.name).unlink()
        raise unusable("write", path, error) from None
