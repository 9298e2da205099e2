"""Compute the scores of an instrument in a dataframe, and the figures about them, without bringing rows to Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from math import isnan
from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.answers.instruments.reliability import alpha, omega
from intimacy_kit.answers.instruments.results import Beyond, ScaleScores
from intimacy_kit.answers.instruments.scoring import plain, score, turned_answers, unfit
from intimacy_kit.engines.columnar.guard import translated_errors
from intimacy_kit.engines.columnar.preparing import as_narwhals, refuse_clashes
from intimacy_kit.errors import Problem, QuestionError, shown, suggestion
from intimacy_kit.model.instruments import Instrument, Scale
from intimacy_kit.model.scoring import Scoring
from intimacy_kit.model.values import as_list, plain_text

_MAX_TOLD = 5
"""Maximum number of columns that an error lists."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A scale with its columns: those of its items, and the one of its scores."""

    scale: Scale
    scoring: Scoring
    columns: tuple[str, ...]
    scores: str


def scores_in(native: Any, instrument: Instrument, given: object) -> tuple[Any, Mapping[str, ScaleScores]]:
    """Return the frame with its scores, and figures about each scale. Errors as for `score_instrument`."""
    with translated_errors():
        frame = as_narwhals(native)
        columns = _columns(frame, instrument, given)
        parts = [_part(instrument, scale, columns) for scale in instrument.scales]
        refuse_clashes(frame.columns, [part.scores for part in parts])
        _refuse_unfit(frame, parts)
        scored = frame.with_columns(*(score(part.scoring, part.columns).alias(part.scores) for part in parts))
        figures = {part.scale.id: _figures(scored, part) for part in parts}
        return scored.to_native(), MappingProxyType(figures)


def _part(instrument: Instrument, scale: Scale, columns: Sequence[str]) -> _Part:
    scoring = instrument.scoring(scale)
    own = tuple(columns[item.number - 1] for item in scoring.items)
    return _Part(scale, scoring, own, scoring.id.replace(".", "_"))


def _columns(frame: Any, instrument: Instrument, given: object) -> list[str]:
    """Return the columns of all items, in order."""
    begin = f"{instrument.id}_" if given is None else plain_text(given)
    if begin is not None:
        names: list[str] = [f"{begin}{number}" for number in range(1, instrument.items + 1)]
    else:
        listed = [plain_text(name) for name in as_list(given) or ()]
        names = [name for name in listed if name is not None]
        if len(names) != len(listed) or len(names) != instrument.items:
            message = f"{shown(instrument.id)} has {instrument.items} items, and 'columns' does not list as many names"
            raise _misfit(message, "name a column for each item, in the order of the publication")
    schema = frame.collect_schema()
    missing = [name for name in names if name not in schema]
    if missing:
        message = f"the dataframe has no column {', '.join(map(shown, missing[:_MAX_TOLD]))}"
        otherwise = 'give `columns`: a list of names, or what they begin with, such as "q"'
        raise _misfit(message, suggestion(missing[0], [name for name in schema if name not in names], otherwise))
    if len(set(names)) != len(names):
        raise _misfit("a column is named for two items", "name a column of its own for each item")
    other = [name for name in names if not (schema[name].is_numeric() or schema[name] == nw.Boolean)]
    other = [name for name in other if isinstance(frame, nw.LazyFrame) or frame[name].null_count() < len(frame)]
    if other:
        message = f"columns that hold no numbers: {', '.join(map(shown, other[:_MAX_TOLD]))}"
        raise _misfit(message, "give the numbers that the published form prints, and null for what was not answered")
    return names


def _refuse_unfit(frame: Any, parts: Sequence[_Part]) -> None:
    """Refuse answers that items do not have; only how many there are is told."""
    found: dict[str, tuple[nw.Expr, str]] = {}
    for part in parts:
        for item, column, wrong in zip(
            part.scoring.items, part.columns, unfit(part.scoring, part.columns), strict=True
        ):
            found[column] = wrong, f"{item.minimum} to {item.maximum}"
    counts = _row(frame, {column: wrong.sum() for column, (wrong, _) in found.items()})
    told = [f"{shown(column)} ({count}, not of {found[column][1]})" for column, count in counts.items() if count]
    if told:
        more = f", and {len(told) - _MAX_TOLD} more" if len(told) > _MAX_TOLD else ""
        message = f"columns have answers that their items do not have: {', '.join(told[:_MAX_TOLD])}{more}"
        help = "answers are whole numbers as the published form prints them; codes of what is missing must be null"
        raise _misfit(message, help)


def _figures(scored: Any, part: _Part) -> ScaleScores:
    """Return the figures about the scores of a scale."""
    answers = [plain(column) for column in part.columns]
    every = nw.all_horizontal(*(~answer.is_null() for answer in answers), ignore_nulls=False)
    column = nw.col(part.scores)
    wanted = {"rows": nw.len(), "scored": column.count(), "complete": every.sum()}
    wanted |= {f"answered {number}": answer.count() for number, answer in enumerate(answers)}
    cuts = part.scale.cut_offs
    beyond = {"from": nw.Expr.__ge__, "above": nw.Expr.__gt__, "below": nw.Expr.__lt__}
    wanted |= {f"cut {number}": beyond[cut.side](column, cut.at).sum() for number, cut in enumerate(cuts)}
    is_number = part.scoring.result == "number"
    if is_number:
        wanted |= {"mean": column.mean(), "deviation": column.std()}
    found = _row(scored, wanted)
    count = int(found["complete"] or 0)
    matrix = _covariances(scored, part, every, count) if is_number and count > 1 else None
    return ScaleScores(
        id=part.scale.id,
        title=part.scale.title,
        column=part.scores,
        rows=int(found["rows"]),
        scored=int(found["scored"]),
        complete=count,
        answered=tuple(int(found[f"answered {number}"]) for number in range(len(answers))),
        mean=_number(found.get("mean")),
        deviation=_number(found.get("deviation")),
        alpha=None if matrix is None else alpha(matrix),
        omega=None if matrix is None else omega(matrix),
        beyond=tuple(
            Beyond(cut.at, cut.side, cut.means, cut.source, cut.verified, int(found[f"cut {number}"] or 0))
            for number, cut in enumerate(cuts)
        ),
    )


def _covariances(scored: Any, part: _Part, every: nw.Expr, count: int) -> list[list[float]]:
    """Return the covariances of the items, reversed ones turned, among the `count` people who answered all."""
    names = [str(number) for number in range(len(part.columns))]
    turned = zip(names, turned_answers(part.scoring, part.columns), strict=True)
    complete = scored.filter(every).select(**dict(turned))
    means = _row(complete, {name: nw.col(name).mean() for name in names})
    apart = {name: nw.col(name) - means[name] for name in names}
    pairs = list(combinations_with_replacement(names, 2))
    sums = _row(complete, {f"{one} {other}": (apart[one] * apart[other]).sum() for one, other in pairs})
    return [[sums[" ".join(sorted((one, other), key=int))] / (count - 1) for other in names] for one in names]


def _row(frame: Any, wanted: Mapping[str, nw.Expr]) -> dict[str, Any]:
    """Return one row of figures."""
    found = frame.select(**wanted)
    row: dict[str, Any] = (found.collect() if isinstance(found, nw.LazyFrame) else found).rows(named=True)[0]
    return row


def _number(value: Any) -> float | None:
    return None if value is None or isnan(value) else float(value)


def _misfit(message: str, help: str) -> QuestionError:
    return QuestionError(Problem("IK466", message, help))
