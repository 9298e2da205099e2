"""Explain a diagnosis: findings by the answers of those whose scores they are, remedies and indexes by their parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from intimacy_kit.engines.noisy_or import carried, noisy_or
from intimacy_kit.errors import Problem, UnknownIdError, shown, suggestion
from intimacy_kit.model.concepts import Strategy
from intimacy_kit.model.couple import PARTNERS
from intimacy_kit.model.evidence import CitedSource
from intimacy_kit.model.levels import is_open, level
from intimacy_kit.model.observations import Values
from intimacy_kit.model.result import Record, Remedy, scored
from intimacy_kit.model.rules import Rule
from intimacy_kit.reasoning.asked import id_of
from intimacy_kit.reasoning.case.couples import whose
from intimacy_kit.reasoning.diagnosing.context import DiagnosisContext
from intimacy_kit.reasoning.diagnosing.safety import withholds
from intimacy_kit.reasoning.diagnosing.support import support_in
from intimacy_kit.reasoning.explanations.attribution import shares
from intimacy_kit.reasoning.explanations.explainer import Explainer
from intimacy_kit.reasoning.explanations.explanation import (
    AddressedAccount,
    Explanation,
    FindingExplanation,
    RemedyExplanation,
)
from intimacy_kit.reasoning.explanations.grounds import Counted, grounds_of
from intimacy_kit.reasoning.explanations.index_explanation import explain_index


def explain(
    context: DiagnosisContext,
    values: Sequence[Values],
    record: Record,
    id: object,
    evidence: tuple[CitedSource, ...],
    written: Mapping[str, Rule],
) -> Explanation:
    """Return the explanation of a finding, an index or a strategy.

    Args:
        context: of a couple that of partners of couples.
        values: what counts for each person.
        record: the diagnosis.
        id: of what is explained, or a result that has one.
        evidence: what the rules cite.
        written: the rules by id as their packs have them.

    Raises:
        QuestionError: the id is of neither of them (IK401).
    """
    strategies = {strategy.id: strategy for strategy in context.book.strategies}
    findings = [finding.id for finding in context.book.findings]
    indexes = {index.id: index for index in context.book.indexes}
    help = "give the id of a finding, an index or a strategy"
    name = id_of(id)
    if name is None:
        raise UnknownIdError(Problem("IK401", "the id of a finding, an index or a strategy must be text", help))
    if name in indexes:
        return explain_index(indexes[name], record, context.locale)
    explaining = _Explaining(context, values, record, evidence, written)
    if name in strategies:
        return explaining.remedy(strategies[name])
    if name in findings:
        return explaining.finding(name)
    known = [*findings, *indexes, *strategies]
    help = f"it is a signal; {help}" if name in context.book.signals else suggestion(name, known, help)
    raise UnknownIdError(Problem("IK401", f"unknown finding, index or strategy {shown(name)}", help))


class _Explaining:
    """Explains what was found for the one person, or for two partners together."""

    def __init__(
        self,
        context: DiagnosisContext,
        values: Sequence[Values],
        record: Record,
        evidence: tuple[CitedSource, ...],
        written: Mapping[str, Rule],
    ) -> None:
        self.context, self.record, self.evidence = context, record, evidence
        self.results = scored(record)
        self.people = (
            (Explainer(context, values[0], record, record, evidence, written),)
            if record.partners is None
            else tuple(
                Explainer(context, own, results, record, evidence, written, who)
                for own, results, who in zip(values, record.partners, PARTNERS, strict=True)
            )
        )

    def finding(self, id: str) -> FindingExplanation:
        """Return the explanation of a finding."""
        first, *tied = [person.finding(id) for person in self._whose(id)]
        whole = self.results[id].model_dump(include={"low", "high", "basis"})
        return first.model_copy(update={**whole, "tied": tied[0] if tied else None})

    def _whose(self, id: str) -> tuple[Explainer, ...]:
        """Return the one person, or the partners whose score it is."""
        if len(self.people) == 1:
            return self.people
        a, b = (person.results[id].score for person in self.people)
        component = self.results[id].kind == "component"
        return tuple(self.people[PARTNERS.index(who)] for who in whose(a, b, component=component))

    def remedy(self, strategy: Strategy) -> RemedyExplanation:
        """Return the explanation why a strategy is recommended or not."""
        links = sorted(strategy.addresses, key=lambda link: link.to)
        found = [self.results[link.to] for link in links]
        weights = [carried(link.strength, result.score) for link, result in zip(links, found, strict=True)]
        relevance = noisy_or(weights)
        recommended = {remedy.strategy.id: remedy for remedy in self.record.remedies}
        remedy = recommended.get(strategy.id)
        addressed = [
            AddressedAccount(
                id=link.to,
                title=result.title,
                level=level(result.score),
                open=is_open(result.score, result.high),
                efficacy=link.strength,
                score=result.score,
                contribution=weight,
                share=share,
            )
            for link, result, weight, share in zip(links, found, weights, shares(relevance, weights), strict=True)
        ]
        addressed.sort(key=lambda account: (-account.share, account.id))
        helped = [account.id for account in addressed if account.share]
        before = [recommended[id] for id in strategy.after if id in recommended]
        return RemedyExplanation(
            id=strategy.id,
            title=strategy.title,
            recommended=remedy is not None,
            relevance=relevance,
            priority=remedy.priority if remedy else None,
            held_back_by=tuple(other.strategy.title for other in before if other.priority < relevance),
            **self._practices(remedy),
            addressed=tuple(addressed),
            causes=tuple(self._causes(helped)),
            grounds=grounds_of(self.evidence, [Counted(strategy.id), *(Counted(strategy.id, id) for id in helped)]),
            support=support_in(self.record),
            locale=self.context.locale,
            level_words=self.context.level_words,
        )

    def _practices(self, remedy: Remedy | None) -> dict[str, Any]:
        """Return what came of the conditions of a remedy and of its practices; what is withheld is not told.

        Under a concern neither is whether it suits: there is support alone.
        """
        if remedy is None or self.record.safety.concern:
            return {"first": (), "suited": (), "left_out": (), "waiting": ()}
        candidate = next(each for each in self.context.candidates if each.strategy.id == remedy.strategy.id)
        offered = candidate.offered
        titles = {practice.id: practice.title for practice in offered.practices}
        given = {practice.id for practice in remedy.practices} | {reason.id for reason in remedy.waiting}
        return {
            "first": tuple(reason.title for reason in remedy.first),
            "suited": tuple(
                (titles[each.practice], tuple(reason.title for reason in each.reasons)) for each in remedy.suited
            ),
            "left_out": tuple(
                practice.title
                for id, practice in (offered.unscreened if withholds(self.record.safety) else offered.every)
                if id not in given
            ),
            "waiting": tuple(reason.title for reason in remedy.waiting),
        }

    def _causes(self, helped: Sequence[str]) -> list[FindingExplanation]:
        """Return the explanations of what a strategy helps with, then of what these depend on, by person."""
        own = {person: [id for id in helped if person in self._whose(id)] for person in self.people}
        direct = [person.alone(id) for id in helped for person in self._whose(id)]
        return direct + [cause for person, ids in own.items() for cause in person.causes(ids)]
