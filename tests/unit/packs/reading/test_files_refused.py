"""Errors for sources that are no packs, and for unreadable files."""

import io
import os
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import pytest

import intimacy_kit as ik
from intimacy_kit.packs.reading.files import MAX_FILE_SIZE, MAX_FILES, pack_files
from tests.unit.packs.tiny import LAYOUT, RULE, told
from tests.wording import Wording, codes_in

AS_YAML = "write it as YAML, in a file that ends in .yaml; or call it otherwise if it is no part of the pack"
BESIDE = [
    *("README.yaml.txt", "rules.txt", "rules/NOTES.txt", "rules.yaml.bak", "rules.yaml~", "rules.md", "rules/why.pdf"),
    *("rules/__init__.py", "signals.py", "rules/LICENSE", "references/books.bib"),
]


def test_a_missing_folder_is_reported_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wording: Wording
) -> None:
    """It was not named, so that of several packs nobody knew which one it was."""
    monkeypatch.chdir(tmp_path)
    Path("pack.yaml").write_text("")

    for source in (Path("missing"), "missing", "pack.yaml", "a\0b", "x" * 5000, "\x1b[31m"):
        said = told(source)
        assert codes_in(said) == ["IK101"]
        wording(said)


class Pretender:
    """An object that makes trouble of whatever it is asked."""

    def __getattr__(self, name: str) -> object:
        raise RuntimeError(name)


class Endless(Mapping[str, str]):
    """A mapping that goes on for ever."""

    def __getitem__(self, key: str) -> str:
        return ""

    def __iter__(self) -> Iterator[str]:
        return (f"rules/{number}.yaml" for number in count())

    def __len__(self) -> int:
        return 1


class BytesPath:
    def __fspath__(self) -> bytes:
        return b"pack"


def test_an_invalid_source_is_reported() -> None:
    message = """\
error[IK101]: a pack is a folder or a mapping
  help: give the folder that holds pack.yaml"""
    nonsense: list[Any] = [None, 5, b"pack", ["pack.yaml"], object()]
    for source in nonsense:
        assert told(source) == message
    assert told(BytesPath()) == message  # type: ignore[arg-type]  # a path of text is asked for
    assert told(Pretender()) == message  # type: ignore[arg-type]  # that is the point


def test_an_empty_folder_has_no_manifest(tmp_path: Path) -> None:
    assert told(tmp_path) == told({}) == "error[IK101]: there is no pack.yaml\n  --> pack.yaml\n  help: add a manifest"


@pytest.mark.parametrize("deeper", ["inner", "src/inner"])
def test_a_manifest_in_a_subfolder_is_suggested(folder: Path, tmp_path: Path, deeper: str, wording: Wording) -> None:
    """Whoever gave the folder of the project was told of every file in it that it belongs to no section."""
    (tmp_path / "project" / deeper).parent.mkdir(parents=True)
    folder.rename(tmp_path / "project" / deeper)
    said = told(tmp_path / "project")
    assert codes_in(said) == ["IK101"]
    wording(said)


@pytest.mark.parametrize(
    ("name", "help"),
    [
        ("rules.yaml.txt", "call it 'rules.yaml'"),
        ("rules/time.yml.TXT", "call it 'rules/time.yml'"),
        ("signals.YAML", "call it 'signals.yaml'"),
        ("Rules.Csv", "call it 'Rules.csv'"),
        ("pack.yaml.txt", "call it 'pack.yaml'"),
        ("cases.yaml.txt", "call it 'cases.yaml'"),
        ("locales/de.yaml.txt", "call it 'locales/de.yaml'"),
        ("rules.ods", "save it as .xlsx or .csv"),
        ("rules/old.xls", "save it as .xlsx or .csv"),
        *((name, AS_YAML) for name in ("rules.json", "signals.json", "rules/x.json", "pack.json", "pack.toml")),
        *((name, AS_YAML) for name in ("Safety.JSON", "locales/de.po", "locales/de/x.json", "rules.xml", "rules")),
        *((name, AS_YAML) for name in ("rules/more", "cases.json", "rules/sub/x.json5", "rules.yaml.zip")),
        ("rules.dmn", "save it as .xlsx or .csv"),
        ("rules/table.dmn", "save it as .xlsx or .csv"),
        ("rules.xlsm", "save it as .xlsx or .csv"),
        ("rules.tsv", "save it as .csv: tabs may separate its cells"),
        ("rules/more.TAB", "save it as .csv: tabs may separate its cells"),
    ],
)
def test_a_misnamed_file_is_refused(folder: Path, name: str, help: str) -> None:
    """Such files were passed over: their rules counted for nothing, and nobody said so."""
    if name == "rules":
        shutil.rmtree(folder / name)
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(RULE)
    told_of_it = f"error[IK107]: unsupported file name '{name}'\n  --> {name}\n  help: {help}"
    assert told(folder) == told({**LAYOUT, name: RULE}) == told_of_it


