"""How languages are named, and which will do for one that is wanted."""

import pytest

from intimacy_kit.model.locales import canonical, is_locale, language, lookup


@pytest.mark.parametrize(
    ("tag", "usual"),
    [
        ("de", "de"),
        ("DE-at", "de-AT"),
        ("pt_br", "pt-BR"),
        ("ZH-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("sl-ROZAJ-Biske-1994", "sl-rozaj-biske-1994"),
        ("en-us-U-CA-buddhist", "en-US-u-ca-buddhist"),
        ("de-1996", "de-1996"),
    ],
)
def test_a_tag_has_one_usual_spelling(tag: str, usual: str) -> None:
    assert canonical(tag) == usual == canonical(usual)


@pytest.mark.parametrize("tag", ["", "d", "../x", "d\u0435", "de--AT", "de-", "-de", "de\n", "de AT", "1de", "x" * 9])
def test_malformed_tags_are_refused(tag: str) -> None:
    assert canonical(tag) is None
    assert not is_locale(tag)


def test_a_tag_has_a_maximum_length() -> None:
    assert canonical("de" + "-abcdefgh" * 3) is not None
    assert canonical("de" + "-abcdefgh" * 4) is None


@pytest.mark.parametrize("name", ["de", "de-AT", "zh-Hant", "zh-Hant-TW", "es-419", "gsw"])
def test_packs_name_a_language_a_script_and_a_region(name: str) -> None:
    assert is_locale(name)


@pytest.mark.parametrize(
    "name", ["de-at", "DE", "de_AT", "zh-hant", "de-1996", "german", "en-US-u-ca-buddhist", "de\n"]
)
def test_other_spellings_are_not_locales(name: str) -> None:
    assert not is_locale(name)


def test_lookup_returns_the_most_specific_locale_first() -> None:
    assert lookup("de") == ("de",)
    assert lookup("zh-Hant-TW") == ("zh-Hant-TW", "zh-Hant", "zh")
    assert lookup("en-US-u-ca-buddhist") == ("en-US-u-ca-buddhist", "en-US-u-ca", "en-US", "en")


def test_the_language_is_what_comes_first() -> None:
    assert (language("zh-Hant-TW"), language("de")) == ("zh", "de")
