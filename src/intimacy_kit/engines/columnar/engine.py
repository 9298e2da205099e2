"""Runs a rule book over a dataframe, lazily where the frame is lazy, and gives the same kind of frame back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.counting import Counted, counted, problems, unclear_couples
from intimacy_kit.engines.columnar.couples import Merging, Pairing
from intimacy_kit.engines.columnar.expressions import Labels, as_enum, as_text, level, unknown
from intimacy_kit.engines.columnar.guard import guarded
from intimacy_kit.engines.columnar.intake import Answers, ignored, some_wrong
from intimacy_kit.engines.columnar.layout import Asked, Layout, Temporary, result_columns
from intimacy_kit.engines.columnar.plan import Arithmetic, Stage
from intimacy_kit.engines.columnar.preparing import Ready, prepared, read, refuse_clashes
from intimacy_kit.engines.columnar.ranking import Ranked, ranking
from intimacy_kit.errors import ObservationError
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
            QuestionError: it is no dataframe (IK408), a result column would have the name of one of its own (IK409), it
                cannot be computed (IK413), or the columns of partners or couples are not as they were named (IK452,
                IK453).
            ObservationError: columns do not hold what their signals need (IK303, IK304, IK306), or couples have no id
                or more than two rows (IK454, IK455).
        """
        with guarded():
            frame = read(native)
            schema = frame.collect_schema()
            wanted = result_columns(self._book, asked)
            refuse_clashes(schema.names(), wanted)
            ready = prepared(frame, self._book, asked)
            self._refuse_wrong(ready, asked)
            if isinstance(frame, nw.LazyFrame):
                diagnosed = self._diagnosed(ready.frame, ready.answers, asked, ready.temporary)
                return diagnosed.select(*schema.names(), *wanted).to_native()
            return frame.with_columns(*self._at_once(ready, asked, wanted).iter_columns()).to_native()

    def count(self, native: Any, asked: Asked) -> list[Counted]:
        """How much of what the columns hold is wrong.

        Raises:
            QuestionError: as for `run`.
        """
        with guarded():
            ready = prepared(read(native), self._book, asked)
            return counted(ready.frame, ready.answers.all)[0]

    def _refuse_wrong(self, ready: Ready, asked: Asked) -> None:
        """All that is wrong if nothing may be ignored; and else columns of which nothing can be used."""
        if asked.counted:
            return
        pairing = Pairing(ready.temporary)
        of_couples = [] if asked.couple is None or asked.ignored else [pairing.untold, pairing.too_many]
        counts, more = counted(ready.frame, ready.answers.all, of_couples)
        found = problems(count for count in counts if count.is_useless or not asked.ignored)
        if asked.couple is not None and more:
            found += unclear_couples(asked.couple, *more)
        if found:
            raise ObservationError(found)

    def _at_once(self, ready: Ready, asked: Asked, wanted: Sequence[str]) -> nw.DataFrame[Any]:
        """The result columns of a frame that computes at once: of Polars as a whole, and else in blocks."""
        if isinstance(ready.frame, nw.LazyFrame):
            diagnosed = self._diagnosed(ready.frame, ready.answers, asked, ready.temporary)
            collected: nw.DataFrame[Any] = diagnosed.select(*wanted).collect()
            return collected
        results = []
        for start in range(0, max(len(ready.frame), 1), BLOCK):
            block, answers = ready.block(start, BLOCK)
            results.append(self._diagnosed(block, answers, asked, ready.temporary).select(*wanted))
        return nw.concat(results)

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
        arithmetic = Arithmetic(book, temporary, of_two=asked.partners is not None or asked.couple is not None)
        intake = _intake(book, answers, asked, temporary)
        withheld, screened = nw.col(layout.concern), arithmetic.screened()
        if asked.ignored:
            withheld, screened = withheld | nw.col(layout.unreadable), screened & ~nw.col(layout.unreadable)
        screening = [arithmetic.concern().alias(layout.concern), screened.alias(layout.screened)]
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
            *ranking(self._strategies, self._professional, asked.remedies, (layout, temporary), labels, withheld),
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


def _intake(book: RuleBook, answers: Answers, asked: Asked, temporary: Temporary) -> list[Stage]:
    """The stages from answers to a column of doubles a signal."""
    pairing = Pairing(temporary)
    first = _ignored(book, answers, asked, temporary) if asked.ignored else []
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
        if asked.ignored:
            unreadable = Layout(asked.prefix).unreadable
            others[0].append(pairing.of_either(unreadable).alias(unreadable))
    unasked = [id for id in merging.used if id not in merging.given]
    first += [unknown().alias(merging.answer("b", id)) for id in unasked]
    return [first, *others, *merging.stages()]


def _ignored(book: RuleBook, answers: Answers, asked: Asked, temporary: Temporary) -> Stage:
    """What is not usable, by name; and whether what cannot be read is about safety, whoever of two answered it."""
    layout, pairing = Layout(asked.prefix), Pairing(temporary)
    about_safety = book.read_by_safety
    unreadable = some_wrong(answers.a, about_safety)
    if asked.couple is None:
        unreadable |= some_wrong(answers.b, about_safety)
        return [ignored(answers.all, {}).alias(layout.invalid), unreadable.alias(layout.unreadable)]
    if answers.b:
        unreadable |= pairing.is_paired & some_wrong(answers.b, about_safety)
    named = ignored(answers.a, {asked.couple: pairing.untold | pairing.too_many})
    return [named.alias(layout.invalid), unreadable.alias(layout.unreadable)]


def _with_nan(frame: nw.DataFrame[Any], temporary: Temporary) -> nw.DataFrame[Any]:
    """With plain doubles, NaN for unknown, where pandas has types of its own for columns with missing values."""
    mine = [name for name, dtype in frame.schema.items() if name.startswith(temporary.stem) and dtype == nw.Float64]
    return frame.with_columns(*(_doubles(frame[name]) for name in mine))


def _doubles(column: nw.Series[Any]) -> nw.Series[Any]:
    return nw.new_series(column.name, column.to_numpy(), nw.Float64, backend=column.implementation.value)


def _without(frame: Any, beginning: str) -> Any:
    """Without the columns that have served their turn: every stage after would carry them along."""
    served = [name for name in frame.collect_schema().names() if name.startswith(beginning)]
    return frame.drop(*served) if served else frame
