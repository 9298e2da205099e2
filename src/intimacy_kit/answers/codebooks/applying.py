"""Apply a codebook to a dataframe: signals in the place of the columns that it names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.answers.codebooks.checks import check
from intimacy_kit.answers.codebooks.columns import TEMPORARY, UNREAD, DecodedColumn, decoded_columns
from intimacy_kit.answers.codebooks.counting import CodeCount, code_problems
from intimacy_kit.answers.codebooks.decoding import flags
from intimacy_kit.answers.codebooks.matching import Matched, match
from intimacy_kit.answers.codebooks.model import CodebookFields
from intimacy_kit.answers.codebooks.suspicions import Tally, warn
from intimacy_kit.answers.codebooks.tallying import tally
from intimacy_kit.answers.codebooks.vocabulary import Vocabulary
from intimacy_kit.engines.columnar.expressions import if_else, is_true
from intimacy_kit.engines.columnar.guard import translated_errors
from intimacy_kit.engines.columnar.preparing import as_narwhals
from intimacy_kit.errors import ObservationError, Problem, QuestionError, shown

_COMMA = r"^\s*[+-]?[0-9]+,[0-9]+\s*$"
"""A number with a decimal comma."""


@dataclass(frozen=True, slots=True)
class CodedFrame:
    """A frame with signals.

    Attributes:
        frame: all columns of the data, those in the way of a signal under another name, and a column a signal, with
            one beside it that marks values that are not known.
        names: the names of the columns of the data in `frame`, by their own.
        matched: which columns became signals.
        counts: numbers of values that are known and not known.
        tallies: what to look at for what looks wrong.
        parts: the same frame with what the signals were made of, which `counted` counts.
        decoded: the columns that were decoded, in `parts`.
    """

    frame: Any
    names: dict[str, str]
    matched: Matched
    counts: tuple[CodeCount, ...]
    tallies: tuple[Tally, ...]
    parts: Any
    decoded: tuple[DecodedColumn, ...]

    @property
    def targets(self) -> list[str]:
        """The names of the columns of signals."""
        return [column.target for column in self.matched.columns]

    @property
    def couple(self) -> str | None:
        """The name of the column of couples in `frame`."""
        return None if self.matched.couple is None else self.names[self.matched.couple]


def coded(native: Any, book: CodebookFields, vocabulary: Vocabulary, *, passed_on: Collection[str] = ()) -> CodedFrame:
    """Return a frame with signals beside its own columns. Values that are not known are counted, and null.

    Args:
        native: a frame of a library that narwhals knows.
        book: the codebook.
        vocabulary: the signals.
        passed_on: columns that are no answers, besides those that the codebook passes on.

    Raises:
        CodebookError: the codebook does not fit the signals.
        ObservationError: the columns are not those of the codebook (IK307, IK309, IK320, IK322, IK323).
        QuestionError: it is no dataframe (IK408), or cannot be computed (IK413).
    """
    check(book, vocabulary)
    with translated_errors():
        frame = as_narwhals(native)
        schema = frame.collect_schema()
        matched = match(book, schema.names(), vocabulary, passed_on)
        names = _free(schema.names(), [column.target for column in matched.columns])
        moved = {name: other for name, other in names.items() if name != other}
        frame = frame.rename(moved) if moved else frame
        frame, columns = decoded_columns(frame, names, matched, book)
        frame = flags(frame, [column.target for column in matched.columns if column.signal.spec.value_type == "flag"])
        parts = frame.to_native()
        counts = counted(parts, columns)
        frame = frame.drop(*(name for name in frame.collect_schema().names() if name.endswith(TEMPORARY)))
        tallies = tally(frame, matched.columns)
    return CodedFrame(frame.to_native(), names, matched, counts, tallies, parts, tuple(columns))


def apply(
    native: Any, book: CodebookFields, vocabulary: Vocabulary, *, passed_on: Collection[str] = (), stacklevel: int = 2
) -> Any:
    """Return the frame with signals in the place of the columns that the codebook names.

    Raises:
        CodebookError: as for `coded`.
        ObservationError: as for `coded`, or there are values that are not known (IK321).
        QuestionError: as for `coded`, or a column that is passed on has the name of one that is made (IK409).
    """
    found = coded(native, book, vocabulary, passed_on=passed_on)
    refuse_unknown(found.counts, null_invalid=False)
    clashes = [name for name in found.matched.others if found.names[name] != name]
    if clashes:
        message = f"columns that are passed on are named as signals: {', '.join(map(shown, clashes[:5]))}"
        raise QuestionError(Problem("IK409", message, "rename or drop them"))
    warn(found.tallies, stacklevel=stacklevel + 1)
    with translated_errors():
        couple = [] if found.couple is None else [found.couple]
        wanted = [*(found.names[name] for name in found.matched.others), *couple, *found.targets]
        return as_narwhals(found.frame).select(*wanted).to_native()


def refuse_unknown(counts: Sequence[CodeCount], *, null_invalid: bool) -> None:
    """Refuse values that a codebook does not know.

    Raises:
        ObservationError: there are some (IK321); if they may become null, only for columns without any other.
    """
    if found := code_problems(counts, null_invalid=null_invalid):
        raise ObservationError(found)


def _free(names: Sequence[str], targets: Sequence[str]) -> dict[str, str]:
    """Return a name for each column of the data that no signal needs; case is ignored, as in DuckDB and Spark."""
    needed = {name.lower() for target in targets for name in (target, f"{target}{UNREAD}")}
    taken = needed | {name.lower() for name in names}
    others = (f"given_{number}" for number in count(1) if f"given_{number}" not in taken)
    return {name: next(others) if name.strip().lower() in needed else name for name in names}


def counted(parts: Any, columns: Sequence[DecodedColumn]) -> tuple[CodeCount, ...]:
    """Count the values of decoded columns in one pass, over all of `CodedFrame.parts` or some of its rows."""
    wanted = []
    for place, column in enumerate(columns):
        wanted += [
            if_else(nw.col(column.unread), 1.0, 0.0).sum().alias(f"u{place}"),
            if_else(nw.col(column.value).is_null(), 0.0, 1.0).sum().alias(f"k{place}"),
        ]
    summary = as_narwhals(parts).select(*wanted)
    if isinstance(summary, nw.LazyFrame):
        summary = summary.collect()
    many = {name: int(summary[name][0] or 0) for name in summary.columns}
    commas = _commas(parts, [column for place, column in enumerate(columns) if many[f"u{place}"]])
    return tuple(
        CodeCount(column.source, column.scale, many[f"u{place}"], many[f"k{place}"], commas.get(column.value, 0))
        for place, column in enumerate(columns)
    )


def _commas(parts: Any, columns: Sequence[DecodedColumn]) -> dict[str, int]:
    """Count the numbers with a decimal comma among unknown values, by the names of the columns with values."""
    wanted = [
        if_else(nw.col(column.unread) & is_true(nw.col(column.text).cast(nw.String).str.contains(_COMMA)), 1.0, 0.0)
        .sum()
        .alias(column.value)
        for column in columns
        if column.text is not None
    ]
    if not wanted:
        return {}
    summary = as_narwhals(parts).select(*wanted)
    if isinstance(summary, nw.LazyFrame):
        summary = summary.collect()
    return {name: int(summary[name][0] or 0) for name in summary.columns}
