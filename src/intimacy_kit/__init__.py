"""intimacy-kit: from observed signals about a relationship to challenges, consequences and remedies, with reasons.

import intimacy_kit as ik

dx = ik.diagnose({"quality_time_hours": 1.5, "unresolved_conflicts": 4, "hides_feelings": 3})
print(dx.explain("lack_of_quality_time"))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from intimacy_kit import fhir
    from intimacy_kit.answers.codebooks.codebook import Codebook
    from intimacy_kit.answers.codebooks.model import CodebookWarning
    from intimacy_kit.answers.instruments.results import InstrumentScores, ScaleScores
    from intimacy_kit.answers.instruments.scores import score_instrument
    from intimacy_kit.checkin import Checkin
    from intimacy_kit.comparison import compare
    from intimacy_kit.diagnosis import Diagnosis, Shareable, WhatIf
    from intimacy_kit.engines.truth import Truth
    from intimacy_kit.errors import (
        CODES,
        CallbackError,
        CodebookError,
        ConditionError,
        IntimacyKitError,
        ObservationError,
        OptionError,
        PackError,
        Place,
        Problem,
        QuestionError,
        StoredDiagnosisError,
        UnknownIdError,
    )
    from intimacy_kit.knowledge import KnowledgeBase, Reload
    from intimacy_kit.loading import diagnose, load_codebook, load_knowledge
    from intimacy_kit.longitudinal import Progress, progress
    from intimacy_kit.model.changes import Change
    from intimacy_kit.model.concepts import Practice, Strategy
    from intimacy_kit.model.conditions import Condition, at_least, ref
    from intimacy_kit.model.couple import Couple, Gap
    from intimacy_kit.model.indexes import IndexValue
    from intimacy_kit.model.instruments import Instrument
    from intimacy_kit.model.levels import Level
    from intimacy_kit.model.observations import Answer, Answers, Observations
    from intimacy_kit.model.pack import InstalledPack, PluginWarning
    from intimacy_kit.model.questions import NextQuestion
    from intimacy_kit.model.resources import HelpLine, Resources, StaleResourceWarning
    from intimacy_kit.model.result import Finding, Remedy, Strength
    from intimacy_kit.model.rules import Rule
    from intimacy_kit.model.safety import Safety
    from intimacy_kit.model.scoring import Item
    from intimacy_kit.model.signals import Signal
    from intimacy_kit.packs.discovery.origin import installed_packs
    from intimacy_kit.packs.instruments.registry import instruments, load_instrument
    from intimacy_kit.packs.reading.condition_text import parse_condition
    from intimacy_kit.reasoning.counterfactuals.recourse_result import Paths
    from intimacy_kit.reasoning.diagnosing.record_view import Partner
    from intimacy_kit.reasoning.diagnosing.support import Support
    from intimacy_kit.reasoning.explanations.explanation import FindingExplanation, RemedyExplanation
    from intimacy_kit.reasoning.explanations.index_explanation import IndexExplanation
    from intimacy_kit.reasoning.planning.plan import Plan
    from intimacy_kit.session import Session
    from intimacy_kit.validation.faces import Comparison, Validation
else:  # hidden from type checkers, which would take any name for granted
    _MODULES = {
        "Answer": "model.observations",
        "Answers": "model.observations",
        "CODES": "errors",
        "CallbackError": "errors",
        "Change": "model.changes",
        "Checkin": "checkin",
        "Codebook": "answers.codebooks.codebook",
        "CodebookError": "errors",
        "CodebookWarning": "answers.codebooks.model",
        "Comparison": "validation.faces",
        "Condition": "model.conditions",
        "ConditionError": "errors",
        "Couple": "model.couple",
        "Diagnosis": "diagnosis",
        "Finding": "model.result",
        "FindingExplanation": "reasoning.explanations.explanation",
        "Gap": "model.couple",
        "HelpLine": "model.resources",
        "IndexExplanation": "reasoning.explanations.index_explanation",
        "IndexValue": "model.indexes",
        "InstalledPack": "model.pack",
        "Instrument": "model.instruments",
        "InstrumentScores": "answers.instruments.results",
        "IntimacyKitError": "errors",
        "Item": "model.scoring",
        "KnowledgeBase": "knowledge",
        "Level": "model.levels",
        "NextQuestion": "model.questions",
        "ObservationError": "errors",
        "Observations": "model.observations",
        "OptionError": "errors",
        "PackError": "errors",
        "Partner": "reasoning.diagnosing.record_view",
        "Paths": "reasoning.counterfactuals.recourse_result",
        "Place": "errors",
        "Plan": "reasoning.planning.plan",
        "PluginWarning": "model.pack",
        "Practice": "model.concepts",
        "Problem": "errors",
        "Progress": "longitudinal",
        "QuestionError": "errors",
        "Reload": "knowledge",
        "Remedy": "model.result",
        "RemedyExplanation": "reasoning.explanations.explanation",
        "Resources": "model.resources",
        "Rule": "model.rules",
        "Safety": "model.safety",
        "ScaleScores": "answers.instruments.results",
        "Session": "session",
        "Shareable": "diagnosis",
        "Signal": "model.signals",
        "StaleResourceWarning": "model.resources",
        "StoredDiagnosisError": "errors",
        "Strategy": "model.concepts",
        "Strength": "model.result",
        "Support": "reasoning.diagnosing.support",
        "Truth": "engines.truth",
        "UnknownIdError": "errors",
        "Validation": "validation.faces",
        "WhatIf": "diagnosis",
        "at_least": "model.conditions",
        "compare": "comparison",
        "diagnose": "loading",
        "installed_packs": "packs.discovery.origin",
        "instruments": "packs.instruments.registry",
        "load_codebook": "loading",
        "load_instrument": "packs.instruments.registry",
        "load_knowledge": "loading",
        "parse_condition": "packs.reading.condition_text",
        "progress": "longitudinal",
        "ref": "model.conditions",
        "score_instrument": "answers.instruments.scores",
    }

    def __getattr__(name: str) -> Any:
        """Import a public name when it is first asked for: no program needs them all."""
        if name == "fhir":
            return import_module("intimacy_kit.fhir")
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        return value

    def __dir__() -> list[str]:
        """List the public names, and nothing else."""
        return sorted(__all__)


__version__ = "0.2.0"

__all__ = [
    "CODES",
    "Answer",
    "Answers",
    "CallbackError",
    "Change",
    "Checkin",
    "Codebook",
    "CodebookError",
    "CodebookWarning",
    "Comparison",
    "Condition",
    "ConditionError",
    "Couple",
    "Diagnosis",
    "Finding",
    "FindingExplanation",
    "Gap",
    "HelpLine",
    "IndexExplanation",
    "IndexValue",
    "InstalledPack",
    "Instrument",
    "InstrumentScores",
    "IntimacyKitError",
    "Item",
    "KnowledgeBase",
    "Level",
    "NextQuestion",
    "ObservationError",
    "Observations",
    "OptionError",
    "PackError",
    "Partner",
    "Paths",
    "Place",
    "Plan",
    "PluginWarning",
    "Practice",
    "Problem",
    "Progress",
    "QuestionError",
    "Reload",
    "Remedy",
    "RemedyExplanation",
    "Resources",
    "Rule",
    "Safety",
    "ScaleScores",
    "Session",
    "Shareable",
    "Signal",
    "StaleResourceWarning",
    "StoredDiagnosisError",
    "Strategy",
    "Strength",
    "Support",
    "Truth",
    "UnknownIdError",
    "Validation",
    "WhatIf",
    "at_least",
    "compare",
    "diagnose",
    "fhir",
    "installed_packs",
    "instruments",
    "load_codebook",
    "load_instrument",
    "load_knowledge",
    "parse_condition",
    "progress",
    "ref",
    "score_instrument",
]
