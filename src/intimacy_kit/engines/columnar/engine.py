"""Run a rule book on a dataframe; the result is of the same kind, and lazy if the frame is lazy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.column_errors import ColumnErrors, count_errors, problems, unclear_couples
from intimacy_kit.engines.columnar.couples import Merging, Pairing
from intimacy_kit.engines.columnar.expressions import Labels, as_enum, as_text, is_true, level, unknown
from intimacy_kit.engines.columnar.guard import translated_errors
from intimacy_kit.engines.columnar.intake import AnswerColumns, any_invalid, invalid_names
from intimacy_kit.engines.columnar.layout import FrameOptions, IntermediateColumns, ResultColumns, result_columns
from intimacy_kit.engines.columnar.preparing import PreparedFrame, as_narwhals, prepare, refuse_clashes
from intimacy_kit.engines.columnar.ranking import RankedStrategy, ranking
from intimacy_kit.engines.columnar.score_stages import ScoreExpressions, Stage
from intimacy_kit.errors import ObservationError
from intimacy_kit.model.indexes import OPEN_ABOVE, Index
from intimacy_kit.model.levels import STRENGTH_LEVELS
from intimacy_kit.model.rulebook import RuleBook

BLOCK = 131_072
"""Rows per block of eager frames, which limits the memory of intermediate columns."""

_ENUMS = ("polars", "duckdb", "pandas")


class ColumnarEngine:
    """Runs one rule book on frames. Immutable and thread-safe.

    Args:
        book: rule book that it runs.
        strategies: strategies in the order of ranking.
        professional: ids of the only strategies that are recommended under a safety concern.
    """

    def __init__(self, book: RuleBook, strategies: Sequence[RankedStrategy], professional: Sequence[str]) -> None:
        self._book, self._strategies, self._professional = book, tuple(strategies), tuple(professional)
        self._stages = lru_cache(maxsize=8)(self._build)

    def run(self, native: Any, options: FrameOptions) -> Any:
        """Return the frame with the result columns added.

        Raises:
            QuestionError: it is not a dataframe (IK408), it has a column with the name of a result (IK409), it cannot
                be computed (IK413), or the options for partners or couples do not match its columns (IK452, IK453).
            ObservationError: there are invalid values (IK303, IK304, IK306), or couples without id or with more than
                two rows (IK454, IK455).
        """
        with translated_errors():
            frame = as_narwhals(native)
            schema = frame.collect_schema()
            wanted = result_columns(self._book, options)
            refuse_clashes(schema.names(), wanted)
            prepared = prepare(frame, self._book, options)
            self._refuse_invalid(prepared, options)
            if isinstance(frame, nw.LazyFrame):
                diagnosed = self._diagnosed(prepared.frame, prepared.answers, options, prepared.intermediate)
                return diagnosed.select(*schema.names(), *wanted).to_native()
            return frame.with_columns(*self._at_once(prepared, options, wanted).iter_columns()).to_native()

    def count_errors(self, native: Any, options: FrameOptions) -> list[ColumnErrors]:
        """Return the numbers of invalid values by column.

        Raises:
            QuestionError: as for `run`.
        """
        with translated_errors():
            prepared = prepare(as_narwhals(native), self._book, options)
            return count_errors(prepared.frame, prepared.answers.all)[0]

    def _refuse_invalid(self, prepared: PreparedFrame, options: FrameOptions) -> None:
        """Raise an error for invalid values; if they are to become null, only for columns without valid ones."""
        if options.validated:
            return
        pairing = Pairing(prepared.intermediate)
        of_couples = [] if options.couple is None or options.null_invalid else [pairing.untold, pairing.too_many]
        counts, more = count_errors(prepared.frame, prepared.answers.all, of_couples)
        found = problems(count for count in counts if count.is_unusable or not options.null_invalid)
        if options.couple is not None and more:
            found += unclear_couples(options.couple, *more)
        if found:
            raise ObservationError(found)

    def _at_once(self, prepared: PreparedFrame, options: FrameOptions, wanted: Sequence[str]) -> nw.DataFrame[Any]:
        """Return the result columns of an eager frame, computed at once with Polars and else in blocks."""
        if isinstance(prepared.frame, nw.LazyFrame):
            diagnosed = self._diagnosed(prepared.frame, prepared.answers, options, prepared.intermediate)
            collected: nw.DataFrame[Any] = diagnosed.select(*wanted).collect()
            return collected
        results = []
        for start in range(0, max(len(prepared.frame), 1), BLOCK):
            block, answers = prepared.block(start, BLOCK)
            results.append(self._diagnosed(block, answers, options, prepared.intermediate).select(*wanted))
        return nw.concat(results)

    def _diagnosed(
        self, frame: Any, answers: AnswerColumns, options: FrameOptions, intermediate: IntermediateColumns
    ) -> Any:
        labels = as_enum if frame.implementation.value in _ENUMS else as_text
        intake, stages = self._stages(answers, options, intermediate, labels)
        for stage in intake:
            frame = frame.with_columns(*stage)
            if frame.implementation.is_pandas_like():
                frame = _with_nan(frame, intermediate)
        frame = _dropped(frame, intermediate.of_both)
        for stage in stages:
            frame = frame.with_columns(*stage)
        return frame

    def _build(
        self, answers: AnswerColumns, options: FrameOptions, intermediate: IntermediateColumns, labels: Labels
    ) -> tuple[list[Stage], list[Stage]]:
        """Return the stages from answers to one column of doubles per signal, and the stages after them."""
        book, results = self._book, ResultColumns(options.prefix)
        scores = ScoreExpressions(book, intermediate, of_two=options.partners is not None or options.couple is not None)
        intake = _intake(book, answers, options, intermediate)
        withheld, screened = nw.col(results.concern), scores.screened()
        if options.null_invalid:
            withheld, screened = withheld | nw.col(results.unreadable), screened & ~nw.col(results.unreadable)
        screening = [
            scores.concern().alias(results.concern),
            scores.caution().alias(results.caution),
            screened.alias(results.screened),
        ]
        last = [
            column
            for position, finding in enumerate(book.findings)
            for column in self._of_finding(position, finding.id, finding.kind, options, intermediate, labels)
        ]
        for index in book.indexes:
            last += _of_index(index, scores, options, labels)
        if options.rules:
            last.append(scores.fired().alias(results.fired))
        relevances = scores.relevances() if options.remedies else []
        stages = [
            screening,
            *scores.findings_stages("slh" if options.intervals or book.indexes else "s"),
            *scores.index_stages(),
            *relevances,
            *ranking(
                self._strategies,
                self._first(scores),
                self._professional,
                options.remedies,
                (results, intermediate),
                labels,
                withheld,
            ),
            last,
        ]
        return [stage for stage in intake if stage], [stage for stage in stages if stage]

    def _first(self, scores: ScoreExpressions) -> dict[int, nw.Expr]:
        """Return by place in the ranking whether a strategy comes before all others, for those that can."""
        conditions = ((place, strategy.first_when) for place, strategy in enumerate(self._strategies))
        return {place: is_true(scores.known.true(when)) for place, when in conditions if when is not None}

    def _of_finding(
        self,
        position: int,
        id: str,
        kind: str,
        options: FrameOptions,
        intermediate: IntermediateColumns,
        labels: Labels,
    ) -> Stage:
        results = ResultColumns(options.prefix)
        score = intermediate.finding("s", position)
        names = list(STRENGTH_LEVELS.values() if kind == "component" else STRENGTH_LEVELS)
        columns = [
            nw.col(score).alias(results.of_finding(id, "score")),
            level(score, names, labels).alias(results.of_finding(id, "level")),
        ]
        if options.intervals:
            for bound, what in (("l", "low"), ("h", "high")):
                columns.append(nw.col(intermediate.finding(bound, position)).alias(results.of_finding(id, what)))
        return columns


def _of_index(index: Index, scores: ScoreExpressions, options: FrameOptions, labels: Labels) -> Stage:
    """Return the columns of an index: null while it is open, but for its bounds."""
    results, low, high = ResultColumns(options.prefix), *scores.index_columns(index.id)
    known = nw.col(high) - nw.col(low) <= OPEN_ABOVE
    value = (nw.col(low) + nw.col(high)) / 2.0
    words = labels([rung.id for rung in index.levels])
    told = words(index.levels[0].id)
    for rung in index.levels[1:]:
        told = nw.when(value >= rung.start).then(words(rung.id)).otherwise(told)
    columns: Stage = [
        nw.when(known).then(value).alias(results.of_index(index.id)),
        nw.when(known).then(told).alias(results.of_index(index.id, "level")),
    ]
    if options.intervals:
        columns += [
            nw.col(name).alias(results.of_index(index.id, what)) for name, what in ((low, "low"), (high, "high"))
        ]
    return columns


def _intake(
    book: RuleBook, answers: AnswerColumns, options: FrameOptions, intermediate: IntermediateColumns
) -> list[Stage]:
    """Return the stages from answers to one column of doubles per signal."""
    pairing = Pairing(intermediate)
    first = _invalid_columns(book, answers, options, intermediate) if options.null_invalid else []
    a, b = (
        {column.signal.id: column.as_number(checked=not options.null_invalid) for column in side} for side in answers
    )
    if options.partners is None and options.couple is None:
        slots = enumerate(book.signals)
        return [[*(a.get(id, unknown()).alias(intermediate.signal(slot)) for slot, id in slots), *first]]
    merging = Merging(book, intermediate, {*a, *b})
    first += [a.get(id, unknown()).alias(merging.answer("a", id)) for id in merging.used]
    if options.partners is not None:
        first += [b.get(id, unknown()).alias(merging.answer("b", id)) for id in merging.used]
        return [first, *merging.stages()]
    if answers.b:
        first += [pairing.paired(number).alias(merging.answer("b", id)) for id, number in b.items()]
        others: list[Stage] = []
    else:
        others = pairing.others(merging)
        if options.null_invalid:
            unreadable = ResultColumns(options.prefix).unreadable
            others[0].append(pairing.of_either(unreadable).alias(unreadable))
    unasked = [id for id in merging.used if id not in merging.given]
    first += [unknown().alias(merging.answer("b", id)) for id in unasked]
    return [first, *others, *merging.stages()]


def _invalid_columns(
    book: RuleBook, answers: AnswerColumns, options: FrameOptions, intermediate: IntermediateColumns
) -> Stage:
    """Return the columns with the names of invalid answers, and with whether one of either partner is about safety."""
    results, pairing = ResultColumns(options.prefix), Pairing(intermediate)
    about_safety = book.read_by_safety
    unreadable = any_invalid(answers.a, about_safety)
    if options.couple is None:
        unreadable |= any_invalid(answers.b, about_safety)
        return [invalid_names(answers.all, {}).alias(results.invalid), unreadable.alias(results.unreadable)]
    if answers.b:
        unreadable |= pairing.is_paired & any_invalid(answers.b, about_safety)
    names = invalid_names(answers.a, {options.couple: pairing.untold | pairing.too_many})
    return [names.alias(results.invalid), unreadable.alias(results.unreadable)]


def _with_nan(frame: nw.DataFrame[Any], intermediate: IntermediateColumns) -> nw.DataFrame[Any]:
    """Return the frame with intermediate columns of pandas' nullable types as plain doubles, NaN for unknown."""
    mine = [
        name for name, dtype in frame.schema.items() if name.startswith(intermediate.prefix) and dtype == nw.Float64
    ]
    return frame.with_columns(*(_doubles(frame[name]) for name in mine))


def _doubles(column: nw.Series[Any]) -> nw.Series[Any]:
    return nw.new_series(column.name, column.to_numpy(), nw.Float64, backend=column.implementation.value)


def _dropped(frame: Any, prefix: str) -> Any:
    """Return the frame without columns that later stages do not need."""
    served = [name for name in frame.collect_schema().names() if name.startswith(prefix)]
    return frame.drop(*served) if served else frame
