"""Write files and folders atomically, readable only by their owner, because they may hold data about people.

Data is written to a temporary sibling `.intimacy-kit-….partial`, synced to disk, and then renamed to the target. On any
error the temporary file is removed; only a killed process leaves it behind, and it can be deleted then.

Without `overwrite`, the target is created by a hard link, which fails if the name exists: of several processes only one
succeeds. On file systems without hard links (FAT, some network folders) an empty file reserves the name and is replaced
at once; a process killed between the two steps leaves the empty file.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from stat import S_IMODE
from typing import BinaryIO

IS_POSIX = os.name == "posix"
_OWNER, _OWNERS_FOLDER = 0o600, 0o700
_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


@contextmanager
def atomic_file(target: Path, *, overwrite: bool, private: bool = True) -> Iterator[BinaryIO]:
    """Open a file for writing that appears at `target` when the block ends without an error.

    Args:
        target: the path of the finished file.
        overwrite: whether to replace an existing file.
        private: whether only the owner may read it. Otherwise it gets the mode of the file it replaces, or the default
            mode of new files.

    Raises:
        FileExistsError: the target exists and `overwrite` is false.
        OSError: the file cannot be written.
    """
    partial = _beside(target)
    try:
        with new_file(partial, private=private) as file:
            if not private and target.exists():
                partial.chmod(S_IMODE(target.stat().st_mode))
            yield file
        if overwrite:
            partial.replace(target)
        else:
            _link(partial, target)
        sync_folder(target.parent)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def new_file(path: Path, *, private: bool = True) -> Iterator[BinaryIO]:
    """Create a file for writing and sync it to disk when the block ends."""
    number = os.open(path, _NEW, _OWNER if private else 0o666)
    with os.fdopen(number, "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def atomic_folder(target: Path, *, overwrite: bool, private: bool = True) -> Iterator[Path]:
    """Yield a folder to fill that appears at `target` when the block ends without an error.

    An existing empty folder is replaced even without `overwrite`. For arguments and errors see `atomic_file`.
    """
    partial, old = _beside(target), _beside(target)
    new_folder(partial, private=private)
    try:
        yield partial
        for folder, _, _ in os.walk(partial):
            sync_folder(Path(folder))
        if overwrite:
            _exchange(partial, target, old)
        else:
            _take_place(partial, target)
        sync_folder(target.parent)
    finally:
        rmtree(partial, ignore_errors=True)
        rmtree(old, ignore_errors=True)


def new_folder(path: Path, *, private: bool = True) -> None:
    """Create a folder and its missing parents, all with the same mode."""
    if not path.parent.exists():
        new_folder(path.parent, private=private)
    path.mkdir(_OWNERS_FOLDER if private else 0o777, exist_ok=True)


def _link(partial: Path, target: Path) -> None:
    try:
        target.hardlink_to(partial)
    except FileExistsError:
        raise
    except OSError:  # no hard links here; any other cause makes the next line fail with its own error
        os.close(os.open(target, _NEW, _OWNER))
        try:
            partial.replace(target)
        except BaseException:
            target.unlink()
            raise


def _take_place(partial: Path, target: Path) -> None:
    try:
        with suppress(FileNotFoundError):
            target.rmdir()
        partial.rename(target)
    except OSError:  # the error for a folder that is not empty differs between platforms
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        raise


def _exchange(partial: Path, target: Path, old: Path) -> None:
    with suppress(FileNotFoundError):
        target.rename(old)
    try:
        partial.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise


def _beside(target: Path) -> Path:
    return target.parent / f".intimacy-kit-{token_hex(8)}.partial"


def sync_folder(folder: Path) -> None:
    """Write the entries of a folder to disk, where the system can."""
    if not IS_POSIX:  # folders can be opened on POSIX only
        return
    with suppress(PermissionError):  # a folder may be writable but not readable
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
