"""Where the files of a pack may come from."""

import sys
import zipfile
from pathlib import Path

import importlib_resources
import pytest

import intimacy_kit as ik
from intimacy_kit.packs.discovery.entry_points import PackEntryPoint
from intimacy_kit.packs.discovery.plugins import plugin_files
from intimacy_kit.packs.reading.file_names import section_of
from intimacy_kit.packs.reading.files import hidden_file, pack_files
from tests.unit.packs.tiny import LAYOUT


def expected(*names: str) -> dict[str, bytes]:
    return {name: LAYOUT[name].encode() for name in names}


READ = ("challenges/all.yaml", "pack.yaml", "rules/more.yml", "rules/trust.yaml", "signals.yml")


def test_a_folder_is_read_recursively(folder: Path) -> None:
    for name in ("README.md", "__init__.py", "rules/notes.txt", ".hidden.yaml", "rules/._trust.yaml"):
        (folder / name).write_text("not: read")
    (folder / ".git").mkdir()
    (folder / ".git" / "config.yaml").write_text("not: read")

    assert pack_files(folder) == expected(*READ)
    assert list(pack_files(folder)) == list(READ)
    assert pack_files(str(folder)) == pack_files(folder)
    assert pack_files(folder, cases=True) == expected("cases/some.yaml")
    assert ik.load_knowledge(folder, core=False).packs == ik.load_knowledge(LAYOUT, core=False).packs


def test_a_mapping_is_read_like_a_folder() -> None:
    assert pack_files(LAYOUT) == expected(*READ)
    assert pack_files({name: text.encode() for name, text in LAYOUT.items()}) == expected(*READ)
    assert pack_files(LAYOUT, cases=True) == expected("cases/some.yaml")
    assert pack_files({"cases.yaml": "[]", "cases/deep/er.yaml": "", "casesx.yaml": ""}, cases=True) == {
        "cases.yaml": b"[]",
        "cases/deep/er.yaml": b"",
    }


def test_a_pack_inside_a_zip_is_read(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "packs.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in LAYOUT.items():
            file.writestr(f"inside/tiny/{name}", text)
    with zipfile.ZipFile(archive) as file:
        source = zipfile.Path(file, "inside/tiny/")

        assert pack_files(source) == expected(*READ)
        assert pack_files(source, cases=True) == expected("cases/some.yaml")
        assert ik.load_knowledge(source, core=False).packs == ik.load_knowledge(folder, core=False).packs


def test_a_pack_of_a_package_that_is_installed_as_a_zip_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "packages.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("zipped_pack/__init__.py", "")
        for name, text in LAYOUT.items():
            file.writestr(f"zipped_pack/{name}", text)
    monkeypatch.syspath_prepend(str(archive))
    try:
        source = importlib_resources.files("zipped_pack")

        assert not isinstance(source, Path)
        assert [pack.name for pack in ik.load_knowledge(source, core=False).packs] == ["tiny"]
    finally:
        sys.modules.pop("zipped_pack", None)


def test_a_link_to_a_pack_may_be_given(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)

    assert pack_files(tmp_path / "link") == pack_files(folder)


def mounted(folder: Path, home: Path) -> Path:
    """A folder as Kubernetes mounts it: every file and folder is a link to a link to where it is."""
    mount = home / "mount"
    mount.mkdir()
    folder.rename(mount / "..2026_11_28")
    (mount / "..data").symlink_to("..2026_11_28")
    for item in (mount / "..data").iterdir():
        (mount / item.name).symlink_to(Path("..data", item.name))
    return mount


def test_links_that_stay_inside_a_pack_are_followed(folder: Path, tmp_path: Path) -> None:
    """Packs in mounts of Kubernetes were refused."""
    mount = mounted(folder, tmp_path)
    (mount / ".lint.yaml").symlink_to(Path("..data", "pack.yaml"))

    assert pack_files(mount) == expected(*READ)
    assert pack_files(mount, cases=True) == expected("cases/some.yaml")
    assert hidden_file(mount, ".lint.yaml") == LAYOUT["pack.yaml"].encode()
    assert ik.load_knowledge(mount, core=False).packs == ik.load_knowledge(LAYOUT, core=False).packs


def test_no_file_is_read_twice_whatever_links_lead_to_it(folder: Path) -> None:
    (folder / "rules" / "again.yaml").symlink_to("trust.yaml")
    (folder / "rules" / "round").symlink_to("..")
    (folder / "components").symlink_to("rules")
    (folder / ".shared").mkdir()
    (folder / ".shared" / "benefits.yaml").write_text("[]")
    (folder / "benefits.yaml").symlink_to(".shared/benefits.yaml")
    (folder / "benefits").symlink_to(".shared")

    assert pack_files(folder) == {**expected(*READ), "benefits/benefits.yaml": b"[]"}


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("rules.yaml", "rules"),
        ("rules.yml", "rules"),
        ("rules/time.yaml", "rules"),
        ("rules/a/b.yaml", "rules"),
        ("rules.txt", "rules.txt"),
        ("../rules.yaml", ".."),
        ("/rules.yaml", ""),
        ("", ""),
    ],
)
def test_the_section_of_a_file_is_its_folder_or_its_name(name: str, section: str) -> None:
    assert section_of(name) == section


def test_dotfiles_in_memory_are_ignored() -> None:
    files = {"pack.yaml": "format: 1", ".lint.yaml": "words: {}", "rules/.draft.yaml": "- {}"}
    assert set(pack_files(files)) == {"pack.yaml"}
    assert hidden_file(files, ".lint.yaml") == b"words: {}"
    assert hidden_file(files, ".other.yaml") is None


def test_an_installed_pack_that_cannot_be_read_has_no_files() -> None:
    assert plugin_files(PackEntryPoint("far", "no_such_package", "far-kit", "1.0")) == {}
