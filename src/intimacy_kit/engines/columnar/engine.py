"""Runs a rule book over a dataframe, lazily where the frame is lazy, and gives the same kind of frame back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.couples import Merging, Pairing, row_of_other
from intimacy_kit.engines.columnar.expressions import Labels, as_enum, as_text, level, unknown
from intimacy_kit.engines.columnar.intake import Answers, Column, counts, ignored, many, problems, unclear_couples
from intimacy_kit.engines.columnar.layout import Asked, Layout, Temporary, free_stem, result_columns
from intimacy_kit.engines.columnar.naming import Names, check_couple, no_couple, of_partners, plain
from intimacy_kit.engines.columnar.plan import Arithmetic, Stage
from intimacy_kit.engines.columnar.ranking import Ranked, ranking
from intimacy_kit.errors import ObservationError, Problem, QuestionError, shown
from intimacy_kit.model.levels import STRENGTH_LEVELS
from intimacy_kit.model.rulebook import RuleBook

BLOCK = 131_072
"""Frames that compute at once are worked through in blocks of so many rows, so that what is on the way stays small."""

_ENUMS = ("polars", "duckdb")


class ColumnarEngine:
    """Runs one rule book over frames. Immutable and thread-safe.

    Args:
        strategies: as they are ranked.
        professional: the strategies that are all that is recommended where there is a safety concern.
    """

    def __init__(self, book: RuleBook, strategies: Sequence[Ranked], professional: Sequence[str]) -> None:
        self._book, self._strategies, self._professional = book, tuple(strategies), tuple(professional)
        self._stages = lru_cache(maxsize=8)(self._written)

    def run(self, native: Any, asked: Asked) -> Any:
        """The frame with the result columns added.

        Raises:
            QuestionError: it is no dataframe (IK408), a result column would have the name of one of its own (IK409), or
                the columns of partners or couples are not as they were named (IK452, IK453).
            ObservationError: columns do not hold what their signals need (IK303, IK304, IK306), or couples have no id
                or more than two rows (IK454, IK455).
        """
        frame = _frame(native)
        schema = frame.collect_schema()
        wanted = result_columns(self._book, asked)
        _refuse_clashes(schema.names(), wanted)
        names = self._named(schema, asked, objects=frame.implementation.is_pandas_like())
        if isinstance(frame, nw.LazyFrame):
            return self._lazily(frame, schema, names, asked).select(*schema.names(), *wanted).to_native()
        read = [*names[0].values(), *names[1].values(), *([asked.couple] if asked.couple else [])]
        used = frame.select(*(read or schema.names()[:1]))  # without any column there are no rows either
        if frame.implementation.is_polars():
            results = self._lazily(used.lazy(), used.schema, names, asked).select(*wanted).collect()
        else:
            results = self._in_blocks(used, names, asked, wanted)
        return frame.with_columns(*results.iter_columns()).to_native()

    def _named(self, schema: Mapping[str, Any], asked: Asked, *, objects: bool) -> tuple[Names, Names]:
        """The columns with answers: of one person or partner, and of the other."""
        signals = self._book.signals
        if asked.partners is not None:
            return of_partners(signals, schema, asked.partners)
        if asked.couple is not None:
            check_couple(signals, schema, asked.couple, objects=objects)
        return plain(signals, schema), {}

    def _lazily(self, frame: Any, schema: Mapping[str, Any], names: tuple[Names, Names], asked: Asked) -> Any:
        temporary = Temporary(free_stem(tuple(schema)))
        answers = Answers(*(self._columns(of, schema, nan_is_unknown=False) for of in names))
        if asked.couple is not None:
            for stage in Pairing(temporary).counted(asked.couple, nan_is_possible=schema[asked.couple].is_float()):
                frame = frame.with_columns(*stage)
        if not asked.ignored:
            _refuse_wrong(frame, answers.all, asked.couple, Pairing(temporary))
        return self._diagnosed(frame, answers, asked, temporary)

    def _in_blocks(
        self, frame: nw.DataFrame[Any], names: tuple[Names, Names], asked: Asked, wanted: Sequence[str]
    ) -> nw.DataFrame[Any]:
        temporary = Temporary(free_stem(frame.columns))
        used = _typed(frame, [*names[0].values(), *names[1].values()])
        nan_is_unknown = used.implementation.is_pandas_like()
        answers = Answers(*(self._columns(of, used.schema, nan_is_unknown=nan_is_unknown) for of in names))
        others: list[int] = []
        if asked.couple is not None:
            others, rows = _paired(used[asked.couple])
            used = used.with_columns(_series(used, Pairing(temporary).rows, rows, nw.Int64))
        if not asked.ignored:
            _refuse_wrong(used, answers.all, asked.couple, Pairing(temporary))
        if asked.couple is not None:
            there = {column.name: temporary.of_two("there", number) for number, column in enumerate(answers.a)}
            answers = Answers(answers.a, tuple(replace(column, name=there[column.name]) for column in answers.a))
        results = []
        for start in range(0, max(len(used), 1), BLOCK):
            block = used[start : start + BLOCK]
            if asked.couple is not None:
                other = used[others[start : start + BLOCK]]
                block = block.with_columns(*(other[name].alias(new) for name, new in there.items()))
            results.append(self._diagnosed(block, answers, asked, temporary).select(*wanted))
        return nw.concat(results)

    def _columns(self, names: Names, schema: Mapping[str, Any], *, nan_is_unknown: bool) -> tuple[Column, ...]:
        return tuple(Column(name, self._book.signals[id], schema[name], nan_is_unknown) for id, name in names.items())

    def _diagnosed(self, frame: Any, answers: Answers, asked: Asked, temporary: Temporary) -> Any:
        labels = as_enum if frame.implementation.value in _ENUMS else as_text
        intake, stages = self._stages(answers, asked, temporary, labels)
        for stage in intake:
            frame = frame.with_columns(*stage)
            if frame.implementation.is_pandas_like():
                frame = _with_nan(frame, temporary)
        frame = _without(frame, temporary.of_both)
        for stage in stages:
            frame = frame.with_columns(*stage)
        return frame

    def _written(
        self, answers: Answers, asked: Asked, temporary: Temporary, labels: Labels
    ) -> tuple[list[Stage], list[Stage]]:
        """The stages that make numbers of answers, one a signal; and those after them."""
        book, layout = self._book, Layout(asked.prefix)
        arithmetic = Arithmetic(book, temporary)
        intake = _intake(book, answers, asked, temporary)
        screening = [arithmetic.concern().alias(layout.concern), arithmetic.screened().alias(layout.screened)]
        last = [
            column
            for position, finding in enumerate(book.findings)
            for column in self._of_finding(position, finding.id, finding.kind, asked, temporary, labels)
        ]
        if asked.rules:
            last.append(arithmetic.fired().alias(layout.fired))
        relevances = arithmetic.relevances() if asked.remedies else []
        stages = [
            screening,
            *arithmetic.findings_stages("slh" if asked.intervals else "s"),
            *relevances,
            *ranking(self._strategies, self._professional, asked.remedies, (layout, temporary), labels),
            last,
        ]
        return [stage for stage in intake if stage], [stage for stage in stages if stage]

    def _of_finding(
        self, position: int, id: str, kind: str, asked: Asked, temporary: Temporary, labels: Labels
    ) -> Stage:
        layout = Layout(asked.prefix)
        score = temporary.finding("s", position)
        names = list(STRENGTH_LEVELS.values() if kind == "component" else STRENGTH_LEVELS)
        columns = [
            nw.col(score).alias(layout.of_finding(id, "score")),
            level(score, names, labels).alias(layout.of_finding(id, "level")),
        ]
        if asked.intervals:
            for bound, what in (("l", "low"), ("h", "high")):
                columns.append(nw.col(temporary.finding(bound, position)).alias(layout.of_finding(id, what)))
        return columns


def _frame(native: Any) -> Any:
    help = "pass a Polars, pandas, PyArrow, DuckDB or PySpark frame with a row a case and a column a signal"
    try:
        frame = nw.from_native(native)
        names = frame.collect_schema().names()
    except nw.exceptions.DuplicateError:
        help = "give each column a name of its own"
        raise QuestionError(Problem("IK408", "the dataframe has several columns of one name", help)) from None
    except (TypeError, nw.exceptions.NarwhalsError):
        raise QuestionError(Problem("IK408", "this is not a dataframe that can be read", help)) from None
    if not names:
        raise QuestionError(Problem("IK408", "the dataframe has no columns", help))
    if not all(type(name) is str for name in names):
        raise QuestionError(Problem("IK408", "the dataframe has columns whose name is not text", help))
    return frame


def _intake(book: RuleBook, answers: Answers, asked: Asked, temporary: Temporary) -> list[Stage]:
    """The stages from answers to a column of doubles a signal."""
    layout, pairing = Layout(asked.prefix), Pairing(temporary)
    of_frame = answers.a if asked.couple is not None else answers.all
    more = {asked.couple: pairing.untold | pairing.too_many} if asked.couple is not None else {}
    first = [ignored(of_frame, more).alias(layout.invalid)] if asked.ignored else []
    a, b = ({column.signal.id: column.as_number(checked=not asked.ignored) for column in side} for side in answers)
    if asked.partners is None and asked.couple is None:
        slots = enumerate(book.signals)
        return [[*(a.get(id, unknown()).alias(temporary.signal(slot)) for slot, id in slots), *first]]
    merging = Merging(book, temporary, {*a, *b})
    first += [a.get(id, unknown()).alias(merging.answer("a", id)) for id in merging.used]
    if asked.partners is not None:
        first += [b.get(id, unknown()).alias(merging.answer("b", id)) for id in merging.used]
        return [first, *merging.stages()]
    if answers.b:
        first += [pairing.paired(number).alias(merging.answer("b", id)) for id, number in b.items()]
        others: list[Stage] = []
    else:
        others = pairing.others(merging)
    unasked = [id for id in merging.used if id not in merging.given]
    first += [unknown().alias(merging.answer("b", id)) for id in unasked]
    return [first, *others, *merging.stages()]


def _typed(frame: nw.DataFrame[Any], names: Sequence[str]) -> nw.DataFrame[Any]:
    """With pandas' own types for columns of Python objects, such as flags some of which are missing."""
    objects = [name for name in names if frame.schema[name] == nw.Object]
    if not objects:
        return frame
    typed = {name: nw.from_native(frame[name].to_native().convert_dtypes(), series_only=True) for name in objects}
    return frame.with_columns(*typed.values())


