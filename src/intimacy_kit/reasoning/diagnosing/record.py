"""Write the record of a diagnosis from the outcome of an engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intimacy_kit.engines.interpret import evaluate, final_state
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.engines.truth import Truth
from intimacy_kit.messages.catalogue import Messages, messages_in
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.fields import trusted
from intimacy_kit.model.indexes import IndexValue
from intimacy_kit.model.levels import MILD, STRENGTH_LEVELS, level
from intimacy_kit.model.observations import Observations, Value
from intimacy_kit.model.pack import Contents, PackInfo
from intimacy_kit.model.result import Basis, Finding, Record, Remedy, Safety, ShareableData, Strength
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.reasoning.case.case import Case
from intimacy_kit.reasoning.diagnosing.remedies import Candidate, candidates, professional_support, remedies
from intimacy_kit.reasoning.diagnosing.safety import safety, unanswered
from intimacy_kit.reasoning.diagnosing.unknown import steps_wait_for


@dataclass(frozen=True, slots=True)
class DiagnosisContext:
    """What the record of a diagnosis depends on besides the case. Prepared once per knowledge base.

    Attributes:
        private: the signals that are for the person alone: asked in private, or read by a safety rule; of the other
            partner, too.
        context, tailoring, locale: for which it is.
        findings, components: in ascending order of id: position in the rule book, id, title and kind.
    """

    book: RuleBook
    candidates: tuple[Candidate, ...]
    provenance: tuple[PackInfo, ...]
    private: frozenset[str]
    findings: tuple[tuple[int, str, str, str], ...]
    components: tuple[tuple[int, str, str, str], ...]
    context: str | None
    tailoring: tuple[str, ...]
    locale: str | None = None

    @classmethod
    def of(
        cls,
        book: RuleBook,
        contents: Contents,
        provenance: tuple[PackInfo, ...],
        context: str | None = None,
        tailoring: tuple[str, ...] = (),
        locale: str | None = None,
    ) -> DiagnosisContext:
        alone = book.read_by_safety | {id for id, signal in book.signals.items() if signal.asks == "alone"}
        scored = sorted((finding.id, number, finding) for number, finding in enumerate(book.findings))
        by_id = [(number, id, finding.title, finding.kind) for id, number, finding in scored]
        return cls(
            book=book,
            candidates=candidates(book, contents.practices),
            provenance=provenance,
            private=alone | frozenset(name for name, id in book.read_of_partner.items() if id in alone),
            findings=tuple(item for item in by_id if item[3] != "component"),
            components=tuple(item for item in by_id if item[3] == "component"),
            context=context,
            tailoring=tailoring,
            locale=locale,
        )

    @property
    def messages(self) -> Messages:
        """The library's own messages, in its locale."""
        return messages_in(self.locale)


def record(context: DiagnosisContext, case: Case, outcome: Outcome) -> Record:
    """Return the record of a diagnosis."""
    findings, components = _findings(context, outcome)
    unnamed = case.unnamed
    screening = safety(context.book.safety, outcome, case.people)
    return trusted(
        Record,
        {
            "format": 1,
            "safety": screening,
            "findings": findings,
            "components": components,
            "indexes": _indexes(context, outcome),
            "remedies": _remedies(context, outcome, screening),
            "unknown": None,
            "fired": outcome.fired,
            "undetermined": outcome.undetermined,
            "observations": Observations(case.values),
            "safety_answers": None if unnamed is None else tuple(map(Observations, unnamed)),
            "provenance": context.provenance,
            "context": context.context,
            "tailoring": context.tailoring,
            "locale": context.locale,
        },
    )


def whole_record(context: DiagnosisContext, case: Case, outcome: Outcome) -> Record:
    """Return the record of a diagnosis with its unknown signals, as it is stored."""
    return record(context, case, outcome).model_copy(update={"unknown": unknown(context, case, outcome)})


def shareable(context: DiagnosisContext, outcome: Outcome) -> ShareableData:
    """Return what a partner may see, from the outcome without the private signals."""
    findings, components = _findings(context, outcome)
    hidden = {finding.id for finding in context.book.findings if finding.private}
    return ShareableData(
        findings=tuple(finding for finding in findings if finding.id not in hidden),
        components=components,
        provenance=context.provenance,
        locale=context.locale,
    )


def results(context: DiagnosisContext, outcome: Outcome) -> dict[str, Finding | Strength | IndexValue]:
    """Return the findings, components and indexes by id: a diagnosis without what follows from it."""
    findings, components = _findings(context, outcome)
    every: tuple[Finding | Strength | IndexValue, ...] = (*findings, *components, *_indexes(context, outcome))
    return {each.id: each for each in every}


def without_private(context: DiagnosisContext, values: Mapping[str, Value]) -> Observations:
    """Return the observations without the private signals."""
    return Observations({id: value for id, value in values.items() if id not in context.private})


def truth(context: DiagnosisContext, condition: Condition, values: Mapping[str, Value], outcome: Outcome) -> Truth:
    """Return the truth of a condition on the known answers of a case."""
    return evaluate(condition, final_state(context.book, values, outcome).known).truth


def unknown(context: DiagnosisContext, case: Case, outcome: Outcome) -> tuple[str, ...]:
    """Return the unanswered signals that could still change a result, ascending; for safety, of either partner."""
    possible = final_state(context.book, case.values, outcome).possible
    undetermined = frozenset(outcome.undetermined)
    rules = [rule for finding in context.book.findings for rule in finding.rules if rule.id in undetermined]
    names = {name for rule in rules for name in steps_wait_for(rule, possible)} & context.book.signals.keys()
    return tuple(sorted(names | unanswered(context.book.safety, outcome, case.people)))


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


def _indexes(context: DiagnosisContext, outcome: Outcome) -> tuple[IndexValue, ...]:
    ends = zip(context.book.indexes, outcome.index_lows, outcome.index_highs, strict=True)
    return tuple(trusted(IndexValue, IndexValue.fields_of(index, low, high)) for index, low, high in ends)


def _remedies(context: DiagnosisContext, outcome: Outcome, screening: Safety) -> tuple[Remedy, ...]:
    if screening.concerns:
        return professional_support(context.candidates, screening.concerns)
    return remedies(context.candidates, outcome.relevances, outcome.scores)
