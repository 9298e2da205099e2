"""Match the columns of a frame to signals and partners by their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.earlier import unclear_earlier
from intimacy_kit.engines.columnar.layout import FrameOptions
from intimacy_kit.errors import ObservationError, Problem, QuestionError, shown
from intimacy_kit.model.column_names import match_columns
from intimacy_kit.model.rulebook import RuleBook

ColumnsBySignal = dict[str, str]
"""ColumnsBySignal of columns by id of the signal."""


def match_answer_columns(
    book: RuleBook, columns: Sequence[str], options: FrameOptions
) -> tuple[ColumnsBySignal, ColumnsBySignal]:
    """Return the columns with answers of one person or the first partner, and those of the second partner.

    Raises:
        ObservationError: a name resembles the id of a signal (IK307), no column matches (IK308), or several columns
            match the same signal (IK309).
        QuestionError: the columns do not match the suffixes of the partners (IK452), or of earlier check-ins (IK459).
    """
    passed_on = options.passed_on | ({options.couple} if options.couple else set())
    names = [name for name in columns if not (options.unread and name.endswith(options.unread))]
    ends = options.partners or ("",)
    read = match_columns(names, book.signals, book.about_safety, ends=ends, passed_on=passed_on)
    if read.problems:
        raise ObservationError(read.problems)
    if options.earlier:
        _check_earlier(book, read.columns, options)
    if options.partners is None:
        return {id: read.columns[id] for id in book.signals if id in read.columns}, {}
    mine = {name.strip() for name in options.passed_on}
    return _of_partners(
        book.signals, [name for name in names if name.strip() not in mine], read.columns, options.partners
    )


def _check_earlier(book: RuleBook, read: Mapping[str, str], options: FrameOptions) -> None:
    """Check that there are columns of an earlier check-in: without any, it would be passed over without a word."""
    ends = options.partners or ("",)
    if not any(f"{id}{end}" in read for id in book.earlier for end in ends):
        first = f"{min(book.earlier, default='fears_partner' + options.earlier)}{ends[0]}"
        raise unclear_earlier(
            f"no column is named as a question about safety with the ending {shown(options.earlier)}",
            f"name the columns with the answers of then such as {shown(first)}, or leave `earlier` out",
        )
    if options.earlier_days and not any(f"{options.earlier_days}{end}" in read for end in ends):
        raise unclear_earlier(
            f"the frame has no column {shown(f'{options.earlier_days}{ends[0]}')}",
            "let `earlier_days` name the column that says how many days ago the earlier check-in was",
        )


def _of_partners(
    signals: Collection[str], columns: Sequence[str], read: Mapping[str, str], ends: tuple[str, str]
) -> tuple[ColumnsBySignal, ColumnsBySignal]:
    """Return the columns of each partner, named by the id of the signal and a suffix."""
    a, b = ({id: read[f"{id}{end}"] for id in signals if f"{id}{end}" in read} for end in ends)
    problems = [
        _unclear(
            f"no column is named as a signal with the ending {shown(end)}",
            'name them as in trust_a and trust_b with partners=("_a", "_b"), or give the endings that you use',
        )
        for end, named in zip(ends, (a, b), strict=True)
        if not named
    ]
    whose = Counter([*a.values(), *b.values()])
    problems += [
        _unclear(f"the column {shown(name)} could be of both partners, or of two signals", "choose other endings")
        for name, many in whose.items()
        if many > 1
    ]
    problems += [
        _unclear(
            f"the column {shown(name)} is of neither partner",
            "give each partner a column for it, with an ending; or rename or drop it",
        )
        for name in columns
        if name.strip() in signals and name not in whose
    ]
    if problems:
        raise QuestionError(problems)
    return a, b


def check_couple(signals: Collection[str], schema: Mapping[str, Any], couple: str, *, objects: bool) -> None:
    """Check that a column can hold the ids of couples.

    Args:
        signals: ids of the signals.
        schema: types of the columns by name.
        couple: name of the column.
        objects: whether the library can compare Python objects.

    Raises:
        QuestionError: there is no such column, or it cannot hold ids (IK453).
    """
    if couple not in schema:
        raise no_couple(f"the frame has no column {shown(couple)}")
    if couple in signals:
        raise no_couple(f"the column {shown(couple)} is a signal, so it does not say who belong together")
    if schema[couple].is_nested() or (schema[couple] == nw.Object and not objects):
        raise no_couple(f"the column {shown(couple)} holds no ids")


def no_couple(message: str) -> QuestionError:
    """Return the error for an unusable column of couples."""
    help = "let `couple` name a column with the same text or number in both rows of a couple"
    return QuestionError(Problem("IK453", message, help))


def _unclear(message: str, help: str) -> Problem:
    return Problem("IK452", message, help)