def test_misnamed_case_files_are_refused(folder: Path) -> None:
    (folder / "cases" / "more.yaml.txt").write_text("[]")
    with pytest.raises(ik.PackError) as raised:
        pack_files(folder, cases=True)
    assert (raised.value.code, raised.value.help) == ("IK107", "call it 'cases/more.yaml'")


def test_other_files_beside_a_pack_are_ignored(folder: Path) -> None:
    before = pack_files(folder)
    for name in (*BESIDE, "notes.ods", "data.json", "package.json", "rules_old/x.json"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("notes")
    assert pack_files(folder) == before


class Broken(Mapping[str, str]):
    """A mapping that can be counted, but not read."""

    def __getitem__(self, key: str) -> str:
        raise RuntimeError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(["pack.yaml"])

    def __len__(self) -> int:
        return 1


def test_a_mapping_must_map_names_to_text(wording: Wording) -> None:
    nonsense: list[Any] = [{5: "x"}, {"pack.yaml": None}, {"pack.yaml": ["x"]}, {b"pack.yaml": "x"}, Broken()]
    for source in nonsense:
        said = told(source)
        assert codes_in(said) == ["IK101"]
        wording(said)


def test_links_that_lead_out_of_a_pack_are_refused(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("secret: outside")
    link = folder / "rules" / "link.yaml"
    refused = (
        "error[IK101]: 'rules/link.yaml' is a symbolic link to a target outside the pack\n"
        "  --> rules/link.yaml\n  help: copy what it points to into the pack"
    )
    for target in (outside, Path("..", "..", "outside.yaml"), tmp_path / "nowhere"):
        link.symlink_to(target)
        assert told(folder) == refused
        link.unlink()
    (folder / ".hidden").symlink_to(tmp_path)
    link.symlink_to(Path("..", ".hidden", "outside.yaml"))
    assert told(folder) == refused


def test_a_link_to_a_folder_outside_a_pack_is_refused(folder: Path, tmp_path: Path) -> None:
    """It was followed, so that a pack could read files from anywhere, and loops of links ran on."""
    message = (
        "error[IK101]: '{0}' is a symbolic link to a target outside the pack\n  --> {0}\n"
        "  help: copy what it points to into the pack"
    )
    (folder / "benefits").symlink_to(tmp_path)
    assert told(folder) == message.format("benefits")
    (folder / "benefits").unlink()
    (folder / ".data").mkdir()
    (folder / ".data" / "deeper").symlink_to(tmp_path)
    (folder / "benefits").symlink_to(".data")
    assert told(folder) == message.format("benefits/deeper")


def test_a_dangling_link_is_reported(folder: Path, wording: Wording) -> None:
    (folder / "benefits.yaml").symlink_to("nothing.yaml")
    (folder / "notes").symlink_to("nothing")  # is none of its parts
    said = told(folder)
    assert "IK101" in codes_in(said)
    wording(said)


def test_special_files_are_refused(folder: Path, wording: Wording) -> None:
    (folder / "benefits.yaml").mkdir()
    said = told(folder)
    assert codes_in(said) == ["IK101"]
    wording(said)
    if hasattr(os, "mkfifo"):
        (folder / "benefits.yaml").rmdir()
        os.mkfifo(folder / "benefits.yaml")  # reading it would wait for ever
        text = told(folder)
        assert "IK101" in codes_in(text)
        wording(text)


def test_files_nested_too_deep_are_reported(folder: Path) -> None:
    """They were passed over in silence in a folder, while the same files in a mapping were reported."""
    deep = folder / "rules" / "deep"
    (deep / "deeper").mkdir(parents=True)
    (deep / "more.yaml").write_text(RULE)
    (deep / "deeper" / "most.yaml").write_text(RULE)  # nobody looks as deep as that

    message = """\
error[IK107]: 'rules/deep/more.yaml' belongs to no section
  --> rules/deep/more.yaml
  help: move it up, into the folder rules"""
    assert told(folder) == told({**LAYOUT, "rules/deep/more.yaml": RULE}) == message


class Unreadable(io.BytesIO):
    """An open file that fails as a disk, or an archive, may fail."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def read(self, size: int | None = -1) -> bytes:
        raise self.error


class FailingFolder:
    """A folder of an installed package with one file, which cannot be read."""

    name = "pack.yaml"

    def __init__(self, error: Exception) -> None:
        self.error = error

    def iterdir(self) -> Iterator["FailingFolder"]:
        return iter([self])

    def is_file(self) -> bool:
        return True

    def is_dir(self) -> bool:
        return True

    def joinpath(self, *names: str) -> "FailingFolder":
        return self

    __truediv__ = joinpath

    def open(self, mode: str = "r", *args: object, **options: object) -> Unreadable:
        return Unreadable(self.error)

    def read_bytes(self) -> bytes:
        raise self.error

    def read_text(self, encoding: str | None = None) -> str:
        raise self.error


@pytest.mark.parametrize("error", [PermissionError("secret"), OSError(5, "secret"), zipfile.BadZipFile("secret")])
def test_unreadable_files_are_reported_without_the_original_message(error: Exception, wording: Wording) -> None:
    source: Any = FailingFolder(error)

    said = told(source)
    assert codes_in(said) == ["IK101"]
    assert type(error).__name__ in said
    assert "secret" not in said
    wording(said)


def test_a_broken_zip_is_reported(tmp_path: Path, wording: Wording) -> None:
    """Its own error came out: only errors of the operating system were expected."""
    archive = tmp_path / "pack.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("pack.yaml", "format: 1\n" * 100)
    content = bytearray(archive.read_bytes())
    content[60] ^= 0xFF  # inside what is stored
    archive.write_bytes(content)

    with zipfile.ZipFile(archive) as file:
        said = told(zipfile.Path(file))
        assert codes_in(said) == ["IK101"]
        wording(said)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="whoever may do anything may read this too")
def test_a_folder_without_permission_is_reported(folder: Path, wording: Wording) -> None:
    (folder / "rules").chmod(0)
    try:
        said = told(folder)
        assert codes_in(said) == ["IK101"]
        wording(said)
    finally:
        (folder / "rules").chmod(0o700)


def test_no_more_of_a_file_is_read_than_is_allowed(folder: Path, wording: Wording) -> None:
    (folder / "benefits.yaml").write_bytes(b"#" * (MAX_FILE_SIZE + 1000))

    assert len(pack_files(folder)["benefits.yaml"]) == MAX_FILE_SIZE + 1
    said = told(folder)
    assert codes_in(said) == ["IK106"]
    wording(said)


def test_a_pack_of_too_many_files_or_bytes_is_refused() -> None:
    message = "error[IK106]: a pack has at most 2000 files and 67108864 bytes\n  help: split it"
    many = {f"rules/part{number}.yaml": "" for number in range(MAX_FILES + 1)}
    assert told(many) == message
    assert told({f"rules/part{number}.yaml": b"#" * MAX_FILE_SIZE for number in range(17)}) == message

    assert told(Endless()) == message
    many.popitem()
    assert len(pack_files(many)) == MAX_FILES
