"""Report the result of the safety rules. A missing answer is never taken for no: it is not screened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.fields import trusted
from intimacy_kit.model.observations import Value
from intimacy_kit.model.result import Record
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.rules import SafetyRule
from intimacy_kit.model.safety import Caution, Concern, Safety
from intimacy_kit.reasoning.diagnosing.unknown import waits_for

People = Iterable[Mapping[str, Value]]
"""The answers of each person, at least those that safety rules read."""


Supports = Mapping[str, tuple[Practice, ...]]
"""The practices told with each safety rule, by its id."""


def supports(book: RuleBook, practices: Mapping[str, Practice], alone: Iterable[Practice]) -> Supports:
    """Return the practices told with each safety rule.

    Args:
        book: with the safety rules.
        practices: by id, without their conditions.
        alone: those of professional strategies that one does alone, for rules that name none.
    """
    every = tuple(dict.fromkeys(alone))
    return {rule.id: tuple(practices[id] for id in rule.support) or every for rule in book.safety}


def safety(book: RuleBook, outcome: Outcome, people: People, support: Supports) -> Safety:
    """Return the safety part of a diagnosis."""
    rules = book.concerns
    concerns = tuple([told_concern(rule, support) for rule in rules if rule.id in outcome.concerns])
    screened = bool(rules) and not outcome.unscreened
    not_no = {*outcome.concerns, *outcome.unscreened}
    return trusted(
        Safety,
        {
            "status": "concern" if concerns else "no_concern_reported" if screened else "not_screened",
            "concerns": concerns,
            "cautions": tuple(
                [trusted(Caution, _told(rule, support)) for rule in book.cautions if rule.id in outcome.cautions]
            ),
            "screened": screened,
            "unanswered": tuple(sorted(unanswered(rules, outcome, people))),
            "answered_no": tuple([rule.id for rule in rules if rule.id not in not_no]),
            "ended": (),
        },
    )


def told_concern(rule: SafetyRule, support: Supports) -> Concern:
    """Return the concern that a safety rule raises."""
    return trusted(Concern, {**_told(rule, support), "about": rule.about})


def _told(rule: SafetyRule, support: Supports) -> dict[str, object]:
    return {"id": rule.id, "title": rule.title, "text": rule.because, "support": support[rule.id]}


def withholds(screening: Safety) -> bool:
    """Return whether practices that need screening are not given, without a concern: before it, and under a caution.

    Nothing waits where there is nothing to answer: where no safety rule raises a concern.
    """
    return bool(screening.cautions) or waits_for_answers(screening)


def waits_for_answers(screening: Safety) -> bool:
    """Return whether practices are given once questions about safety are answered with no."""
    return screening.status == "not_screened" and bool(screening.unanswered) and not screening.cautions


def unanswered(rules: Iterable[SafetyRule], outcome: Outcome, people: People) -> set[str]:
    """Return the signals that could still decide a safety rule for any of the people."""
    waiting = [rule for rule in rules if rule.id in outcome.unscreened]
    return {name for given in people for rule in waiting for name in waits_for(rule.when, given.get, rule.names)}


def open_cautions(rules: Iterable[SafetyRule], counted: Mapping[str, Value]) -> set[str]:
    """Return the signals that could still decide a caution for a person, by what counts for them."""
    return {name for rule in rules for name in waits_for(rule.when, counted.get, rule.names)}


def standing_by_person(records: Sequence[Record], people: int) -> tuple[tuple[Concern, ...], ...]:
    """Return the concerns that stand after several check-ins, of each person.

    Args:
        records: oldest first.
        people: 1 or 2, of each of them.
    """
    each = [record.partners or (record,) for record in records]
    return tuple(standing_concerns([people_of[number].safety for people_of in each]) for number in range(people))


def standing_after(records: Sequence[Record]) -> tuple[Concern, ...]:
    """Return the concerns that stand after several check-ins of a case, oldest first.

    Of two partners each one's stand until the same one answers with no.
    """
    last = records[-1]
    own = standing_by_person(records, len(last.people))
    by_id = {concern.id: concern for some in (*own, last.safety.concerns) for concern in some}
    return tuple(by_id[id] for id in sorted(by_id))


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
