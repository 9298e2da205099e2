"""Check and diagnose the answers of a case: of one person, or of one of two partners.

Answers of the other partner are named as conditions read them: `partner.trust`. With any of these, the case is of two
partners, and what is found is that of the one whose own answers the others are.
"""

from __future__ import annotations

from collections.abc import Iterable

from intimacy_kit.diagnosis import Diagnosis, from_outcomes
from intimacy_kit.knowledge import KnowledgeBase
from intimacy_kit.model.fields import PARTNER
from intimacy_kit.model.observations import Observations, Values
from intimacy_kit.reasoning.case.case import Case
from intimacy_kit.reasoning.case.intake import Intake


def of_two(names: Iterable[str]) -> bool:
    """Return whether some of these answers are of the other partner."""
    return any(name.startswith(PARTNER) for name in names)


def own(values: Values) -> Values:
    """Return the answers without those of the other partner."""
    return {name: value for name, value in values.items() if not name.startswith(PARTNER)}


def checked(knowledge: KnowledgeBase, given: object) -> Observations:
    """Return the validated answers of a case.

    Raises:
        ObservationError: they do not fit the signals, or no rule reads such an answer of the other partner (IK3xx).
    """
    return Observations(Intake(knowledge.runtime.built.couples.signals).check(given))


def diagnosed(knowledge: KnowledgeBase, values: Values) -> Diagnosis:
    """Return the diagnosis of a case from its validated answers."""
    runtime = knowledge.runtime.couples if of_two(values) else knowledge.runtime
    case = Case.of_one(values)
    return from_outcomes(runtime, case, runtime.run(case))
