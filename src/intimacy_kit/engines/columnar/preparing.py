"""Prepare a frame for diagnosis: find and decode its columns of answers, and join couples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.column_matching import ColumnsBySignal, check_couple, match_answer_columns, no_couple
from intimacy_kit.engines.columnar.couples import Pairing, row_of_other
from intimacy_kit.engines.columnar.decoding import decode
from intimacy_kit.engines.columnar.intake import AnswerColumns, Column, is_compatible
from intimacy_kit.engines.columnar.layout import FrameOptions, IntermediateColumns, unused_prefix
from intimacy_kit.errors import Problem, QuestionError, shown
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.signals import Signal


@dataclass(frozen=True, slots=True)
class PreparedFrame:
    """A frame with decoded answers.

    Attributes:
        frame: the whole frame if it is lazy; otherwise the needed columns, lazy with Polars.
        answers: columns with answers.
        others: position of the partner's row for each row, if the frame is eager and each partner has a row.
        intermediate: names of the intermediate columns.
    """

    frame: Any
    answers: AnswerColumns
    others: list[int] | None
    intermediate: IntermediateColumns

    def block(self, start: int, rows: int) -> tuple[nw.DataFrame[Any], AnswerColumns]:
        """Return a block of rows; if each partner has a row, with the answers of the other partner added."""
        block = self.frame[start : start + rows]
        if self.others is None:
            return block, self.answers
        theirs = tuple(self._of_other(number, column) for number, column in enumerate(self.answers.a))
        other = self.frame[self.others[start : start + rows]]
        beside = [
            other[own].alias(new)
            for mine, column in zip(self.answers.a, theirs, strict=True)
            for own, new in ((mine.values, column.values), (mine.unread, column.unread))
            if own is not None
        ]
        return block.with_columns(*beside), AnswerColumns(self.answers.a, theirs)

    def _of_other(self, number: int, column: Column) -> Column:
        unread = None if column.unread is None else self.intermediate.of_two("there_unread", number)
        return replace(column, values=self.intermediate.of_two("there", number), unread=unread)


def as_narwhals(native: Any) -> Any:
    """Return the dataframe as a frame of narwhals.

    Raises:
        QuestionError: it is not a supported dataframe, or the names of its columns are unusable (IK408).
    """
    help = "pass a Polars, pandas, PyArrow, DuckDB or PySpark frame with a row a case and a column a signal"
    try:
        frame = nw.from_native(native)
    except nw.exceptions.DuplicateError:
        several = "the dataframe has several columns of one name"
        raise QuestionError(Problem("IK408", several, "give each column a name of its own")) from None
    except (TypeError, nw.exceptions.NarwhalsError):
        raise QuestionError(Problem("IK408", "this is not a dataframe that can be read", help)) from None
    names = list(frame.columns)
    if not names:
        raise QuestionError(Problem("IK408", "the dataframe has no columns", help))
    if not all(type(name) is str for name in names):
        raise QuestionError(Problem("IK408", "the dataframe has columns whose name is not text", help))
    if frame.implementation.is_spark_like():
        _refuse_alike(names)
    return frame


def _refuse_alike(names: Sequence[str]) -> None:
    """Refuse names that differ only in case, which Spark allows in a frame but cannot distinguish."""
    many = Counter(name.lower() for name in names)
    alike = [name for name in names if many[name.lower()] > 1]
    if alike:
        message = f"the dataframe has columns that Spark cannot tell apart: {', '.join(map(shown, alike[:6]))}"
        help = "give each column a name of its own, whatever its case"
        raise QuestionError(Problem("IK408", message, help))


def refuse_clashes(own: Sequence[str], wanted: Sequence[str]) -> None:
    """Refuse a frame with names of result columns; case is ignored, as in DuckDB and Spark.

    Raises:
        QuestionError: the frame has such columns (IK409).
    """
    lower = {name.lower() for name in own}
    clashes = [name for name in wanted if name.lower() in lower]
    if clashes:
        message = f"the frame has columns named as results: {', '.join(shown(name) for name in clashes[:5])}"
        raise QuestionError(Problem("IK409", message, "choose another `prefix`, or rename or drop those columns"))


def prepare(frame: Any, book: RuleBook, options: FrameOptions) -> PreparedFrame:
    """Return the frame with decoded answers and joined couples.

    Raises:
        ObservationError: names of columns are ambiguous or unknown (IK307, IK308, IK309).
        QuestionError: the options for partners or couples do not match the columns (IK452, IK453).
    """
    schema, signals = frame.collect_schema(), book.signals
    if options.couple is not None:
        check_couple(signals, schema, options.couple, objects=frame.implementation.is_pandas_like())
    names = match_answer_columns(book, schema.names(), options)
    intermediate = IntermediateColumns(unused_prefix(tuple(schema)))
    if isinstance(frame, nw.LazyFrame):
        answers = AnswerColumns(*(_typed(of, signals, schema, options) for of in names))
        return PreparedFrame(_with_couple_sizes(frame, schema, options, intermediate), answers, None, intermediate)
    used, answers = _decoded(frame, names, signals, options, intermediate)
    if frame.implementation.is_polars():
        return PreparedFrame(
            _with_couple_sizes(used.lazy(), schema, options, intermediate), answers, None, intermediate
        )
    if options.couple is None:
        return PreparedFrame(used, answers, None, intermediate)
    others, rows = _paired(used[options.couple])
    together = nw.new_series(Pairing(intermediate).rows, rows, nw.Int64, backend=used.implementation.value)
    return PreparedFrame(used.with_columns(together), answers, others, intermediate)


def _typed(
    names: ColumnsBySignal, signals: Mapping[str, Signal], schema: Mapping[str, Any], options: FrameOptions
) -> tuple[Column, ...]:
    """Return the columns of a lazy frame, from their types alone."""
    return tuple(
        Column(
            name.strip(), signals[id], is_compatible(schema[name], signals[id]), name, _unread(name, schema, options)
        )
        for id, name in names.items()
    )


def _unread(name: str, schema: Mapping[str, Any], options: FrameOptions) -> str | None:
    column = f"{name}{options.unread}"
    return column if options.unread and column in schema else None


def _decoded(
    frame: nw.DataFrame[Any],
    names: tuple[ColumnsBySignal, ColumnsBySignal],
    signals: Mapping[str, Signal],
    options: FrameOptions,
    intermediate: IntermediateColumns,
) -> tuple[nw.DataFrame[Any], AnswerColumns]:
    """Return the needed columns of an eager frame, decoded."""
    read, schema = [*names[0].values(), *names[1].values()], frame.schema
    unread = {name: column for name in read if (column := _unread(name, schema, options)) is not None}
    couple = [options.couple] if options.couple else []
    needed = [*read, *unread.values(), *couple]
    used = frame.select(*(needed or frame.columns[:1]))  # a frame without columns has no rows
    nan_is_unknown = frame.implementation.is_pandas_like()
    plain: list[nw.Series[Any]] = []
    sides: list[tuple[Column, ...]] = []
    for of in names:
        columns = []
        for id, name in of.items():
            held = decode(used.get_column(name), signals[id])
            doubles = held.unread is not None
            if held.unread is not None:
                unread[name] = intermediate.of_two("unread", len(plain))
                plain.append(held.unread.alias(unread[name]))
            plain.append(held.values)
            columns.append(
                Column(name.strip(), signals[id], held.is_compatible, name, unread.get(name), doubles, nan_is_unknown)
            )
        sides.append(tuple(columns))
    return used.with_columns(*plain), AnswerColumns(*sides)


def _with_couple_sizes(
    frame: Any, schema: Mapping[str, Any], options: FrameOptions, intermediate: IntermediateColumns
) -> Any:
    """Return the frame with the size of each couple, if each partner has a row."""
    if options.couple is not None:
        for stage in Pairing(intermediate).sizes(options.couple, nan_is_possible=schema[options.couple].is_float()):
            frame = frame.with_columns(*stage)
    return frame


def _paired(ids: nw.Series[Any]) -> tuple[list[int], list[int]]:
    untold = ids.is_null()
    if ids.dtype.is_float():
        untold = untold | ids.is_nan().fill_null(value=False)
    try:
        return row_of_other(ids.to_list(), untold.to_list())
    except TypeError:
        raise no_couple(f"the column {shown(ids.name)} holds no ids") from None
