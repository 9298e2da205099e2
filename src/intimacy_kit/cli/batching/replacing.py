"""Files and folders that are there whole or not at all.

They are written beside the place where they are to be, as `.intimacy-kit-….partial`, and get their own name when they
are complete and on the disk. Whatever goes wrong, what was written so far is removed. Only a process that is killed
outright leaves it behind; then it may be deleted.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from typing import BinaryIO

_is_posix = os.name == "posix"


@contextmanager
def replacing_file(target: Path) -> Iterator[BinaryIO]:
    """A file to write to, that is at `target` from the end of the block on, in place of what was there."""
    partial = _beside(target)
    try:
        with new_file(partial) as file:
            if target.exists():
                partial.chmod(target.stat().st_mode & 0o777)  # nobody may read it who could not before
            yield file
        partial.replace(target)
        _sync_folder(target.parent)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A new file to write to, that is on the disk at the end of the block."""
    with path.open("xb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def replacing_folder(target: Path) -> Iterator[Path]:
    """A folder to write to, that is at `target` from the end of the block on, in place of what was there."""
    partial, old = _beside(target), _beside(target)
    partial.mkdir()
    try:
        yield partial
        for folder, _, _ in os.walk(partial):
            _sync_folder(Path(folder))
        if target.exists():
            target.rename(old)
        try:
            partial.rename(target)
        except BaseException:
            if old.exists():
                old.rename(target)
            raise
        _sync_folder(target.parent)
    finally:
        rmtree(partial, ignore_errors=True)
        rmtree(old, ignore_errors=True)


def _beside(target: Path) -> Path:
    return target.with_name(f".intimacy-kit-{token_hex(8)}.partial")


def _sync_folder(folder: Path) -> None:
    if _is_posix:  # elsewhere folders cannot be opened
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
