"""IKL404, IKL405 and IKL406: phrases that blame, promise or diagnose."""

import pytest

from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics, with_file
from tests.unit.analysis.lint.rules.variations import (
    in_german,
    said,
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There are no guarantees, and nobody can guarantee that a talk helps."),
        ("en", "It isn\u2019t your fault, and it is not your partner\u2019s fault."),
        ("en", "Neither partner is to blame."),
        ("en", "Trust does not come back overnight, and nothing changes overnight."),
        ("en", "You never have to answer, and you always have the right to stop."),
        ("en", "Nothing works for everyone, and there is no perfect relationship."),
        ("de", "Vertrauen kommt nicht über Nacht, und das kann niemand garantieren."),
        ("de", "Du musst nie antworten. Es gibt keine perfekte Beziehung."),
    ],
)
def test_negated_phrases_are_allowed(language: str, text: str) -> None:
    manifest = FILES["pack.yaml"] + f"language: {language}\n"
    assert codes({**said(f"'{text}'"), "pack.yaml": manifest}, select=["IKL404", "IKL405", "IKL406"]) == []


@pytest.mark.parametrize(
    ("text", "code", "phrase"),
    [
        ("It is your fault that time is short.", "IKL404", "your fault"),
        ("You never take time.", "IKL404", "You never"),
        ("Somebody is being selfish here.", "IKL404", "selfish"),
        ("An evening will save your marriage.", "IKL405", "will save your"),
        ("This is guaranteed to bring you closer.", "IKL405", "guaranteed"),
        ("Helps in 100% of all cases.", "IKL405", "100%"),
        ("A sign of a narcissistic partner.", "IKL406", "narcissistic"),
        ("Nobody with a disorder has time.", "IKL406", "disorder"),
    ],
)
def test_text_that_blames_promises_or_diagnoses(text: str, code: str, phrase: str) -> None:
    (only,) = diagnostics(said(text), select=["IKL404", "IKL405", "IKL406"])
    assert only.code == code
    assert only.message.startswith(f"'{phrase}' ")
    assert only.place is not None
    assert only.place.text is not None
    assert only.place.column is not None
    start = only.place.column - 1
    assert only.place.text[start : start + only.place.width] == phrase


@pytest.mark.parametrize(
    "text",
    [
        "It is not your fault.",
        "Whatever happened, it is NOT your  fault.",
        "Nobody is to blame for a full week.",
        "There is no guarantee.",
        "A secure bond takes time.",
        "Lazybones is the name of a game, and a curette is a tool.",
        "A breach of trust needs time to heal.",
    ],
)
def test_similar_text_is_not_reported(text: str) -> None:
    assert codes(said(text), select=["IKL404", "IKL405", "IKL406"]) == []


def test_phrase_over_two_lines_is_reported_at_its_start() -> None:
    (only,) = diagnostics(said("Time is short because it is your\n    fault, they say."), select=["IKL404"])
    assert only.place is not None
    assert only.place.text is not None
    assert only.place.text.rstrip().endswith("it is your")
    assert only.place.width == 4


def test_phrase_written_with_escapes_is_reported_at_the_text() -> None:
    (only,) = diagnostics(said('"It is your\\x20fault that time is short."'), select=["IKL404"])
    assert only.place is not None
    assert only.place.column == 12


@pytest.mark.parametrize(
    ("text", "code", "phrase"),
    [
        ("Das ist deine Schuld.", "IKL404", "deine Schuld"),
        ("Du hörst nie zu.", "IKL404", "Du hörst nie"),
        ("Ein Abend hilft garantiert.", "IKL405", "garantiert"),
        ("Dein Partner ist ein Narzisst.", "IKL406", "Narzisst"),
        ("TODO", "IKL401", "TODO"),
    ],
)
def test_regression_translations_are_checked(text: str, code: str, phrase: str) -> None:
    (only,) = diagnostics(in_german(text), select=["IKL4"])
    assert (only.code, only.entry) == (code, "distance")
    assert only.place is not None
    assert (str(only.place), only.place.width) == (f"locales/de.yaml:2:{9 + text.index(phrase)}", len(phrase))


@pytest.mark.parametrize(
    ("text", "code", "phrase"),
    [
        ("Eso es culpa tuya.", "IKL404", "culpa tuya"),
        ("Nunca escuchas.", "IKL404", "Nunca escuchas"),
        ("Una noche hace milagros.", "IKL405", "milagros"),
        ("Esto funciona siempre.", "IKL405", "funciona siempre"),
        ("Tu pareja es narcisista.", "IKL406", "narcisista"),
        ("Esto predice una separación.", "IKL409", "predice"),
    ],
)
def test_translations_into_spanish_are_checked(text: str, code: str, phrase: str) -> None:
    (only,) = diagnostics(with_file("locales/es.yaml", f"distance:\n  text: {text}\n"), select=["IKL4"])
    assert (only.code, only.entry) == (code, "distance")
    assert only.message.startswith(f"'{phrase}' ")


@pytest.mark.parametrize(
    "text", ["No es culpa tuya.", "No es un diagnóstico, y no garantiza nada.", "Nadie tiene la culpa."]
)
def test_negated_phrases_are_allowed_in_spanish(text: str) -> None:
    assert codes(with_file("locales/es.yaml", f"distance:\n  text: {text}\n"), select=["IKL4"]) == []


@pytest.mark.parametrize("text", ["Es ist nicht deine Schuld.", "Your fault.", "Zeit", "Ohne Punkt am Ende"])
def test_translations_are_checked_for_phrases_and_placeholders_only(text: str) -> None:
    assert codes(in_german(text), select=["IKL4"]) == []


def test_step_of_a_translated_practice() -> None:
    text = "free_evening:\n  steps: [Macht das Licht aus., Du redest nie.]\n"
    found = diagnostics(with_file("locales/de-AT.yaml", text), select=["IKL404"])
    assert [str(diagnostic.place) for diagnostic in found] == ["locales/de-AT.yaml:2:33"]


def test_regression_phrases_of_the_language_of_the_pack() -> None:
    german = {"pack.yaml": FILES["pack.yaml"] + "language: de-AT\n"}
    assert codes({**said("Ihr redet nie, und das ist deine Schuld."), **german}, select=["IKL404"]) == ["IKL404"]
    assert codes({**said("You never listen."), **german}, select=["IKL404"]) == []
    own = {".lint.yaml": "words: {de: {blames: [Pantoffelheld]}, de-AT: {blames: [Haserl]}}"}
    for word in ("Pantoffelheld", "Haserl"):
        assert codes({**said(f"Er ist ein {word}."), **german, **own}, select=["IKL404"]) == ["IKL404"]