def _with_nan(frame: nw.DataFrame[Any], temporary: Temporary) -> nw.DataFrame[Any]:
    """With plain doubles, NaN for unknown, where pandas has types of its own for columns with missing values."""
    mine = [name for name, dtype in frame.schema.items() if name.startswith(temporary.stem) and dtype == nw.Float64]
    return frame.with_columns(*(_series(frame, name, frame[name].to_numpy(), nw.Float64) for name in mine))


def _without(frame: Any, beginning: str) -> Any:
    """Without the columns that have served their turn: every stage after would carry them along."""
    served = [name for name in frame.collect_schema().names() if name.startswith(beginning)]
    return frame.drop(*served) if served else frame


def _series(frame: nw.DataFrame[Any], name: str, values: Any, dtype: Any) -> nw.Series[Any]:
    return nw.new_series(name, values, dtype, backend=frame.implementation.value)


def _paired(ids: nw.Series[Any]) -> tuple[list[int], list[int]]:
    untold = ids.is_null()
    if ids.dtype.is_float():
        untold = untold | ids.is_nan().fill_null(value=False)
    try:
        return row_of_other(ids.to_list(), untold.to_list())
    except TypeError:
        raise no_couple(f"the column {shown(ids.name)} holds no ids") from None


def _refuse_clashes(own: Sequence[str], wanted: Sequence[str]) -> None:
    """Case does not count: it does not for DuckDB and Spark."""
    lower = {name.lower() for name in own}
    clashes = [name for name in wanted if name.lower() in lower]
    if clashes:
        message = f"the frame has columns named as results: {', '.join(shown(name) for name in clashes[:5])}"
        raise QuestionError(Problem("IK409", message, "choose another `prefix`, or rename or drop those columns"))


def _refuse_wrong(frame: Any, columns: Sequence[Column], couple: str | None, pairing: Pairing) -> None:
    counted = counts(columns)
    if couple is not None:
        counted += [many(pairing.untold).alias(pairing.key), many(pairing.too_many).alias(pairing.rows)]
    if not counted:
        return
    summary = frame.select(*counted)
    if isinstance(summary, nw.LazyFrame):
        summary = summary.collect()
    wrong = {name: int(summary[name][0] or 0) for name in summary.columns}
    found = problems(columns, wrong)
    if couple is not None:
        found += unclear_couples(couple, wrong[pairing.key], wrong[pairing.rows])
    if found:
        raise ObservationError(found)
