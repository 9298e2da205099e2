"""List the words that claim a medical use, by language: to diagnose, screen, detect, treat, prevent, predict or cure.

Some claim it wherever they stand. Others are plain words too: people treat each other kindly, and wounds heal. These
claim it only beside a condition of health.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Words = tuple[str, ...]
"""Words or phrases, in which `*` stands for any ending, as in `.lint.yaml`."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Verbs that claim a medical use only beside what they are about: then the verb is what is found.

    Attributes:
        verbs: their forms.
        about: what makes them a claim.
        between: what may stand between the two, up to three of them.
        verb_last: whether the verb comes after it, as in "Angst heilen": then all of it is found.
    """

    verbs: Words
    about: Words
    between: Words
    verb_last: bool = False


@dataclass(frozen=True, slots=True)
class Disclaimers:
    """What says that nothing is claimed: a negation and verbs after it, as in "does not diagnose, treat or cure"."""

    negations: Words
    verbs: Words
    joints: Words


@dataclass(frozen=True, slots=True)
class MedicalClaims:
    """The medical claims of one language.

    Attributes:
        always: what claims by itself.
        bound: what claims beside something else.
        disclaimers: what is no claim.
    """

    always: Words
    bound: tuple[Bound, ...]
    disclaimers: Disclaimers


_ENGLISH_CONDITIONS = (
    "depression", "depressions", "depressive", "anxiety", "anxieties", "panic", "trauma", "traumas", "PTSD", "illness",
    "illnesses", "disease*", "disorder*", "addiction*", "insomnia", "burnout", "phobia*", "symptom*", "autism", "ADHD",
    "patients",
)  # fmt: skip
_ENGLISH_BETWEEN = (
    "a", "an", "the", "your", "their", "his", "her", "our", "all", "any", "mild", "moderate", "severe", "chronic",
    "mental", "clinical", "postnatal", "postpartum", "major", "social", "sexual", "people with", "couples with",
)  # fmt: skip

ENGLISH = MedicalClaims(
    always=(
        "diagnos*", "detect", "detects", "detected", "detecting", "detection of", "treatment of", "treatment for",
        "therapeutic*", "prevent", "prevents", "prevented", "preventing", "prevention of", "predict*", "prognos*",
        "cure", "cures", "cured", "curing", "clinically proven", "clinically tested", "clinically validated",
        "medical device", "medically",
    ),
    bound=(
        Bound(
            ("treat", "treats", "treated", "treating", "heal", "heals", "healed", "healing", "screen for",
             "screens for", "screened for", "screening for", "screening of", "screen", "screens"),
            _ENGLISH_CONDITIONS,
            _ENGLISH_BETWEEN,
        ),
    ),
    disclaimers=Disclaimers(
        ("not", "cannot", "can't", "doesn't", "don't", "won't", "never", "nobody can", "no one can", "nothing can"),
        ("diagnose", "screen", "screen for", "detect", "treat", "prevent", "predict", "heal", "cure"),
        ("or", "and", "nor"),
    ),
)  # fmt: skip

_GERMAN_DISEASES = (
    "Depression*", "Trauma*", "Krankheit*", "Erkrankung*", "Angststörung*", "Belastungsstörung*", "Essstörung*",
    "Funktionsstörung*", "Persönlichkeitsstörung*", "Schlafstörung*", "psychische Störung*", "Panikattacke*", "Sucht",
    "Phobie*", "Symptom*", "Autismus", "ADHS", "Patient*", "Burnout", "Burn-out",
)  # fmt: skip
_GERMAN_CONDITIONS = (*_GERMAN_DISEASES, "Angst", "Ängste", "Ängsten")
_GERMAN_BETWEEN = (
    "ein", "eine", "einen", "einer", "die", "der", "das", "den", "dein", "deine", "deinen", "ihre", "seine", "alle",
    "leichte", "leichten", "schwere", "schweren", "chronische", "chronischen", "psychische", "psychischen", "seelische",
    "seelischen", "soziale", "Menschen mit", "auf",
)  # fmt: skip
_GERMAN_OF_BOTH = (*_GERMAN_BETWEEN, "euer", "eure", "euren")
"""Not after "erkennt", which also tells two people what to do: "erkennt eure Angst"."""
_GERMAN_BEFORE_VERB = ("zu", "wirksam", "erfolgreich", "gut", "sicher", "früh", "frühzeitig")
_GERMAN_TREAT = ("behandle", "behandelt", "behandeln", "behandelte", "behandelten", "behandelnd*")
_GERMAN_HEAL = ("heile", "heilt", "heilen", "heilte", "heilten", "geheilt", "heilend*")

GERMAN = MedicalClaims(
    always=(
        "diagnos*", "Behandlung von", "Behandlung der", "therapeutische Wirkung", "therapeutisch wirksam",
        "detektier*", "Früherkennung von", "verhindere", "verhindert", "verhindern", "verhinderte", "verhinderten",
        "verhindernd*", "beugt * vor", "beugt * * vor", "beugen * vor", "beugte * vor", "vorbeug*", "vorzubeugen",
        "vorgebeugt", "sagt * voraus", "sagt * * voraus", "sagen * voraus", "sagen * * voraus", "sagte * voraus",
        "voraussag*", "vorauszusagen", "vorausgesagt", "vorhersag*", "vorherzusagen", "vorhergesagt", "vorhersehbar",
        "prognos*", "klinisch geprüft", "klinisch erprobt", "Medizinprodukt*", "medizinisch geprüft",
        "medizinisch wirksam", "medizinischer Test",
    ),
    bound=(
        Bound((*_GERMAN_TREAT, *_GERMAN_HEAL), _GERMAN_CONDITIONS, _GERMAN_OF_BOTH),
        Bound((*_GERMAN_TREAT, *_GERMAN_HEAL), _GERMAN_CONDITIONS, _GERMAN_BEFORE_VERB, verb_last=True),
        Bound(("erkennt", "erkannte", "erkannten", "Screening"), _GERMAN_CONDITIONS, _GERMAN_BETWEEN),
        Bound(("erkennen", "erkennt", "erkannt"), _GERMAN_DISEASES, _GERMAN_BEFORE_VERB, verb_last=True),
    ),
    disclaimers=Disclaimers(
        ("nicht", "nie", "niemand", "nichts", "weder", "kein *", "keine *", "keinen *", "keiner *"),
        ("diagnostizieren", "zu diagnostizieren", "erkennen", "zu erkennen", "behandeln", "zu behandeln", "heilen",
         "zu heilen", "verhindern", "zu verhindern", "vorbeugen", "vorzubeugen", "vorhersagen", "vorherzusagen",
         "voraussagen", "vorauszusagen"),
        ("oder", "und", "noch"),
    ),
)  # fmt: skip

_SPANISH_CONDITIONS = (
    "depresión", "depresiones", "ansiedad", "pánico", "trauma*", "enfermedad", "enfermedades", "trastorno*", "adicción",
    "adicciones", "insomnio", "fobia*", "síntoma*", "autismo", "TDAH", "paciente*", "angustia",
)  # fmt: skip
_SPANISH_BETWEEN = (
    "el", "la", "los", "las", "un", "una", "tu", "tus", "su", "sus", "toda", "todo", "a", "personas con",
    "parejas con",
)  # fmt: skip

SPANISH = MedicalClaims(
    always=(
        "diagnos*", "diagnóstic*", "detecta", "detectan", "detectar*", "detectad*", "detectando", "detectó", "detecte",
        "detecten", "detección de", "tratamiento de", "tratamiento para", "terapéutic*", "previene*", "prevenir*",
        "prevenid*", "prevendr*", "prevenga*", "previno", "previniendo", "previnieron", "prevención de", "predic*",
        "predeci*", "predij*", "prediga*", "pronostic*", "pronóstico*", "cura", "curan", "curar*", "curad*", "curando",
        "curó", "cure", "curen", "clínicamente probad*", "clínicamente validad*", "producto sanitario",
        "dispositivo médico", "médicamente",
    ),
    bound=(
        Bound(
            ("trata", "tratan", "tratar*", "tratad*", "tratando", "trató", "trate", "traten", "sana", "sanan", "sanar*",
             "sanad*", "sanando", "sanó", "sane", "sanen"),
            _SPANISH_CONDITIONS,
            _SPANISH_BETWEEN,
        ),
    ),
    disclaimers=Disclaimers(
        ("no", "no puede", "no pueden", "nunca", "ni", "nadie puede", "nada puede", "no sirve para", "nada", "nadie"),
        ("diagnostica", "diagnosticar", "detecta", "detectar", "trata", "tratar", "previene", "prevenir", "predice",
         "predecir", "pronostica", "pronosticar", "cura", "curan", "curar", "sana", "sanar"),
        ("o", "ni", "y"),
    ),
)  # fmt: skip

MEDICAL_CLAIMS: Mapping[str, MedicalClaims] = {"en": ENGLISH, "de": GERMAN, "es": SPANISH}
