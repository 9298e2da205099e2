"""intimacy-kit: from observed signals about a relationship to challenges, consequences and remedies, with reasons.

import intimacy_kit as ik

dx = ik.diagnose({"quality_time_hours": 1.5, "unresolved_conflicts": 4, "hides_feelings": 3})
print(dx.explain("lack_of_quality_time"))
"""

from typing import TYPE_CHECKING, Any

from intimacy_kit.diagnosis import Diagnosis
from intimacy_kit.engines.truth import Truth
from intimacy_kit.errors import (
    CODES,
    CallbackError,
    ConditionError,
    IntimacyKitError,
    ObservationError,
    PackError,
    Place,
    Problem,
    QuestionError,
    StoredDiagnosisError,
)
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.loading import Reload, diagnose, load_knowledge, packs
from intimacy_kit.model.concepts import Practice, Strategy
from intimacy_kit.model.conditions import Condition, at_least, ref
from intimacy_kit.model.couple import Couple
from intimacy_kit.model.observations import Observations
from intimacy_kit.model.pack import InstalledPack, PluginWarning
from intimacy_kit.model.result import Finding, Remedy, Safety, Shareable, Strength
from intimacy_kit.model.rules import Rule
from intimacy_kit.model.signals import Signal
from intimacy_kit.packs.condition_text import parse_condition
from intimacy_kit.render.text import render_text

if TYPE_CHECKING:
    from intimacy_kit.checkin import Checkin
    from intimacy_kit.model.changes import Change
    from intimacy_kit.model.questions import NextQuestion
    from intimacy_kit.model.resources import HelpLine, Resources, StaleResourceWarning
    from intimacy_kit.over_time import progress
    from intimacy_kit.reasoning.explanation import FindingExplanation, RemedyExplanation
    from intimacy_kit.reasoning.path_account import Paths
    from intimacy_kit.reasoning.plans.data import Plan
    from intimacy_kit.reasoning.trends import Progress
    from intimacy_kit.render.html import render_html
    from intimacy_kit.session import Session
    from intimacy_kit.what_if import WhatIf
else:  # hidden from type checkers, which would take any name for granted

    def __getattr__(name: str) -> Any:
        """The types of explanations and sessions, loaded when they are first needed: most programs never do."""
        if name in ("FindingExplanation", "RemedyExplanation"):
            from intimacy_kit.reasoning import explanation  # noqa: PLC0415 - see above

            return getattr(explanation, name)
        if name in ("HelpLine", "Resources", "StaleResourceWarning"):
            from intimacy_kit.model import resources  # noqa: PLC0415 - see above

            return getattr(resources, name)
        if name in ("Checkin", "NextQuestion"):
            from intimacy_kit import checkin  # noqa: PLC0415 - see above

            return getattr(checkin, name)
        if name in ("Change", "Session"):
            from intimacy_kit import session  # noqa: PLC0415 - see above

            return getattr(session, name)
        if name == "progress":
            from intimacy_kit import over_time  # noqa: PLC0415 - see above

            return over_time.progress
        if name == "Progress":
            from intimacy_kit.reasoning import trends  # noqa: PLC0415 - see above

            return trends.Progress
        if name == "Paths":
            from intimacy_kit.reasoning import path_account  # noqa: PLC0415 - see above

            return path_account.Paths
        if name == "Plan":
            from intimacy_kit.reasoning.plans import data  # noqa: PLC0415 - see above

            return data.Plan
        if name == "render_html":
            from intimacy_kit.render import html  # noqa: PLC0415 - see above

            return html.render_html
        if name == "WhatIf":
            from intimacy_kit import what_if  # noqa: PLC0415 - see above

            return what_if.WhatIf
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__version__ = "0.1.0"

__all__ = [
    "CODES",
    "CallbackError",
    "Change",
    "Checkin",
    "Condition",
    "ConditionError",
    "Couple",
    "Diagnosis",
    "Finding",
    "FindingExplanation",
    "HelpLine",
    "InstalledPack",
    "IntimacyKitError",
    "KnowledgeBase",
    "NextQuestion",
    "ObservationError",
    "Observations",
    "PackError",
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
    "Session",
    "Shareable",
    "Signal",
    "StaleResourceWarning",
    "StoredDiagnosisError",
    "Strategy",
    "Strength",
    "Truth",
    "WhatIf",
    "at_least",
    "diagnose",
    "load_knowledge",
    "packs",
    "parse_condition",
    "progress",
    "ref",
    "render_html",
    "render_text",
]
