"""Files and folders are there whole or not at all, and are their owner's."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from intimacy_kit import atomic_files
from intimacy_kit.atomic_files import atomic_file, atomic_folder, new_file, new_folder

posix = pytest.mark.skipif(os.name != "posix", reason="elsewhere there are other rights")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.parametrize("overwrite", [True, False])
def test_a_file_appears_when_it_is_complete(tmp_path: Path, overwrite: bool) -> None:
    target = tmp_path / "out"
    with atomic_file(target, overwrite=overwrite) as file:
        file.write(b"new")
        assert not target.exists()
        (partial,) = tmp_path.iterdir()
        assert partial.name.startswith(".intimacy-kit-")
        assert partial.name.endswith(".partial")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"out": b"new"}
    assert target.stat().st_nlink == 1


@posix
@pytest.mark.usefixtures("usual_umask")
class TestRights:
    @pytest.mark.parametrize("overwrite", [True, False])
    def test_regression_private_files_are_readable_by_their_owner_only(self, tmp_path: Path, overwrite: bool) -> None:
        with atomic_file(tmp_path / "out", overwrite=overwrite) as file:
            assert {mode(path) for path in tmp_path.iterdir()} == {0o600}
            file.write(b"new")
        with atomic_folder(tmp_path / "parts", overwrite=overwrite) as folder:
            new_folder(folder / "very" / "deep")
            with new_file(folder / "very" / "deep" / "new") as file:
                file.write(b"new")
        parts = [tmp_path / "parts", tmp_path / "parts" / "very", tmp_path / "parts" / "very" / "deep"]
        assert [mode(path) for path in parts] == [0o700] * 3
        assert [mode(path) for path in (tmp_path / "out", parts[-1] / "new")] == [0o600] * 2

    def test_replaced_file_becomes_private(self, tmp_path: Path) -> None:
        (tmp_path / "out").touch(0o644)
        with atomic_file(tmp_path / "out", overwrite=True) as file:
            file.write(b"new")
        assert mode(tmp_path / "out") == 0o600

    def test_public_file_keeps_its_mode_or_gets_the_default(self, tmp_path: Path) -> None:
        (tmp_path / "old").touch()
        (tmp_path / "old").chmod(0o640)
        for name, overwrite in (("old", True), ("new", True), ("newer", False)):
            with atomic_file(tmp_path / name, overwrite=overwrite, private=False) as file:
                file.write(b"new")
        with atomic_folder(tmp_path / "parts", overwrite=False, private=False):
            pass
        modes = {path.name: mode(path) for path in tmp_path.iterdir()}
        assert modes == {"old": 0o640, "new": 0o644, "newer": 0o644, "parts": 0o755}


def test_a_file_is_replaced_atomically(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")
    with atomic_file(target, overwrite=True) as file:
        file.write(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"


def test_a_file_created_meanwhile_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "out"
    with pytest.raises(FileExistsError), atomic_file(target, overwrite=False):
        target.write_bytes(b"old")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"out": b"old"}


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("was_there", [True, False])
def test_an_error_leaves_everything_unchanged(tmp_path: Path, error: type[BaseException], was_there: bool) -> None:
    target, folder = tmp_path / "out", tmp_path / "parts"
    if was_there:
        target.write_bytes(b"old")
        folder.mkdir()
        (folder / "a").write_bytes(b"old")
    before = sorted(path for path in tmp_path.rglob("*"))
    with pytest.raises(error), atomic_file(target, overwrite=was_there) as file:
        fail_after(file.write(b"new"), error)
    with (
        pytest.raises(error),
        atomic_folder(folder, overwrite=was_there) as partial,
        new_file(partial / "b") as file,
    ):
        fail_after(file.write(b"new"), error)
    assert sorted(path for path in tmp_path.rglob("*")) == before
    assert not was_there or target.read_bytes() == b"old"


def fail_after(written: int, error: type[BaseException]) -> None:
    assert written
    raise error


@pytest.mark.parametrize("was_there", [True, False])
def test_a_folder_appears_when_it_is_complete(tmp_path: Path, was_there: bool) -> None:
    target = tmp_path / "parts"
    if was_there:
        target.mkdir()
        (target / "old").touch()
    with atomic_folder(target, overwrite=was_there) as partial:
        with new_file(partial / "new") as file:
            file.write(b"new")
        assert target.exists() == was_there
        assert partial.name.startswith(".intimacy-kit-")
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")) == [
        "parts", str(Path("parts/new")),
    ]  # fmt: skip


def test_an_empty_folder_is_replaced_and_one_filled_meanwhile_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "parts"
    target.mkdir()
    with atomic_folder(target, overwrite=False) as partial:
        (partial / "new").touch()
    with pytest.raises(FileExistsError), atomic_folder(target, overwrite=False) as partial:
        (partial / "newer").touch()
    target.joinpath("new").unlink()
    target.rmdir()
    target.touch()
    with pytest.raises(FileExistsError), atomic_folder(target, overwrite=False) as partial:
        (partial / "newer").touch()
    assert [(path.name, path.is_file()) for path in tmp_path.iterdir()] == [("parts", True)]


@pytest.mark.parametrize("overwrite", [True, False])
@pytest.mark.parametrize("was_there", [True, False])
def test_a_failed_exchange_restores_the_old_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, was_there: bool, overwrite: bool
) -> None:
    target = tmp_path / "parts"
    if was_there:
        target.mkdir()
        (target / "old").touch()
    wanted = FileNotFoundError if overwrite or not was_there else FileExistsError
    with pytest.raises(wanted), atomic_folder(target, overwrite=overwrite) as partial:
        monkeypatch.setattr(atomic_files, "sync_folder", lambda folder: partial.rmdir())
    assert [path.name for path in tmp_path.rglob("*")] == (["parts", "old"] if was_there else [])


def test_folders_are_synced_on_posix_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_files, "IS_POSIX", False)
    with atomic_file(tmp_path / "out", overwrite=True) as file:
        file.write(b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("kind", ["file", "folder"])
@pytest.mark.parametrize("links", [True, False])
def test_regression_of_several_at_once_only_one_succeeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", not_here)
    many = 8
    target, barrier = tmp_path / "out", Barrier(many)

    def write(number: int) -> bool:
        try:
            if kind == "file":
                with atomic_file(target, overwrite=False) as file:
                    file.write(b"%d" % number)
                    barrier.wait()
            else:
                with atomic_folder(target, overwrite=False) as folder:
                    (folder / str(number)).write_bytes(b"%d" % number)
                    barrier.wait()
        except FileExistsError:
            return False
        return True

    with ThreadPoolExecutor(many) as threads:
        succeeded = list(threads.map(write, range(many)))
    assert succeeded.count(True) == 1
    winner = succeeded.index(True)
    written = target if kind == "file" else target / str(winner)
    assert written.read_bytes() == b"%d" % winner
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def not_here(target: Path, source: Path) -> Any:
    """As where a file system has no hard links."""
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


def test_without_hard_links_a_failed_write_releases_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "hardlink_to", not_here)
    monkeypatch.setattr(Path, "replace", not_here)
    with pytest.raises(PermissionError), atomic_file(tmp_path / "out", overwrite=False) as file:
        file.write(b"new")
    assert list(tmp_path.iterdir()) == []


FULL = """
import sys
from pathlib import Path
from resource import RLIMIT_FSIZE, setrlimit

setrlimit(RLIMIT_FSIZE, (4096, 4096))  # as if the disk was full then
{write}
"""


@posix
@pytest.mark.parametrize(
    "write",
    [
        "with atomic_file(target, overwrite=True) as file: file.write(b'x' * 9999)",
        "with atomic_file(target, overwrite=False) as file: file.write(b'x' * 9999)",
        "with atomic_folder(target, overwrite=False) as new, new_file(new / 'x') as file: file.write(b'x' * 9999)",
    ],
)
def test_regression_a_full_disk_leaves_nothing_behind(tmp_path: Path, write: str) -> None:
    code = FULL.format(write="from intimacy_kit.atomic_files import *; target = Path(sys.argv[1])\n" + write)
    ended = subprocess.run([sys.executable, "-c", code, tmp_path / "out"], capture_output=True, text=True, check=False)
    assert ended.stderr.splitlines()[-1] == "OSError: [Errno 27] File too large"
    assert list(tmp_path.iterdir()) == []
