"""What the safety rules gave. Not answered is not screened, never safe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.fields import trusted
from intimacy_kit.model.observations import Value
from intimacy_kit.model.result import Concern, Safety
from intimacy_kit.model.rules import SafetyRule
from intimacy_kit.reasoning.unknown import waits_for


def safety(rules: Sequence[SafetyRule], outcome: Outcome, values: Mapping[str, Value]) -> Safety:
    """The safety part of a diagnosis."""
    concerns = tuple(
        trusted(Concern, {"id": rule.id, "title": rule.title, "text": rule.because})
        for rule in rules
        if rule.id in outcome.concerns
    )
    waiting = [rule for rule in rules if rule.id in outcome.unscreened]
    unanswered = {name for rule in waiting for name in waits_for(rule.when, values.get)}
    screened = bool(rules) and not waiting
    return trusted(
        Safety,
        {
            "status": "concern" if concerns else "no_concern_reported" if screened else "not_screened",
            "concerns": concerns,
            "screened": screened,
            "unanswered": tuple(sorted(unanswered)),
        },
    )
