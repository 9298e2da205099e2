"""What both partners may see: a pure function of the answers to questions that are not private.

Whatever was answered or left out in private takes no part, and so neither do concerns, cautions and open screenings. Of
the results only levels are told, and remedies follow from these levels: nothing finer can be seen in which there are.
"""

from __future__ import annotations

from collections.abc import Sequence

from intimacy_kit.engines.interpret import relevance
from intimacy_kit.model.concepts import Practice
from intimacy_kit.model.indexes import IndexValue
from intimacy_kit.model.levels import LEVELS, MILD, MODERATE, SEVERE, STRENGTH_LEVELS
from intimacy_kit.model.result import Finding, Strength
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.shareable import (
    ShareableData,
    ShareableFinding,
    ShareableIndex,
    ShareableRemedy,
    ShareableStrength,
)
from intimacy_kit.reasoning.case.case import Case, Outcomes
from intimacy_kit.reasoning.diagnosing.record import DiagnosisContext, results
from intimacy_kit.reasoning.diagnosing.remedies import remedies

NOT_FOR_BOTH = frozenset({"vulnerability", "conflict"})
"""Tags of practices that nobody is asked for here, because nothing is known here of how safe they are."""
_LOWEST = dict(zip(LEVELS, (0.0, MILD, MODERATE, SEVERE), strict=True)) | {
    STRENGTH_LEVELS[word]: start for word, start in zip(LEVELS, (0.0, MILD, MODERATE, SEVERE), strict=True)
}
"""The lowest score of each level."""


def without_private(context: DiagnosisContext, case: Case) -> Case:
    """Return a case without the answers that are for the person alone."""
    return Case(tuple({id: value for id, value in own.items() if id not in context.private} for own in case.people))


def shareable(context: DiagnosisContext, outcomes: Outcomes) -> ShareableData:
    """Return what both may see.

    Args:
        context: of a couple that of partners of couples.
        outcomes: of the case that `without_private` returns.
    """
    found = results(context, outcomes)
    hidden = {finding.id for finding in context.book.findings if finding.private}
    hidden |= {index.id for index in context.book.indexes for part in index.of if part.of in hidden}
    seen = [each for id, each in found.items() if id not in hidden]
    return ShareableData(
        findings=tuple(_finding(each) for each in seen if isinstance(each, Finding)),
        components=tuple(_strength(each) for each in seen if isinstance(each, Strength)),
        indexes=tuple(_index(each) for each in seen if isinstance(each, IndexValue)),
        remedies=_remedies(context, _lowest_scores(context.book, seen)),
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


def _remedies(context: DiagnosisContext, scores: Sequence[float]) -> tuple[ShareableRemedy, ...]:
    """Return the remedies for these scores that have a practice for both; support by professionals is for one alone."""
    by_id = {finding.id: score for finding, score in zip(context.book.findings, scores, strict=True)}
    relevances = [relevance(strategy, by_id) for strategy in context.book.strategies]
    recommended = [
        (each.strategy, tuple(filter(_is_for_both, each.practices)))
        for each in remedies(context.candidates, relevances, scores)
        if not each.strategy.professional
    ]
    return tuple(
        ShareableRemedy(id=strategy.id, title=strategy.title, text=strategy.text, practices=practices)
        for strategy, practices in recommended
        if practices
    )


def _is_for_both(practice: Practice) -> bool:
    return not NOT_FOR_BOTH & {*practice.tags}
