"""The skeleton of a translation: all that is missing, as keys to fill in."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

import intimacy_kit as ik
from intimacy_kit.authoring.translation_skeleton import skeleton
from intimacy_kit.packs.discovery.origin import core_pack
from intimacy_kit.packs.linking.completeness import missing_texts, translation_coverage
from intimacy_kit.packs.reading.files import PackSource
from tests.small_pack import FILES
from tests.unit.packs.linking.test_translations import GERMAN, files

HEAD = "{format: 1, name: other, version: 1.0.0, title: O, license: MIT}"


def paths_of(texts: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """Where each text is, through mappings as deep as they go: a context words an entry, and that its labels."""
    for key, value in texts.items():
        yield from ((key, *path) for path in paths_of(value)) if isinstance(value, dict) else [(key,)]


@pytest.mark.parametrize("pack", [FILES, core_pack()], ids=["small", "core"])
def test_a_skeleton_has_a_key_for_each_missing_text_and_counts_for_nothing(pack: PackSource) -> None:
    missing = missing_texts(pack, locale="fr")
    made = skeleton(missing, "fr")
    paths = {*paths_of(yaml.safe_load(made))}
    assert paths == {(id, *path) for entries in missing.values() for id, texts in entries.items() for path in texts}
    (found,) = translation_coverage({"pack.yaml": HEAD, "locales/fr.yaml": made}, pack).locales
    assert (found.locale, found.translated, found.texts) == ("fr", 0, len(paths))
    assert "fr" not in ik.load_knowledge(pack, {"pack.yaml": HEAD, "locales/fr.yaml": made}, core=False).locales


def test_what_is_translated_is_not_in_the_skeleton() -> None:
    made = yaml.safe_load(skeleton(missing_texts(files(de=GERMAN), locale="de-AT"), "de-AT"))
    assert made["quality_time"] == {"question": None}
    assert made["topic"]["labels"] == {"chores": None, "house_work": None}
    assert made["weekly_talk"] == {"title": None}
