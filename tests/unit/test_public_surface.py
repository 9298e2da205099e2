"""The public names, what they are, and that each of them says what it is for."""

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import BaseModel

import intimacy_kit as ik
from intimacy_kit.model import concepts
from intimacy_kit.model.pack import PackInfo
from intimacy_kit.model.rules import SafetyRule
from tests.small_pack import ALL_HARD, small_knowledge
from tests.wording import Wording

NAMES = {
    "Answer", "Answers", "CODES", "CallbackError", "Change", "Checkin", "Codebook", "CodebookError",
    "CodebookWarning", "Comparison", "Condition", "ConditionError", "Couple",
    "Diagnosis", "Finding", "FindingExplanation", "Gap", "HelpLine", "IndexExplanation", "IndexValue", "InstalledPack",
    "Instrument", "InstrumentScores", "IntimacyKitError", "Item",
    "KnowledgeBase", "Level", "NextQuestion", "ObservationError", "Observations", "OptionError", "PackError", "Partner",
    "Paths",
    "Place",
    "Plan", "PluginWarning", "Practice", "Problem", "Progress", "QuestionError", "Reload", "Remedy",
    "RemedyExplanation", "Resources", "Rule", "Safety", "ScaleScores", "Session", "Shareable", "Signal",
    "StaleResourceWarning",
    "StoredDiagnosisError", "Strategy", "Strength", "Support", "Truth", "UnknownIdError",
    "Validation", "WhatIf", "at_least",
    "compare",
    "diagnose",
    "fhir", "installed_packs", "instruments", "load_codebook", "load_instrument", "load_knowledge", "parse_condition",
    "progress", "ref", "score_instrument",
}  # fmt: skip
ERRORS = ["CodebookError", "ConditionError", "ObservationError", "PackError", "QuestionError", "StoredDiagnosisError"]


def test_the_public_names_are_these() -> None:
    assert set(ik.__all__) == NAMES
    assert sorted(ik.__all__) == sorted(NAMES)
    assert [name for name in NAMES if getattr(ik, name, None) is None] == []


def test_dir_lists_the_public_names_and_nothing_else() -> None:
    assert dir(ik) == sorted(NAMES)


def test_no_public_name_hides_a_subpackage() -> None:
    below = {module.name for module in pkgutil.iter_modules(ik.__path__) if module.ispkg}
    assert below & NAMES == set()
    assert (
        importlib.import_module("intimacy_kit.packs.reading.reader") is sys.modules["intimacy_kit.packs.reading.reader"]
    )
    assert ik.packs is sys.modules["intimacy_kit.packs"]


def test_other_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'diagnoze'"):
        _ = ik.diagnoze  # type: ignore[attr-defined]  # the point of the test


def documented(kind: type[Any]) -> list[str]:
    """The public methods and properties a class declares itself, without a docstring."""
    return [
        name
        for name, member in vars(kind).items()
        if not name.startswith(("_", "model_"))
        and (inspect.isfunction(member) or isinstance(member, property | classmethod) or hasattr(member, "attrname"))
        and not inspect.getdoc(getattr(member, "func", getattr(member, "__func__", member)))
    ]


@pytest.mark.parametrize("name", sorted(NAMES - {"Answer", "Answers", "CODES", "Level"}))
def test_every_public_name_says_what_it_is_for(name: str) -> None:
    assert (inspect.getdoc(getattr(ik, name)) or "").strip()


@pytest.mark.parametrize(
    "kind",
    [
        ik.KnowledgeBase, ik.Diagnosis, ik.Condition, ik.Safety, ik.Session, ik.WhatIf, ik.Paths, ik.Checkin,
        ik.NextQuestion,
    ],
)  # fmt: skip
def test_every_public_method_says_what_it_does(kind: type[Any]) -> None:
    assert documented(kind) == []


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_derives_from_one_root(name: str) -> None:
    error = getattr(ik, name)
    assert issubclass(error, ik.IntimacyKitError)
    assert issubclass(ik.IntimacyKitError, Exception)


def test_errors_are_also_the_builtin_kind_where_they_are_one() -> None:
    builtin = {name: [kind.__name__ for kind in (ValueError, LookupError) if issubclass(getattr(ik, name), kind)]
               for name in (*ERRORS, "OptionError", "UnknownIdError", "CallbackError")}  # fmt: skip
    assert builtin == {
        "CodebookError": ["ValueError"],
        "ConditionError": ["ValueError"],
        "ObservationError": ["ValueError"],
        "PackError": ["ValueError"],
        "QuestionError": [],
        "StoredDiagnosisError": ["ValueError"],
        "OptionError": ["ValueError"],
        "UnknownIdError": ["LookupError"],
        "CallbackError": [],
    }
    with pytest.raises(ValueError, match="IK302"):
        ik.diagnose({"trusst": 3})
    with pytest.raises(LookupError, match="IK401"):
        ik.diagnose({}).explain("nothing")


