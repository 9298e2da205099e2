"""From the frame that was given to one whose columns of answers are as the rules need them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.couples import Pairing, row_of_other
from intimacy_kit.engines.columnar.decoding import decoded
from intimacy_kit.engines.columnar.intake import Answers, Column, fits
from intimacy_kit.engines.columnar.layout import Asked, Temporary, free_stem
from intimacy_kit.engines.columnar.naming import Names, check_couple, named, no_couple
from intimacy_kit.errors import Problem, QuestionError, shown
from intimacy_kit.model.rulebook import RuleBook
from intimacy_kit.model.signals import Signal


@dataclass(frozen=True, slots=True)
class Ready:
    """A frame whose answers can be counted, and diagnosed.

    Attributes:
        frame: the whole of it, if it computes later; else what is needed of it, lazy with Polars.
        others: if it computes at once and each partner has a row: for each row, where that of the other is.
        temporary: names for columns on the way.
    """

    frame: Any
    answers: Answers
    others: list[int] | None
    temporary: Temporary

    def block(self, start: int, rows: int) -> tuple[nw.DataFrame[Any], Answers]:
        """Some rows; if each partner has one, with what the other one answered beside it."""
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
        return block.with_columns(*beside), Answers(self.answers.a, theirs)

    def _of_other(self, number: int, column: Column) -> Column:
        unread = None if column.unread is None else self.temporary.of_two("there_unread", number)
        return replace(column, values=self.temporary.of_two("there", number), unread=unread)


def read(native: Any) -> Any:
    """A dataframe that can be read.

    Raises:
        QuestionError: it is none (IK408).
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
    """Spark takes upper and lower case for the same, but not when a frame is made."""
    many = Counter(name.lower() for name in names)
    alike = [name for name in names if many[name.lower()] > 1]
    if alike:
        message = f"the dataframe has columns that Spark cannot tell apart: {', '.join(map(shown, alike[:6]))}"
        help = "give each column a name of its own, whatever its case"
        raise QuestionError(Problem("IK408", message, help))


def refuse_clashes(own: Sequence[str], wanted: Sequence[str]) -> None:
    """Complain of result columns that are there already. Case does not count: it does not for DuckDB and Spark.

    Raises:
        QuestionError: there are such (IK409).
    """
    lower = {name.lower() for name in own}
    clashes = [name for name in wanted if name.lower() in lower]
    if clashes:
        message = f"the frame has columns named as results: {', '.join(shown(name) for name in clashes[:5])}"
        raise QuestionError(Problem("IK409", message, "choose another `prefix`, or rename or drop those columns"))


def prepared(frame: Any, book: RuleBook, asked: Asked) -> Ready:
    """The answers found and made plain, and couples put together.

    Raises:
        ObservationError: names of columns are not clear (IK307, IK308, IK309).
        QuestionError: the columns of partners or couples are not as they were named (IK452, IK453).
    """
    schema, signals = frame.collect_schema(), book.signals
    if asked.couple is not None:
        check_couple(signals, schema, asked.couple, objects=frame.implementation.is_pandas_like())
    names = named(book, schema.names(), asked)
    temporary = Temporary(free_stem(tuple(schema)))
    if isinstance(frame, nw.LazyFrame):
        answers = Answers(*(_typed(of, signals, schema, asked) for of in names))
        return Ready(_counted(frame, schema, asked, temporary), answers, None, temporary)
    used, answers = _decoded(frame, names, signals, asked, temporary)
    if frame.implementation.is_polars():
        return Ready(_counted(used.lazy(), schema, asked, temporary), answers, None, temporary)
    if asked.couple is None:
        return Ready(used, answers, None, temporary)
    others, rows = _paired(used[asked.couple])
    together = nw.new_series(Pairing(temporary).rows, rows, nw.Int64, backend=used.implementation.value)
    return Ready(used.with_columns(together), answers, others, temporary)


def _typed(names: Names, signals: Mapping[str, Signal], schema: Mapping[str, Any], asked: Asked) -> tuple[Column, ...]:
    """Of a frame that computes later: all there is to know of a column is its type."""
    return tuple(
        Column(name.strip(), signals[id], fits(schema[name], signals[id]), name, _unread(name, schema, asked))
        for id, name in names.items()
    )


def _unread(name: str, schema: Mapping[str, Any], asked: Asked) -> str | None:
    column = f"{name}{asked.unread}"
    return column if asked.unread and column in schema else None


def _decoded(
    frame: nw.DataFrame[Any],
    names: tuple[Names, Names],
    signals: Mapping[str, Signal],
    asked: Asked,
    temporary: Temporary,
) -> tuple[nw.DataFrame[Any], Answers]:
    """Of a frame that computes at once: what is needed of it, with columns as plain as they come."""
    read = [*names[0].values(), *names[1].values()]
    unread = {name: column for name in read if (column := _unread(name, frame.schema, asked)) is not None}
    couple = [asked.couple] if asked.couple else []
    used = frame.select(*([*read, *unread.values(), *couple] or frame.columns[:1]))  # without columns there are no rows
    nan_is_unknown = frame.implementation.is_pandas_like()
    plain: list[nw.Series[Any]] = []
    sides: list[tuple[Column, ...]] = []
    for of in names:
        columns = []
        for id, name in of.items():
            held = decoded(used[name], signals[id])
            doubles = held.unread is not None
            if held.unread is not None:
                unread[name] = temporary.of_two("unread", len(plain))
                plain.append(held.unread.alias(unread[name]))
            plain.append(held.values)
            columns.append(
                Column(name.strip(), signals[id], held.fits, name, unread.get(name), doubles, nan_is_unknown)
            )
        sides.append(tuple(columns))
    return used.with_columns(*plain), Answers(*sides)


def _counted(frame: Any, schema: Mapping[str, Any], asked: Asked, temporary: Temporary) -> Any:
    """With the size of each couple, if each partner has a row."""
    if asked.couple is not None:
        for stage in Pairing(temporary).counted(asked.couple, nan_is_possible=schema[asked.couple].is_float()):
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
