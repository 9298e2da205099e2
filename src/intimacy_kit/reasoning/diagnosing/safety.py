"""Report the result of the safety rules. A missing answer is never taken for no: it is not screened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.fields import trusted
from intimacy_kit.model.observations import Value
from intimacy_kit.model.result import Concern, Safety
from intimacy_kit.model.rules import SafetyRule
from intimacy_kit.reasoning.diagnosing.unknown import waits_for

People = Iterable[Mapping[str, Value]]
"""The answers of each person, at least those that safety rules read."""


def safety(rules: Sequence[SafetyRule], outcome: Outcome, people: People) -> Safety:
    """Return the safety part of a diagnosis."""
    concerns = tuple(
        trusted(Concern, {"id": rule.id, "title": rule.title, "text": rule.because})
        for rule in rules
        if rule.id in outcome.concerns
    )
    screened = bool(rules) and not outcome.unscreened
    return trusted(
        Safety,
        {
            "status": "concern" if concerns else "no_concern_reported" if screened else "not_screened",
            "concerns": concerns,
            "screened": screened,
            "unanswered": tuple(sorted(unanswered(rules, outcome, people))),
            "answered_no": tuple(
                [rule.id for rule in rules if rule.id not in outcome.concerns and rule.id not in outcome.unscreened]
            ),
        },
    )


def unanswered(rules: Iterable[SafetyRule], outcome: Outcome, people: People) -> set[str]:
    """Return the signals that could still decide a safety rule for any of the people."""
    waiting = [rule.when for rule in rules if rule.id in outcome.unscreened]
    return {name for given in people for when in waiting for name in waits_for(when, given.get)}


def standing_concerns(check_ins: Iterable[Safety]) -> tuple[Concern, ...]:
    """Return the concerns that stand after several check-ins: those of any check-in until a later one answers no.

    A question that was not asked again, or that is not known to the later rules, is not answered.

    Args:
        check_ins: the safety parts, oldest first.
    """
    concerns: dict[str, Concern] = {}
    for one in check_ins:
        given = {concern.id: concern for concern in one.concerns}
        kept = {id: concern for id, concern in concerns.items() if id not in one.answered_no}
        concerns = {**kept, **given}
    return tuple(concerns[id] for id in sorted(concerns))
