"""Runs a rule book over a dataframe, lazily where the frame is lazy, and gives the same kind of frame back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.expressions import Labels, as_enum, as_text, level
from intimacy_kit.engines.columnar.intake import Column, counts, ignored, problems
from intimacy_kit.engines.columnar.layout import Asked, Layout, Temporary, free_stem, result_columns
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
            QuestionError: it is no dataframe (IK408), or a result column would have the name of one of its own (IK409).
            ObservationError: columns do not hold what their signals need (IK303, IK304, IK306).
        """
        frame = _frame(native)
        schema = frame.collect_schema()
        wanted = result_columns(self._book, asked)
        _refuse_clashes(schema.names(), wanted)
        if isinstance(frame, nw.LazyFrame):
            return self._diagnosed(frame, schema, asked).select(*schema.names(), *wanted).to_native()
        signals = [name for name in schema.names() if name in self._book.signals]
        used = _typed(frame.select(*(signals or schema.names()[:1])))  # without any column there are no rows either
        if frame.implementation.is_polars():
            results = self._diagnosed(used.lazy(), used.schema, asked).select(*wanted).collect()
        else:
            results = self._in_blocks(used, asked, wanted)
        return frame.with_columns(*results.iter_columns()).to_native()

    def _in_blocks(self, used: nw.DataFrame[Any], asked: Asked, wanted: Sequence[str]) -> nw.DataFrame[Any]:
        blocks = [used[start : start + BLOCK] for start in range(0, max(len(used), 1), BLOCK)]
        return nw.concat([self._diagnosed(block, block.schema, asked).select(*wanted) for block in blocks])

    def _diagnosed(self, frame: Any, schema: Mapping[str, Any], asked: Asked) -> Any:
        nan_is_unknown = frame.implementation.is_pandas_like()
        columns = tuple(Column(self._book.signals[id], schema[id], nan_is_unknown) for id in self._given(schema))
        if not asked.ignored:
            _refuse_wrong(frame, columns)
        temporary = Temporary(free_stem(tuple(schema)))
        labels = as_enum if frame.implementation.value in _ENUMS else as_text
        first, *stages = self._stages(columns, asked, temporary, labels)
        frame = frame.with_columns(*first)
        if frame.implementation.is_pandas_like():
            frame = _with_nan(frame, [temporary.signal(slot) for slot in range(len(self._book.signals))])
        for stage in stages:
            frame = frame.with_columns(*stage)
        return frame

    def _given(self, schema: Mapping[str, Any]) -> list[str]:
        return [id for id in self._book.signals if id in schema]

    def _written(self, columns: tuple[Column, ...], asked: Asked, temporary: Temporary, labels: Labels) -> list[Stage]:
        book, layout = self._book, Layout(asked.prefix)
        arithmetic = Arithmetic(book, temporary)
        given = {column.signal.id: column for column in columns}
        numbers = [
            (given[id].as_number(checked=not asked.ignored) if id in given else nw.lit(None, dtype=nw.Float64)).alias(
                temporary.signal(slot)
            )
            for slot, id in enumerate(book.signals)
        ]
        first = [ignored(columns).alias(layout.invalid)] if asked.ignored else []
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
            [*numbers, *first],
            screening,
            *arithmetic.findings_stages("slh" if asked.intervals else "s"),
            *relevances,
            *ranking(self._strategies, self._professional, asked.remedies, (layout, temporary), labels),
            last,
        ]
        return [stage for stage in stages if stage]

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


def _typed(frame: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """With pandas' own types for columns of Python objects, such as flags some of which are missing."""
    objects = [name for name, dtype in frame.schema.items() if dtype == nw.Object]
    if not objects:
        return frame
    typed = {name: nw.from_native(frame[name].to_native().convert_dtypes(), series_only=True) for name in objects}
    return frame.with_columns(*typed.values())


def _with_nan(frame: nw.DataFrame[Any], names: Sequence[str]) -> nw.DataFrame[Any]:
    """With plain doubles, NaN for unknown, where pandas has types of its own for columns with missing values."""
    plain = [
        nw.new_series(name, frame[name].to_numpy(), nw.Float64, backend=frame.implementation.value) for name in names
    ]
    return frame.with_columns(*plain)


def _refuse_clashes(own: Sequence[str], wanted: Sequence[str]) -> None:
    """Case does not count: it does not for DuckDB and Spark."""
    lower = {name.lower() for name in own}
    clashes = [name for name in wanted if name.lower() in lower]
    if clashes:
        message = f"the frame has columns named as results: {', '.join(shown(name) for name in clashes[:5])}"
        raise QuestionError(Problem("IK409", message, "choose another `prefix`, or rename or drop those columns"))


def _refuse_wrong(frame: Any, columns: Sequence[Column]) -> None:
    counted = counts(columns)
    if not counted:
        return
    summary = frame.select(*counted)
    if isinstance(summary, nw.LazyFrame):
        summary = summary.collect()
    wrong = {name: int(summary[name][0] or 0) for name in summary.columns}
    found = problems(columns, wrong)
    if found:
        raise ObservationError(found)
