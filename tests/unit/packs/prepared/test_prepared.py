"""Linked packs as JSON, and the core pack from it."""

from __future__ import annotations

from pathlib import Path

import pytest

import intimacy_kit as ik
from intimacy_kit.packs.discovery.origin import Origin, core_pack
from intimacy_kit.packs.linking.build import build
from intimacy_kit.packs.prepared import core
from intimacy_kit.packs.prepared.prepared import from_json, to_json
from intimacy_kit.packs.reading.files import fingerprint_of, pack_files
from tests.small_pack import FILES

CORE = Origin((), core=True, plugins=(), strict=True)


def test_packs_come_back_as_they_were_linked() -> None:
    built = build([FILES])
    assert from_json(to_json(built, "of these files"), "of these files") == built


def test_what_was_read_from_other_files_does_not_count() -> None:
    assert from_json(to_json(build([FILES]), "of these files"), "of others") is None


def test_the_same_packs_give_the_same_bytes() -> None:
    assert to_json(build([FILES]), "x") == to_json(build([FILES]), "x")


@pytest.mark.parametrize("cut", [0, 1, 20, 140, -1])
def test_what_is_damaged_does_not_count(cut: int) -> None:
    assert from_json(to_json(build([FILES]), "x")[:cut], "x") is None


@pytest.mark.parametrize("content", [b"", b"{}", b"\n", b"x\n{}", b"x y\n{}"])
def test_what_is_something_else_does_not_count(content: bytes) -> None:
    assert from_json(content, "x") is None


def test_regression_an_entry_can_have_the_name_of_anything() -> None:
    built = build([{**FILES, "groups.yaml": "- {id: asked_by, title: Time, lead_in: Think of a week.}"}])
    assert [*built.contents.groups] == ["asked_by"]
    assert from_json(to_json(built, "x"), "x") == built


class TestCore:
    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(core, "FOLDER", tmp_path)
        return tmp_path

    def test_it_is_taken_where_it_is(self, folder: Path) -> None:
        read = CORE.load(stacklevel=1)
        fingerprint = fingerprint_of([pack_files(core_pack())])
        (folder / core.FILE).write_bytes(to_json(read.built, fingerprint))
        loaded = CORE.load(stacklevel=1)
        assert loaded == read
        template = loaded.built.template
        assert template is not None
        assert template.contents == read.built.template.contents  # type: ignore[union-attr]  # it is equal to the above
        assert loaded.origin.reload(stacklevel=1) == ()

    def test_it_is_read_where_it_is_not(self, folder: Path) -> None:
        assert core.prepared_core(fingerprint_of([pack_files(core_pack())])) is None
        assert CORE.load(stacklevel=1).built.rulebook.findings
        assert not list(folder.iterdir())

    def test_it_is_read_where_its_files_are_others_by_now(self, folder: Path) -> None:
        (folder / core.FILE).write_bytes(to_json(build([FILES]), "of the small pack"))
        assert "effective_communication" in CORE.load(stacklevel=1).built.contents.components

    def test_further_packs_are_read_with_it(self, folder: Path) -> None:
        (folder / core.FILE).write_bytes(b"not read")
        kb = ik.load_knowledge({"pack.yaml": FILES["pack.yaml"]}, plugins=False)
        assert [pack.name for pack in kb.packs] == ["core", "small"]
