"""Score scales of instruments in dataframes, as expressions of narwhals: for eager and lazy frames alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import add, or_

import narwhals.stable.v2 as nw

from intimacy_kit.errors import Problem, QuestionError, shown
from intimacy_kit.model.scoring import ScoredItem, Scoring


def score(scale: Scoring, columns: Sequence[str]) -> nw.Expr:
    """Return the score of each row: a double, or a boolean for a flag; null where too few items are answered.

    Args:
        scale: how it is scored.
        columns: the numeric columns of its items, in their order, with the answers as the published form prints them.
            Where `unfit` is true the score means nothing, so refuse such frames first.

    Raises:
        QuestionError: there are not as many columns as items (IK466).
    """
    answers = turned_answers(scale, columns)
    if scale.at_least is not None:
        is_so = reduce(or_, ((answer >= scale.at_least).fill_null(value=False) for answer in answers))
        unknown = reduce(or_, (answer.is_null() for answer in answers))
        return nw.when(is_so | ~unknown).then(is_so)
    weighted = [answer * item.weight for item, answer in zip(scale.items, answers, strict=True)]
    if scale.least_answered == len(scale.items):
        return _sum(weighted) / (scale.weight if scale.method == "mean" else 1.0)  # null if any is
    given = [answer.is_null() for answer in answers]
    total = _sum(answer.fill_null(0.0) for answer in weighted)
    weight = _sum(
        nw.when(missing).then(0.0).otherwise(item.weight) for item, missing in zip(scale.items, given, strict=True)
    )
    count = _sum(nw.when(missing).then(0.0).otherwise(1.0) for missing in given)
    score = total / weight if scale.method == "mean" else total * scale.weight / weight
    return nw.when(count >= scale.least_answered).then(score)


def turned_answers(scale: Scoring, columns: Sequence[str]) -> list[nw.Expr]:
    """Return the answers to the items as doubles, reversed ones turned. Arguments and errors as for `score`."""
    pairs = zip(scale.items, checked_columns(scale, columns), strict=True)
    return [_turned(item, plain(column)) for item, column in pairs]


def unfit(scale: Scoring, columns: Sequence[str]) -> list[nw.Expr]:
    """Return for each column where it holds what is no answer to its item; false where nothing is answered.

    Arguments and errors as for `score`.
    """
    pairs = zip(scale.items, checked_columns(scale, columns), strict=True)
    return [_unfit(item, plain(column)) for item, column in pairs]


def plain(column: str) -> nw.Expr:
    """Return a numeric column as doubles, NaN as null."""
    value = nw.col(column).cast(nw.Float64)
    return nw.when(~value.is_nan()).then(value)


def checked_columns(scale: Scoring, columns: Sequence[str]) -> Sequence[str]:
    """Return the columns, as many as the scale has items.

    Raises:
        QuestionError: there are more or fewer (IK466).
    """
    if len(columns) != len(scale.items):
        message = f"{shown(scale.id)} has {len(scale.items)} items, and there are {len(columns)} columns"
        raise QuestionError(Problem("IK466", message, "name a column for each item, in the order of the publication"))
    return columns


def _turned(item: ScoredItem, answer: nw.Expr) -> nw.Expr:
    return item.minimum + item.maximum - answer if item.reversed else answer


def _unfit(item: ScoredItem, answer: nw.Expr) -> nw.Expr:
    fits = (answer >= item.minimum) & (answer <= item.maximum) & (answer == answer.round(0))
    return ~(fits.fill_null(value=False) | answer.is_null())  # pandas has false for a comparison with null


def _sum(parts: Iterable[nw.Expr]) -> nw.Expr:
    return reduce(add, parts)
