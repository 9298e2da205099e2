"""Which words claim a medical use in each language, by verb and form; plain sentences with the same words are free."""

from collections.abc import Mapping

import pytest

from intimacy_kit.analysis.lint.medical_claims import MEDICAL_CLAIMS
from intimacy_kit.analysis.lint.phrase_matcher import matcher_for

CLAIMS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "diagnose": ("can diagnose this", "it diagnoses this", "was diagnosed", "diagnosing this", "a diagnosis"),
        "screen": ("screen for anxiety", "screens for depression", "screened for trauma", "screening for an illness"),
        "detect": ("can detect this", "it detects this", "has detected this", "detecting it early", "detection of it"),
        "treat": (
            "can treat depression",
            "helps to treat anxiety",
            "it treats your anxiety",
            "has treated a severe trauma",
            "treating people with chronic illness",
            "treatment of distance",
        ),
        "heal": ("can heal trauma", "heals trauma", "healed her depression", "healing your anxiety"),
        "prevent": ("to prevent divorce", "prevents affairs", "prevented it", "preventing divorce", "prevention of it"),
        "predict": ("can predict this", "predicts this", "has predicted this", "predicting this", "a prediction"),
        "cure": ("can cure this", "cures this", "cured couples", "curing loneliness", "a cure for it"),
    },
    "de": {
        "diagnostizieren": ("diagnostizieren", "diagnostiziert es", "zu diagnostizieren", "eine Diagnose"),
        "erkennen": (
            "erkennt Angst",
            "erkennt eine Depression",
            "Depressionen erkennen",
            "Symptome früh zu erkennen",
            "hat ein Trauma erkannt",
            "ein Screening auf Depression",
            "detektiert es",
        ),
        "behandeln": (
            "Depression behandeln",
            "Ängste wirksam zu behandeln",
            "behandelt deine Krankheit",
            "behandelt Menschen mit Depressionen",
            "hat ein Trauma behandelt",
            "Behandlung von Distanz",
        ),
        "heilen": ("kann Angst heilen", "heilt eine Depression", "Traumata zu heilen", "hat die Krankheit geheilt"),
        "verhindern": ("kann es verhindern", "zu verhindern", "verhindert es", "verhinderte es"),
        "vorbeugen": ("kann vorbeugen", "vorzubeugen", "beugt Streit vor", "beugt dem Streit vor", "ist vorgebeugt"),
        "voraussagen": ("voraussagen", "vorauszusagen", "sagt es voraus", "sagen die Trennung voraus", "vorausgesagt"),
        "vorhersagen": ("vorhersagen", "vorherzusagen", "vorhergesagt", "eine Vorhersage", "eine Prognose"),
    },
    "es": {
        "diagnosticar": ("diagnosticar", "diagnostica", "diagnosticado", "un diagnóstico"),
        "detectar": ("detectar", "detecta", "detectan", "detectó", "detectado", "detectando", "detección de esto"),
        "tratar": (
            "tratar la depresión",
            "trata tu ansiedad",
            "trata a personas con ansiedad",
            "tratará un trauma",
            "tratando los síntomas",
            "tratamiento de la distancia",
        ),
        "sanar": ("sanar el trauma", "sana la ansiedad", "sanando una depresión"),
        "prevenir": ("prevenir", "previene", "previenen", "prevenido", "previniendo", "prevención de algo"),
        "predecir": ("predecir", "predice", "predicen", "predicho", "prediciendo", "predijo", "predecirá"),
        "curar": ("curar", "cura", "curan", "curó", "curado", "curadas", "curando", "curará"),
    },
}  # fmt: skip
PLAIN: Mapping[str, tuple[str, ...]] = {
    "en": (
        "You treat each other kindly.",
        "Your partner treats you with respect, and is treated with care.",
        "A treat for the two of you, and a treaty about chores.",
        "A breach of trust needs time to heal.",
        "No screens for ten minutes, and keep the screen for later.",
        "What prevents you from resting in the evening?",
        "It does not diagnose, treat, prevent or cure any disease.",
        "It does not diagnose anything, or treat anxiety.",
        "It can't predict what comes, and cannot treat depression.",
        "Anxiety and low mood are hard. A doctor can help.",
        "It is neither a diagnosis nor therapy.",
    ),
    "de": (
        "Ihr behandelt euch gut.",
        "Behandelt einander mit Respekt.",
        "Ein Vertrauensbruch braucht Zeit, um zu heilen.",
        "Erkennt eure Angst an, und sagt einander vorher Bescheid.",
        "Sag es, wenn du am Abend verhindert bist.",
        "Es kann Krankheiten weder erkennen noch behandeln.",
        "Es kann nicht diagnostizieren, behandeln oder heilen.",
        "Das soll keine Krankheit verhindern, und kann niemand vorhersagen.",
        "Es ist weder Diagnose noch Therapie.",
        "Es behandelt keine Krankheit, heilt keine Angst und verhindert nichts.",
    ),
    "es": (
        "Se tratan con respeto, y de eso se trata.",
        "Se trata de la ansiedad de los dos, y de tratar los problemas con calma.",
        "Una relación sana, y una confianza rota que necesita tiempo para sanar.",
        "No cura la depresión, ni trata la ansiedad.",
        "No sirve para diagnosticar, tratar ni curar enfermedades.",
        "Nadie puede predecir lo que viene, y esto no puede prevenir nada.",
        "Es un indicio y no un diagnóstico, ni diagnóstico ni terapia.",
    ),
}


def found(language: str, text: str) -> list[str]:
    return matcher_for(language, {}).matches(text)["claims"]


@pytest.mark.parametrize(
    ("language", "text"),
    [(language, form) for language in CLAIMS for forms in CLAIMS[language].values() for form in forms],
)
def test_each_form_of_each_verb_is_a_claim(language: str, text: str) -> None:
    assert found(language, f"With this you {text}.") != []


@pytest.mark.parametrize(("language", "text"), [(language, text) for language in PLAIN for text in PLAIN[language]])
def test_plain_sentences_are_free(language: str, text: str) -> None:
    assert found(language, text) == []


def test_all_languages_have_both() -> None:
    assert CLAIMS.keys() == PLAIN.keys() == MEDICAL_CLAIMS.keys()


def test_what_is_found_is_the_verb_or_what_it_follows() -> None:
    assert found("en", "A talk treats your anxiety, and cures it.") == ["treats", "cures"]
    assert found("de-AT", "Das behandelt Angst. So kann man Angst sicher heilen.") == [
        "behandelt",
        "Angst sicher heilen",
    ]
    assert found("fr", "Cela diagnostique.") == []