def test_no_other_public_class_is_an_error() -> None:
    classes = {
        name for name in NAMES if inspect.isclass(getattr(ik, name)) and issubclass(getattr(ik, name), Exception)
    }
    beside = {
        "CallbackError",
        "CodebookWarning",
        "OptionError",
        "UnknownIdError",
        "PluginWarning",
        "StaleResourceWarning",
    }
    assert classes == {*ERRORS, "IntimacyKitError", *beside}
    assert issubclass(ik.PluginWarning, UserWarning)
    assert issubclass(ik.StaleResourceWarning, UserWarning)
    assert issubclass(ik.CallbackError, ik.QuestionError)


@pytest.mark.parametrize(
    ("section", "kind"),
    [
        ("signals", ik.Signal), ("challenges", concepts.Challenge), ("consequences", concepts.Consequence),
        ("strategies", ik.Strategy), ("components", concepts.Component), ("benefits", concepts.Benefit),
        ("practices", ik.Practice), ("contexts", concepts.Context), ("rules", ik.Rule),
        ("safety_rules", SafetyRule), ("tailorings", concepts.Tailoring), ("principles", concepts.Principle),
        ("faq", concepts.Question), ("references", concepts.Reference), ("placeholders", concepts.Placeholder),
    ],
)  # fmt: skip
def test_a_knowledge_base_has_its_entries_by_id(section: str, kind: type[Any]) -> None:
    knowledge = small_knowledge(placeholders="- {id: partner, text: your partner}")
    entries = getattr(knowledge, section)
    assert isinstance(entries, Mapping)
    assert entries
    assert list(entries) == sorted(entries)
    assert all(type(entry) is kind and entry.id == id for id, entry in entries.items())


def test_signals_and_practices_have_what_apps_need(wording: Wording) -> None:
    kb = small_knowledge()
    signal = kb.signals["quality_time"]
    assert (signal.id, signal.kind, signal.minimum, signal.maximum) == ("quality_time", "hours", 0.0, 168.0)
    assert (signal.unit, signal.direction, signal.choices) == ("hours per week", "better_when_higher", ())
    assert (signal.asks, signal.group) == ("each", "time")
    wording(signal.question)
    practice = kb.practices["weekly_talk"]
    assert (practice.id, practice.tags, practice.minutes) == ("weekly_talk", ("joint",), 30)
    assert practice.steps == ("Sit down.", "Take turns.")


DIAGNOSIS: dict[str, type[Any]] = {
    "findings": Mapping, "components": Mapping, "challenges": tuple, "consequences": tuple, "strengths": tuple,
    "remedies": tuple, "safety": ik.Safety, "unknown": tuple, "provenance": tuple, "fired": tuple,
    "undetermined": tuple, "observations": ik.Observations, "record": BaseModel,
}  # fmt: skip


@pytest.mark.parametrize("attribute", DIAGNOSIS)
def test_a_diagnosis_has_what_is_promised(attribute: str) -> None:
    dx = small_knowledge().diagnose(ALL_HARD)
    assert isinstance(getattr(dx, attribute), DIAGNOSIS[attribute])


def test_what_a_diagnosis_is_made_of() -> None:
    dx = small_knowledge().diagnose({**ALL_HARD, "quality_time": 12})
    assert all(type(finding) is ik.Finding for finding in (*dx.findings.values(), *dx.challenges, *dx.consequences))
    assert all(type(strength) is ik.Strength for strength in (*dx.components.values(), *dx.strengths))
    assert all(type(remedy) is ik.Remedy for remedy in dx.remedies)
    assert all(type(remedy.strategy) is ik.Strategy for remedy in dx.remedies)
    assert all(type(practice) is ik.Practice for remedy in dx.remedies for practice in remedy.practices)
    assert all(type(pack) is PackInfo for pack in dx.provenance)
    assert type(dx.explain("mistrust")) is ik.FindingExplanation
    assert type(dx.explain("talk_openly")) is ik.RemedyExplanation
    assert type(dx.shareable()) is ik.Shareable
    assert type(dx.to_dict()) is dict
    assert type(dx.to_json()) is str
