"""IKL409: texts that claim to diagnose, treat, prevent, predict or cure."""

import pytest

from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics
from tests.unit.analysis.lint.rules.variations import in_german, said

CODE = ["IKL409"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("These answers predict a separation.", "predict"),
        ("An evening for two prevents affairs.", "prevents"),
        ("This screens for depression.", "screens for"),
        ("A talk treats anxiety.", "treats"),
        ("The check-in diagnoses distance.", "diagnoses"),
    ],
)
def test_claim(text: str, phrase: str) -> None:
    (only,) = diagnostics(said(text), select=CODE)
    assert (only.severity, only.entry) == ("warning", "extra")
    assert only.message.startswith(f"'{phrase}' ")


@pytest.mark.parametrize("text", ["Eine Prognose eurer Ehe.", "Das beugt Streit vor.", "Das diagnostiziert Distanz."])
def test_claim_in_a_translation(text: str) -> None:
    assert [each.entry for each in diagnostics(in_german(text), select=CODE)] == ["distance"]


@pytest.mark.parametrize(
    "text",
    [
        "This is not a diagnosis, and nobody can predict what comes.",
        "A treat for the two of you, and a treaty about chores.",
        "A doctor or a therapist can look at it with you.",
        "It is no medical device.",
    ],
)
def test_what_claims_nothing(text: str) -> None:
    assert codes(said(text), select=CODE) == []


@pytest.mark.parametrize("key", ["description", "intended_use", "audience"])
def test_the_manifest_is_read_too(key: str) -> None:
    manifest = FILES["pack.yaml"] + f"{key}: It predicts who will part.\n"
    (only,) = diagnostics({**FILES, "pack.yaml": manifest}, select=CODE)
    assert only.entry is None
    assert only.place is not None
    assert (only.place.file, only.place.line) == ("pack.yaml", 8)


def test_what_a_pack_is_not_for_names_what_it_does_not_claim() -> None:
    manifest = FILES["pack.yaml"] + "not_for: [To predict who will part.]\n"
    assert codes({**FILES, "pack.yaml": manifest}, select=CODE) == []


def test_a_pack_has_claims_of_its_own() -> None:
    words = "words: {en: {claims: [makes you calm], allows: [never makes you calm]}}\n"
    files = {**said("A walk makes you calm."), ".lint.yaml": words}
    assert [each.message.partition(" claims")[0] for each in diagnostics(files, select=CODE)] == ["'makes you calm'"]
    assert codes({**files, **said("A walk never makes you calm."), ".lint.yaml": words}, select=CODE) == []
