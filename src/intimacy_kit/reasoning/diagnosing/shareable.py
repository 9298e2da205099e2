"""What both partners may see: a pure function of the answers to questions that are not private.

Whatever was answered or left out in private takes no part, and so neither do concerns, cautions and open screenings. Of
the results only levels are told, and remedies follow from these levels: nothing finer can be seen in which there are.
"""

from __future__ import annotations

from collections.abc import Sequence

from intimacy_kit.engines.interpret import State, relevance
from intimacy_kit.model.concepts import SCREENED_TAGS
from intimacy_kit.model.indexes import IndexValue
from intimacy_kit.model.levels import LEVELS, MILD, MODERATE, SEVERE, STRENGTH_LEVELS, level
from intimacy_kit.model.result import Finding, Reason, Strength
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.shareable import (
    ShareableData,
    ShareableFinding,
    ShareableIndex,
    ShareableRemedy,
    ShareableStrength,
)
from intimacy_kit.reasoning.case.case import Case, Outcomes
from intimacy_kit.reasoning.diagnosing.fitting import Chosen, Partner, chosen, firsts, of_either, suitability
from intimacy_kit.reasoning.diagnosing.record import DiagnosisContext, fits_of, results
from intimacy_kit.reasoning.diagnosing.remedies import Candidate, remedies

NOT_FOR_BOTH = SCREENED_TAGS
"""Tags of practices that nobody is asked for here, because nothing is known here of how safe they are."""
_LOWEST = dict(zip(LEVELS, (0.0, MILD, MODERATE, SEVERE), strict=True)) | {
    STRENGTH_LEVELS[word]: start for word, start in zip(LEVELS, (0.0, MILD, MODERATE, SEVERE), strict=True)
}
"""The lowest score of each level."""


def without_private(context: DiagnosisContext, case: Case) -> Case:
    """Return a case without the answers that are for the person alone."""
    return Case(tuple({id: value for id, value in own.items() if id not in context.private} for own in case.people))


def shareable(context: DiagnosisContext, case: Case, outcomes: Outcomes) -> ShareableData:
    """Return what both may see.

    Args:
        context: of a couple that of partners of couples.
        case: what `without_private` returns.
        outcomes: of that case.
    """
    found = results(context, outcomes)
    hidden = {finding.id for finding in context.book.findings if finding.private}
    hidden |= {index.id for index in context.book.indexes for part in index.of if part.of in hidden}
    seen = [each for id, each in found.items() if id not in hidden]
    return ShareableData(
        findings=tuple(_finding(each) for each in seen if isinstance(each, Finding)),
        components=tuple(_strength(each) for each in seen if isinstance(each, Strength)),
        indexes=tuple(_index(each) for each in seen if isinstance(each, IndexValue)),
        remedies=_remedies(context, case, outcomes, _lowest_scores(context.book, seen)),
        provenance=context.provenance,
        locale=context.locale,
    )


def _finding(found: Finding) -> ShareableFinding:
    return ShareableFinding(
        id=found.id, title=found.title, kind=found.kind, level=found.level, open=found.open, basis=found.basis
    )


def _strength(found: Strength) -> ShareableStrength:
    return ShareableStrength(id=found.id, title=found.title, level=found.level)


def _index(found: IndexValue) -> ShareableIndex:
    level = None if found.level is None else str(found.level)
    return ShareableIndex(id=found.id, title=found.title, level=level, level_title=found.level_title)


def _lowest_scores(book: RuleBook, seen: Sequence[Finding | Strength | IndexValue]) -> list[float]:
    """Return for each finding of a rule book the lowest score with the level that is seen, or 0.0 if none is."""
    lowest = {each.id: _LOWEST[each.level] for each in seen if not isinstance(each, IndexValue)}
    return [lowest.get(finding.id, 0.0) for finding in book.findings]


def _remedies(
    context: DiagnosisContext, case: Case, outcomes: Outcomes, scores: Sequence[float]
) -> tuple[ShareableRemedy, ...]:
    """Return the remedies for these scores that have a practice for both; support by professionals is for one alone.

    Conditions of strategies and practices go by the answers that are not private, and by levels of findings.
    """
    by_id = {finding.id: score for finding, score in zip(context.book.findings, scores, strict=True)}
    relevances = [relevance(strategy, by_id) for strategy in context.book.strategies]
    people, first = [], dict[str, tuple[Reason, ...]]()
    for values, outcome in zip(case.counted(context.book), outcomes.each, strict=True):
        lowest = _of_levels(context.book, outcome.scores)
        facts = State(values, lowest, {}).known
        first = {**of_either(first, firsts(context.first, facts, context.titles))}
        own = [lowest.get(finding.id, 0.0) for finding in context.book.findings]
        people.append(Partner(suitability(context.conditioned, facts, context.titles), own))

    def practices_of(candidate: Candidate) -> Chosen:
        return chosen(candidate.practices, fits_of(candidate, people), NOT_FOR_BOTH, waits=False)

    return tuple(
        ShareableRemedy(
            id=each.strategy.id, title=each.strategy.title, text=each.strategy.text, practices=each.practices
        )
        for each in remedies(context.candidates, relevances, scores, first, practices_of)
        if each.practices and not each.strategy.professional
    )


def _of_levels(book: RuleBook, scores: Sequence[float]) -> dict[str, float]:
    """Return the lowest score of the level of each finding that is not private."""
    pairs = zip(book.findings, scores, strict=True)
    return {finding.id: _LOWEST[level(score)] for finding, score in pairs if not finding.private}
