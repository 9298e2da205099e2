"""How much of a pack is translated: of its own texts, and of those of packs that it translates."""

import re

from intimacy_kit.packs.linking.completeness import LocaleCoverage, missing_texts, translation_coverage
from tests.small_pack import FILES
from tests.unit.packs.linking.test_translations import GERMAN, files, other

TEXTS = 88
"""Of the small pack, in all."""


def test_missing_texts_are_listed_by_id() -> None:
    found = translation_coverage(files(de=GERMAN))
    assert (found.name, found.version, found.language) == ("small", "1.0.0", "en")
    (german,) = found.locales
    assert (german.locale, german.texts, german.translated, german.percent) == ("de", TEXTS, 6, 6)
    assert list(german.missing) == sorted(german.missing)
    assert german.missing["quality_time"] == ("question",)
    assert german.missing["topic"] == ("title", "question", "labels.chores", "labels.house_work")
    assert german.missing["weekly_talk"] == ("title",)
    assert german.missing["talk_openly"] == ("title", "text", "note")
    assert "a_book" not in german.missing


def test_regression_what_is_to_be_filled_in_stands_as_in_the_pack() -> None:
    """By id, questions that belong together were far apart."""
    asked = [*missing_texts(FILES, locale="fr")["signals"]]
    assert asked == re.findall(r"\bid: (\w+)", FILES["signals.yaml"])
    assert asked != sorted(asked)


def test_a_regional_locale_falls_back_to_its_language() -> None:
    regional = {**files(de=GERMAN), "locales/de-AT.yaml": "fear: {because: Niemand.}"}
    austrian, german = translation_coverage(regional).locales[::-1]
    assert [each.locale for each in (german, austrian)] == ["de", "de-AT"]
    assert austrian.translated == german.translated + 1
    assert translation_coverage(regional, locale="de-AT").locales == (austrian,)


def test_without_translations_only_a_requested_locale_is_measured() -> None:
    assert translation_coverage(FILES).locales == ()
    assert translation_coverage(FILES, locale="fr").locales[0].translated == 0
    assert translation_coverage(FILES, locale="en-GB").locales[0].missing == {}


def test_a_pack_that_only_translates_counts_what_it_translates() -> None:
    (french,) = translation_coverage(other(locales__fr="trust: {title: la confiance}"), FILES).locales
    assert (french.texts, french.translated) == (TEXTS, 1)
    assert translation_coverage(other(), FILES, locale="fr").locales[0].texts == TEXTS
    assert translation_coverage(other(), FILES).locales == ()


def test_a_pack_with_entries_counts_its_own_and_what_it_translates() -> None:
    principle = "- {id: calm, title: Calm, text: Stay calm., source: o}"
    own = other(principles=principle, locales__de="calm: {title: Ruhe}")
    (german,) = translation_coverage(own, FILES).locales
    assert (german.texts, dict(german.missing)) == (2, {"calm": ("text",)})
    both = {**own, "locales/fr.yaml": "trust: {title: la confiance}"}
    assert [each.texts for each in translation_coverage(both, FILES).locales] == [2, TEXTS + 2]


def test_percentages_are_rounded_down_and_no_texts_count_as_complete() -> None:
    nearly = LocaleCoverage("de", 1000, {"a": ("title",)})
    assert (nearly.percent, nearly.at_least(99.9), nearly.at_least(100)) == (99, True, False)
    none = LocaleCoverage("de", 0, {})
    assert (none.percent, none.at_least(100)) == (100, True)
