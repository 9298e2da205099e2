"""Build the result columns of a person, or of a couple, from the intermediate columns."""

from __future__ import annotations

from collections.abc import Sequence

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.couples import index_is_known
from intimacy_kit.engines.columnar.expressions import Labels, level
from intimacy_kit.engines.columnar.layout import FrameOptions, IntermediateColumns, ResultColumns
from intimacy_kit.engines.columnar.score_stages import ScoreExpressions, Stage, fired
from intimacy_kit.model.indexes import Index
from intimacy_kit.model.levels import STRENGTH_LEVELS
from intimacy_kit.model.rulebook import RuleBook


def result_stage(
    book: RuleBook,
    people: Sequence[ScoreExpressions],
    options: FrameOptions,
    columns: tuple[ResultColumns, IntermediateColumns],
    labels: Labels,
) -> Stage:
    """Return the result columns of a person or a couple, without safety and remedies.

    Args:
        book: rule book that was run.
        people: the person, or each of the two.
        options: which columns are wanted.
        columns: names of the result columns, and of the columns with scores and bounds.
        labels: type of the levels.
    """
    results, intermediate = columns
    stage: Stage = []
    for position, finding in enumerate(book.findings):
        score = intermediate.finding("s", position)
        names = list(STRENGTH_LEVELS.values() if finding.kind == "component" else STRENGTH_LEVELS)
        stage.append(nw.col(score).alias(results.of_finding(finding.id, "score")))
        stage.append(level(score, names, labels).alias(results.of_finding(finding.id, "level")))
        if options.intervals:
            for bound, what in (("l", "low"), ("h", "high")):
                column = nw.col(intermediate.finding(bound, position))
                stage.append(column.alias(results.of_finding(finding.id, what)))
    for position, index in enumerate(book.indexes):
        known = index_is_known([one.intermediate for one in people], position)
        low, high = (intermediate.index(bound, position) for bound in "lh")
        stage += _of_index(index, (low, high), known, results, labels)
        if options.intervals:
            stage += [
                nw.col(name).alias(results.of_index(index.id, what)) for name, what in ((low, "low"), (high, "high"))
            ]
    return [*stage, fired(people).alias(results.fired)] if options.rules else stage


def _of_index(index: Index, ends: tuple[str, str], known: nw.Expr, results: ResultColumns, labels: Labels) -> Stage:
    """Return the value and the level of an index, null while it is open."""
    low, high = ends
    value = (nw.col(low) + nw.col(high)) / 2.0
    words = labels([rung.id for rung in index.levels])
    told = words(index.levels[0].id)
    for rung in index.levels[1:]:
        told = nw.when(value >= rung.start).then(words(rung.id)).otherwise(told)
    return [
        nw.when(known).then(value).alias(results.of_index(index.id)),
        nw.when(known).then(told).alias(results.of_index(index.id, "level")),
    ]
