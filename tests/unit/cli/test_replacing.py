"""Files and folders are there whole or not at all."""

import stat
from pathlib import Path

import pytest

from intimacy_kit.cli.batching.replacing import new_file, replacing_file, replacing_folder


def test_a_file_is_there_when_it_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "out"
    with replacing_file(target) as file:
        file.write(b"new")
        assert not target.exists()
        (partial,) = tmp_path.iterdir()
        assert partial.name.startswith(".intimacy-kit-")
        assert partial.name.endswith(".partial")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"out": b"new"}


def test_a_file_is_replaced_at_once_and_stays_as_private_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"old")
    target.chmod(0o640)
    with replacing_file(target) as file:
        file.write(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("was_there", [True, False])
def test_what_goes_wrong_leaves_everything_as_it_was(
    tmp_path: Path, error: type[BaseException], was_there: bool
) -> None:
    target, folder = tmp_path / "out", tmp_path / "parts"
    if was_there:
        target.write_bytes(b"old")
        folder.mkdir()
        (folder / "a").write_bytes(b"old")
    before = sorted(path for path in tmp_path.rglob("*"))
    with pytest.raises(error), replacing_file(target) as file:
        fail_after(file.write(b"new"), error)
    with pytest.raises(error), replacing_folder(folder) as partial, new_file(partial / "b") as file:
        fail_after(file.write(b"new"), error)
    assert sorted(path for path in tmp_path.rglob("*")) == before
    assert not was_there or target.read_bytes() == b"old"


def fail_after(written: int, error: type[BaseException]) -> None:
    assert written
    raise error


@pytest.mark.parametrize("was_there", [True, False])
def test_a_folder_is_there_when_it_is_complete(tmp_path: Path, was_there: bool) -> None:
    target = tmp_path / "parts"
    if was_there:
        target.mkdir()
        (target / "old").touch()
    with replacing_folder(target) as partial:
        (partial / "deep").mkdir()
        with new_file(partial / "deep" / "new") as file:
            file.write(b"new")
        assert target.exists() == was_there
        assert partial.name.startswith(".intimacy-kit-")
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")) == [
        "parts", str(Path("parts/deep")), str(Path("parts/deep/new")),
    ]  # fmt: skip


@pytest.mark.parametrize("was_there", [True, False])
def test_a_folder_that_cannot_be_put_in_place_is_given_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, was_there: bool
) -> None:
    target = tmp_path / "parts"
    if was_there:
        target.mkdir()
        (target / "old").touch()
    with pytest.raises(FileNotFoundError), replacing_folder(target) as partial:
        monkeypatch.setattr("intimacy_kit.cli.batching.replacing._sync_folder", lambda folder: partial.rmdir())
    assert [path.name for path in tmp_path.rglob("*")] == (["parts", "old"] if was_there else [])


def test_elsewhere_than_on_posix_folders_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intimacy_kit.cli.batching.replacing._is_posix", False)
    with replacing_file(tmp_path / "out") as file:
        file.write(b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
