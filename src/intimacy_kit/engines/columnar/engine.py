"""Run rule books on a dataframe; the result is of the same kind, and lazy if the frame is lazy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, reduce
from operator import and_, or_
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.column_errors import ColumnErrors, ErrorCounting, problems, unclear_couples
from intimacy_kit.engines.columnar.couples import A, B, Combining, Pairing, PartnerAnswers
from intimacy_kit.engines.columnar.earlier import Screening, screenings, with_earlier_signals
from intimacy_kit.engines.columnar.expressions import Labels, as_enum, as_text, if_else, is_true, unknown
from intimacy_kit.engines.columnar.guard import translated_errors
from intimacy_kit.engines.columnar.intake import AnswerColumns, any_invalid, invalid_names
from intimacy_kit.engines.columnar.layout import FrameOptions, IntermediateColumns, ResultColumns, result_columns
from intimacy_kit.engines.columnar.preparing import PreparedFrame, as_narwhals, prepare, refuse_clashes
from intimacy_kit.engines.columnar.ranking import ProfessionalStrategy, RankedStrategy, ranking
from intimacy_kit.engines.columnar.results import result_stage
from intimacy_kit.engines.columnar.score_stages import ScoreExpressions, Stage, together
from intimacy_kit.engines.columnar.translated import Columns
from intimacy_kit.errors import ObservationError
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.signals import Signal

BLOCK = 131_072
"""Rows per block of eager frames, which limits the memory of intermediate columns."""

_ENUMS = ("polars", "duckdb", "pandas")


class ColumnarEngine:
    """Runs the rules of a knowledge base on frames. Immutable and thread-safe.

    Args:
        book: rule book of one person.
        couples: rule book of couples.
        strategies: strategies in the order of ranking.
        professional: the only strategies that are recommended under a safety concern, in order.
        screening_days: for how many days answers of an earlier check-in count.
    """

    def __init__(
        self,
        book: RuleBook,
        couples: RuleBook,
        strategies: Sequence[RankedStrategy],
        professional: Sequence[ProfessionalStrategy],
        screening_days: int,
    ) -> None:
        self._book, self._couples, self._screening_days = book, couples, screening_days
        self._strategies, self._professional = tuple(strategies), tuple(professional)
        self._stages = lru_cache(maxsize=8)(self._build)
        self._counting = lru_cache(maxsize=8)(ErrorCounting)

    def signals(self, options: FrameOptions) -> Mapping[str, Signal]:
        """Return the signals that a frame can have columns for, by name, without the endings of partners.

        Raises:
            QuestionError: columns of earlier check-ins would have the names of other signals (IK459).
        """
        return self._read(options).signals

    def _read(self, options: FrameOptions) -> RuleBook:
        return with_earlier_signals(self._book, options)

    def run(self, native: Any, options: FrameOptions) -> Any:
        """Return the frame with the result columns added.

        Raises:
            QuestionError: it is not a dataframe (IK408), it has a column with the name of a result (IK409), it cannot
                be computed (IK413), or the options for partners, couples or earlier check-ins do not match its columns
                (IK452, IK453, IK459).
            ObservationError: there are invalid values (IK303, IK304, IK306), or couples without id or with more than
                two rows (IK454, IK455).
        """
        with translated_errors():
            frame = as_narwhals(native)
            names = frame.collect_schema().names()
            wanted = result_columns(self._book, options)
            prepared = self._prepared(frame, names, options)
            self._refuse_invalid(prepared, options)
            if isinstance(frame, nw.LazyFrame):
                diagnosed = self._diagnosed(prepared.frame, prepared.answers, options, prepared.intermediate)
                return diagnosed.select(*names, *wanted).to_native()
            return frame.with_columns(*self._at_once(prepared, options, wanted).iter_columns()).to_native()

    def check_columns(self, native: Any, options: FrameOptions) -> None:
        """Check the columns of a frame, and the options against them, and not its values: nothing is computed.

        Raises:
            QuestionError: as for `run`.
        """
        with translated_errors():
            frame = as_narwhals(native)
            self._prepared(frame, frame.collect_schema().names(), options)

    def _prepared(self, frame: Any, names: Sequence[str], options: FrameOptions) -> PreparedFrame:
        refuse_clashes(names, result_columns(self._book, options))
        return prepare(frame, self._read(options), options)

    def count_errors(self, native: Any, options: FrameOptions) -> list[ColumnErrors]:
        """Return the numbers of invalid values by column.

        Raises:
            QuestionError: as for `run`.
        """
        with translated_errors():
            prepared = prepare(as_narwhals(native), self._read(options), options)
            return self._counting(prepared.answers.all, None).count(prepared.frame)[0]

    def _refuse_invalid(self, prepared: PreparedFrame, options: FrameOptions) -> None:
        """Raise an error for invalid values; if they are to become null, only for columns without valid ones."""
        if options.validated:
            return
        couples = None if options.couple is None or options.null_invalid else prepared.intermediate
        counts, unclear = self._counting(prepared.answers.all, couples).count(prepared.frame)
        found = problems(count for count in counts if count.is_unusable or not options.null_invalid)
        if options.couple is not None:
            found += unclear_couples(options.couple, *unclear)
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
            frame = stage.added_to(frame)
            if frame.implementation.is_pandas_like():
                frame = _with_nan(frame, intermediate)
        frame = _dropped(frame, intermediate.of_both)
        for stage in stages:
            frame = stage.added_to(frame)
        return frame

    def _build(
        self, answers: AnswerColumns, options: FrameOptions, intermediate: IntermediateColumns, labels: Labels
    ) -> tuple[list[Columns], list[Columns]]:
        """Return the stages from answers to one column of doubles per signal, and the stages after them."""
        book = with_earlier_signals(self._couples if options.of_two else self._book, options)
        results = ResultColumns(options.prefix)
        each = (intermediate.partner(A), intermediate.partner(B)) if options.of_two else (intermediate,)
        people = [ScoreExpressions(book, own) for own in each]
        screened, counted = screenings(people, options, self._screening_days)
        whole = ScoreExpressions(book, intermediate)
        last = result_stage(book, people, options, (results, intermediate), labels)
        own_results = list(
            zip((ResultColumns(options.prefix, ending) for ending in options.endings), people, strict=False)
        )
        for columns, person in own_results:
            last += result_stage(book, [person], options, (columns, person.intermediate), labels)
        own_screened = zip(own_results, people, screened, strict=False)
        stages = [
            counted,
            _screening(people, screened, results, options),
            [
                column
                for (columns, _), person, own in own_screened
                for column in _screening([person], [own], columns, options)
            ],
            *together([person.findings_stages(intervals=options.intervals) for person in people]),
            *together([person.index_stages() for person in people]),
            *(_combined(book, intermediate, each, options) if options.of_two else []),
            *(whole.relevances() if options.remedies else []),
            *(self._supported(screened, (results, intermediate), options) if options.remedies else []),
            *ranking(
                self._strategies,
                self._first(people),
                self._professional,
                options.remedies,
                (results, intermediate),
                labels,
                _withheld(results, options),
            ),
            last,
        ]
        intake = _intake(book, answers, options, intermediate)
        return [Columns(stage) for stage in intake if stage], [Columns(stage) for stage in stages if stage]

    def _supported(
        self,
        screenings: Sequence[Screening],
        names_of: tuple[ResultColumns, IntermediateColumns],
        options: FrameOptions,
    ) -> list[Stage]:
        """Return whether each professional strategy is told: with its concerns, or an answer that cannot be read."""
        results, intermediate = names_of
        told: Stage = []
        for place, strategy in enumerate(self._professional):
            concern = reduce(or_, [person.concern(strategy.concerns) for person in screenings])
            if options.null_invalid:
                concern |= nw.col(results.unreadable)
            told.append(if_else(concern, 1.0, 0.0).alias(intermediate.strategy("told", place)))
        return [told]

    def _first(self, people: Sequence[ScoreExpressions]) -> dict[int, nw.Expr]:
        """Return by place in the ranking whether a strategy comes before all others, for either of two people."""
        conditions = ((place, strategy.first_when) for place, strategy in enumerate(self._strategies))
        return {
            place: reduce(or_, [is_true(person.known.true(when)) for person in people])
            for place, when in conditions
            if when is not None
        }


def _screening(
    people: Sequence[ScoreExpressions], screenings: Sequence[Screening], results: ResultColumns, options: FrameOptions
) -> Stage:
    """Return whether there is a concern or a caution about any of these people, and whether all are screened."""
    concern, caution, screened = (
        reduce(or_, [person.concern({rule.id for rule in people[0].book.concerns}) for person in screenings]),
        reduce(or_, [person.caution() for person in screenings]),
        reduce(and_, [person.screened() for person in screenings]),
    )
    if options.null_invalid:
        of_either = not results.ending
        unreadable = results.unreadable if of_either else people[0].intermediate.unreadable
        screened &= ~nw.col(unreadable)
    return [concern.alias(results.concern), caution.alias(results.caution), screened.alias(results.screened)]


def _withheld(results: ResultColumns, options: FrameOptions) -> nw.Expr:
    """Return whether there is a concern, or an answer about safety that cannot be read."""
    concern = nw.col(results.concern)
    return concern | nw.col(results.unreadable) if options.null_invalid else concern


def _combined(
    book: RuleBook, intermediate: IntermediateColumns, each: Sequence[IntermediateColumns], options: FrameOptions
) -> list[Stage]:
    combining = Combining(book, intermediate, each)
    return [combining.findings("slh" if options.intervals else "s"), combining.indexes()]


def _intake(
    book: RuleBook, answers: AnswerColumns, options: FrameOptions, intermediate: IntermediateColumns
) -> list[Stage]:
    """Return the stages from answers to one column of doubles per signal, of each of two partners."""
    pairing = Pairing(intermediate)
    first = _invalid_columns(book, answers, options, intermediate) if options.null_invalid else []
    a, b = (
        {column.signal.id: column.as_number(checked=not options.null_invalid) for column in side} for side in answers
    )
    if not options.of_two:
        slots = enumerate(book.signals)
        return [[*(a.get(id, unknown()).alias(intermediate.signal(slot)) for slot, id in slots), *first]]
    partners = PartnerAnswers(book, intermediate, {*a, *b})
    first += [a.get(id, unknown()).alias(partners.answer(A, id)) for id in partners.given]
    if options.partners is not None:
        first += [b.get(id, unknown()).alias(partners.answer(B, id)) for id in partners.given]
        return [first, partners.stage()]
    if answers.b:
        first += [pairing.paired(number).alias(partners.answer(B, id)) for id, number in b.items()]
        return [first, partners.stage()]
    others = pairing.others(partners)
    if options.null_invalid:
        unreadable = ResultColumns(options.prefix).unreadable
        others[0].append(pairing.of_either(unreadable).alias(unreadable))
    return [first, *others, partners.stage()]


def _invalid_columns(
    book: RuleBook, answers: AnswerColumns, options: FrameOptions, intermediate: IntermediateColumns
) -> Stage:
    """Return the columns with the names of invalid answers, and with whether one is about safety.

    The latter is of either partner, and of each whose own results are wanted; with a row for each and without the
    answers of the other beside them, it is of the row alone.
    """
    results, pairing = ResultColumns(options.prefix), Pairing(intermediate)
    first, second = (any_invalid(side, book.about_safety) for side in answers)
    if options.couple is None:
        names = invalid_names(answers.all, {})
    else:
        names = invalid_names(answers.a, {options.couple: pairing.untold | pairing.too_many})
        second = pairing.is_paired & second
    of_either = first | second if answers.b else first
    whose = zip((A, B), (first, second), options.endings, strict=False)
    own = [unreadable.alias(intermediate.partner(who).unreadable) for who, unreadable, _ in whose]
    return [names.alias(results.invalid), of_either.alias(results.unreadable), *own]


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
