"""Write the record of a diagnosis from the outcomes of an engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from intimacy_kit.engines.interpret import evaluate, final_state, known_facts
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.truth import Truth, any_of
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.fields import trusted
from intimacy_kit.model.indexes import IndexValue, open_within
from intimacy_kit.model.levels import MILD, STRENGTH_LEVELS, level
from intimacy_kit.model.observations import Observations, Values
from intimacy_kit.model.result import Basis, Finding, PartnerRecord, Record, Result, Strength, by_id
from intimacy_kit.model.safety import Safety
from intimacy_kit.reasoning.case.case import Case, Outcomes
from intimacy_kit.reasoning.diagnosing.context import DiagnosisContext
from intimacy_kit.reasoning.diagnosing.earlier import with_earlier_answers
from intimacy_kit.reasoning.diagnosing.recommending import remedies_of
from intimacy_kit.reasoning.diagnosing.safety import open_cautions
from intimacy_kit.reasoning.diagnosing.screening import screening_of, screenings
from intimacy_kit.reasoning.diagnosing.unknown import steps_wait_for, waits_for


def record(context: DiagnosisContext, case: Case, outcomes: Outcomes) -> Record:
    """Return the record of a diagnosis; for a couple the context is that of partners of couples."""
    safe = screenings(context.book, context.support, case, outcomes.each)
    screening = screening_of(context.book, context.support, case, outcomes, safe)
    findings, components = _findings(context, outcomes.whole)
    return trusted(
        Record,
        {
            "format": 1,
            "safety": screening,
            "findings": findings,
            "components": components,
            "indexes": _indexes(context, outcomes),
            "remedies": remedies_of(context, case.counted(context.book), outcomes, screening),
            "unknown": None,
            "fired": outcomes.whole.fired,
            "undetermined": outcomes.whole.undetermined,
            "observations": None if case.of_two else Observations.trusted(case.people[0]),
            "partners": _partners(context, case, outcomes.each, safe) if case.of_two else None,
            "earlier": case.earlier,
            "provenance": context.provenance,
            "context": context.context,
            "tailoring": context.tailoring,
            "locale": context.locale,
            "level_words": context.level_words,
        },
    )


def whole_record(context: DiagnosisContext, case: Case, outcomes: Outcomes) -> Record:
    """Return the record of a diagnosis with its unknown signals, as it is stored."""
    return record(context, case, outcomes).model_copy(update={"unknown": unknown(context, case, outcomes)})


def _partners(
    context: DiagnosisContext, case: Case, outcomes: Sequence[Outcome], safe: Sequence[Safety]
) -> tuple[PartnerRecord, ...]:
    """Return what came of the answers of each of two partners."""
    missing = _unknown_by_person(context, case, outcomes, safe)
    return tuple(_partner(context, *each) for each in zip(case.people, safe, outcomes, missing, strict=True))


def _partner(
    context: DiagnosisContext, own: Values, screening: Safety, outcome: Outcome, unknown: Iterable[str]
) -> PartnerRecord:
    findings, components = _findings(context, outcome)
    return trusted(
        PartnerRecord,
        {
            "observations": Observations.trusted(own),
            "safety": screening,
            "findings": findings,
            "components": components,
            "indexes": _indexes(context, Outcomes((outcome,), outcome)),
            "unknown": tuple(sorted(unknown)),
            "fired": outcome.fired,
            "undetermined": outcome.undetermined,
        },
    )


def results(context: DiagnosisContext, outcomes: Outcomes) -> dict[str, Result]:
    """Return the findings, components and indexes by id: a diagnosis without what follows from it."""
    return by_id(*_findings(context, outcomes.whole), _indexes(context, outcomes))


def truth(context: DiagnosisContext, condition: Condition, case: Case, outcomes: Outcomes) -> Truth:
    """Return the truth of a condition on the known answers of a case; of a couple, whether it is true for either."""
    return any_of(
        evaluate(condition, known_facts(context.book, values, outcome.scores)).truth
        for values, outcome in zip(case.counted(context.book), outcomes.each, strict=True)
    )


def unknown(context: DiagnosisContext, case: Case, outcomes: Outcomes) -> tuple[str, ...]:
    """Return the unanswered signals that could still change a result, ascending; of a couple, of either partner."""
    safe = screenings(context.book, context.support, case, outcomes.each)
    return tuple(sorted(frozenset[str]().union(*_unknown_by_person(context, case, outcomes.each, safe))))


def _unknown_by_person(
    context: DiagnosisContext, case: Case, outcomes: Sequence[Outcome], safe: Sequence[Safety]
) -> tuple[frozenset[str], ...]:
    """Return for each person the signals that they have not answered and that could still change a result.

    Of two partners that is a result of either, as rules can read the answers of the other one. `safe` is the safety
    part of each.
    """
    book = context.book
    counted = case.counted(book)
    waiting = [_open_names(context, values, outcome) for values, outcome in zip(counted, outcomes, strict=True)]
    asked = [names & book.signals.keys() - book.read_of_partner.keys() for names in waiting]
    if case.of_two:
        of_other = [{book.read_of_partner[name] for name in names & book.read_of_partner.keys()} for names in waiting]
        asked = [asked[0] | of_other[1], asked[1] | of_other[0]]
    with_earlier = with_earlier_answers(counted, case.earlier)
    return tuple(
        frozenset(names | {*screening.unanswered} | open_cautions(book.cautions, values))
        for names, values, screening in zip(asked, with_earlier, safe, strict=True)
    )


def _open_names(context: DiagnosisContext, values: Values, outcome: Outcome) -> set[str]:
    """Return the signals and findings that rules and the conditions of remedies wait for."""
    possible = final_state(context.book, values, outcome).possible
    undetermined = frozenset(outcome.undetermined)
    read = context.book.read_by_rule
    rules = [rule for finding in context.book.findings for rule in finding.rules if rule.id in undetermined]
    waiting = [steps_wait_for(rule, possible, read[rule.id]) for rule in rules]
    waiting += [waits_for(one.when, possible, one.names) for one in context.conditions.every]
    return set[str]().union(*waiting)


def _findings(context: DiagnosisContext, outcome: Outcome) -> tuple[tuple[Finding, ...], tuple[Strength, ...]]:
    scores, lows, highs = outcome.scores, outcome.lows, outcome.highs
    findings = [
        trusted(
            Finding,
            {
                "id": id,
                "title": title,
                "kind": kind,
                "level": level(scores[position]),
                "score": scores[position],
                "low": lows[position],
                "high": highs[position],
                "basis": _basis(kind, scores[position], outcome.own_scores[position]),
                "in_short": context.in_short.get(id),
            },
        )
        for position, id, title, kind in context.findings
    ]
    components = [
        trusted(
            Strength,
            {
                "id": id,
                "title": title,
                "kind": kind,
                "level": STRENGTH_LEVELS[level(scores[position])],
                "score": scores[position],
                "low": lows[position],
                "high": highs[position],
                "in_short": context.in_short.get(id),
            },
        )
        for position, id, title, kind in context.components
    ]
    return tuple(findings), tuple(components)


def _basis(kind: str, score: float, own: float) -> Basis | None:
    """Return what a present consequence rests on: its own rules if they alone, without links, make it present."""
    if kind != "consequence" or score < MILD:
        return None
    return "answers" if own >= MILD else "links"


def _indexes(context: DiagnosisContext, outcomes: Outcomes) -> tuple[IndexValue, ...]:
    ends = [zip(one.index_lows, one.index_highs, strict=True) for one in (outcomes.whole, *outcomes.each)]
    return tuple(
        trusted(IndexValue, IndexValue.fields_of(index, *whole, known=not any(open_within(*own) for own in each)))
        for index, whole, *each in zip(context.book.indexes, *ends, strict=True)
    )
