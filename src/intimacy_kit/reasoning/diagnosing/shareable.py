"""What both partners may see: a pure function of the answers to questions that are not private.

Whatever was answered or left out in private takes no part, and so neither do concerns, cautions and open screenings. Of
the results only levels are told. Remedies follow from these levels, and from what `first_when`, `suits` and `not_when`
read of these answers: nothing finer can be seen in which there are.
"""

from __future__ import annotations

from collections.abc import Collection

from intimacy_kit.engines.interpret import relevance
from intimacy_kit.engines.outcome import Outcome
from intimacy_kit.model.indexes import IndexValue
from intimacy_kit.model.levels import LEVELS, MILD, MODERATE, SEVERE, level
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
from intimacy_kit.reasoning.diagnosing.context import DiagnosisContext
from intimacy_kit.reasoning.diagnosing.recommending import fitting_remedies
from intimacy_kit.reasoning.diagnosing.record import results

_MIDDLE = dict(zip(LEVELS, (0.0, (MILD + MODERATE) / 2, (MODERATE + SEVERE) / 2, (SEVERE + 1) / 2), strict=True))
"""The score in the middle of each level, 0.0 for none."""


def without_private(context: DiagnosisContext, case: Case) -> Case:
    """Return a case without the answers that are for the person alone."""
    return Case(tuple({id: value for id, value in own.items() if id not in context.private} for own in case.people))


def shareable(context: DiagnosisContext, case: Case, outcomes: Outcomes) -> ShareableData:
    """Return what both may see.

    Args:
        context: of a couple that of partners of couples.
        case: as `without_private` returns it.
        outcomes: of this case.
    """
    hidden = {finding.id for finding in context.book.findings if finding.private}
    unseen = hidden | {index.id for index in context.book.indexes for part in index.of if part.of in hidden}
    seen = [each for id, each in results(context, outcomes).items() if id not in unseen]
    return ShareableData(
        findings=tuple(_finding(each) for each in seen if isinstance(each, Finding)),
        components=tuple(_strength(each) for each in seen if isinstance(each, Strength)),
        indexes=tuple(_index(each) for each in seen if isinstance(each, IndexValue)),
        remedies=_remedies(context, case, outcomes, hidden),
        provenance=context.provenance,
        locale=context.locale,
        level_words=context.level_words,
    )


def _finding(found: Finding) -> ShareableFinding:
    return ShareableFinding(
        id=found.id,
        title=found.title,
        kind=found.kind,
        level=found.level,
        open=found.open,
        basis=found.basis,
        in_short=found.in_short,
    )


def _strength(found: Strength) -> ShareableStrength:
    return ShareableStrength(id=found.id, title=found.title, level=found.level, in_short=found.in_short)


def _index(found: IndexValue) -> ShareableIndex:
    level = None if found.level is None else str(found.level)
    return ShareableIndex(
        id=found.id,
        title=found.title,
        level=level,
        level_title=found.level_title,
        level_titles=tuple(rung.title for rung in found.levels),
    )


def _remedies(
    context: DiagnosisContext, case: Case, outcomes: Outcomes, hidden: Collection[str]
) -> tuple[ShareableRemedy, ...]:
    """Return the remedies that have a practice for both; support by professionals is for one alone."""
    coarse = Outcomes(
        tuple(_by_levels(context.book, outcome, hidden) for outcome in outcomes.each),
        _by_levels(context.book, outcomes.whole, hidden),
    )
    given = fitting_remedies(context, case.counted(context.book), coarse, withheld=True, waits=False)
    return tuple(
        ShareableRemedy(id=strategy.id, title=strategy.title, text=strategy.text, practices=each.practices)
        for each in given
        for strategy in [each.strategy]
        if each.practices and not strategy.professional
    )


def _by_levels(book: RuleBook, outcome: Outcome, hidden: Collection[str]) -> Outcome:
    """Return an outcome in which each score is in the middle of its level, and what is private is not there."""
    scores = {
        finding.id: 0.0 if finding.id in hidden else _MIDDLE[level(score)]
        for finding, score in zip(book.findings, outcome.scores, strict=True)
    }
    relevances = tuple(relevance(strategy, scores) for strategy in book.strategies)
    return outcome._replace(scores=(*scores.values(),), relevances=relevances)
