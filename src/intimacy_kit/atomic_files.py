"""Files and folders that are there whole or not at all, and that only their owner can read: they tell of people.

They are written beside the place where they are to be, as `.intimacy-kit-….partial`, and get their own name when they
are complete and on the disk. Whatever goes wrong, what was written so far is removed. Only a process that is killed
outright leaves it behind; then it may be deleted.

Where nothing is to be overwritten the name is taken by a hard link, which the system refuses if anything has that name
already: of several processes only one succeeds. Where the file system has no hard links (FAT, some network folders) the
name is taken by an empty file first, that is replaced at once; there a process that is killed outright between the two
leaves the empty file.
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

_is_posix = os.name == "posix"
_OWNER, _OWNERS_FOLDER = 0o600, 0o700
_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


@contextmanager
def whole_file(target: Path, *, overwrite: bool, private: bool = True) -> Iterator[BinaryIO]:
    """A file to write to, that is at `target` from the end of the block on.

    Args:
        target: where.
        overwrite: whether it takes the place of what is there.
        private: whether only its owner can read it. Otherwise it is as open as what it replaces, or as new files are.

    Raises:
        FileExistsError: something is there, and it is not to be overwritten.
        OSError: the system does not let us.
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
        _sync_folder(target.parent)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def new_file(path: Path, *, private: bool = True) -> Iterator[BinaryIO]:
    """A new file to write to, that is on the disk at the end of the block."""
    number = os.open(path, _NEW, _OWNER if private else 0o666)
    with os.fdopen(number, "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def whole_folder(target: Path, *, overwrite: bool, private: bool = True) -> Iterator[Path]:
    """A folder to write to, that is at `target` from the end of the block on. An empty one is no loss.

    For arguments and errors see `whole_file`.
    """
    partial, old = _beside(target), _beside(target)
    new_folder(partial, private=private)
    try:
        yield partial
        for folder, _, _ in os.walk(partial):
            _sync_folder(Path(folder))
        if overwrite:
            _exchange(partial, target, old)
        else:
            _take_place(partial, target)
        _sync_folder(target.parent)
    finally:
        rmtree(partial, ignore_errors=True)
        rmtree(old, ignore_errors=True)


def new_folder(path: Path, *, private: bool = True) -> None:
    """Make a folder, and those above it that are not there, in the same way."""
    if not path.parent.exists():
        new_folder(path.parent, private=private)
    path.mkdir(_OWNERS_FOLDER if private else 0o777, exist_ok=True)


def _link(partial: Path, target: Path) -> None:
    try:
        target.hardlink_to(partial)
    except FileExistsError:
        raise
    except OSError:  # if it is not for want of links, this fails too, and tells why
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
    except OSError:  # each system has its own for a folder that is not empty
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


def _sync_folder(folder: Path) -> None:
    if not _is_posix:  # elsewhere folders cannot be opened
        return
    with suppress(PermissionError):  # into some folders one may write, and not look
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
