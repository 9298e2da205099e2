"""Which columns of a frame hold whose answers, by their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.errors import Problem, QuestionError, shown

Names = dict[str, str]
"""Names of columns, by signal."""


def plain(signals: Iterable[str], columns: Collection[str]) -> Names:
    """The columns that are named as signals."""
    return {id: id for id in signals if id in columns}


def of_partners(signals: Collection[str], columns: Collection[str], ends: tuple[str, str]) -> tuple[Names, Names]:
    """The columns of each of two partners: named as signals, with an ending.

    Raises:
        QuestionError: a partner has no column, or a column is of neither or of both (IK452).
    """
    a, b = ({id: f"{id}{end}" for id in signals if f"{id}{end}" in columns} for end in ends)
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
        if name in signals and name not in whose
    ]
    if problems:
        raise QuestionError(problems)
    return a, b


def check_couple(signals: Collection[str], schema: Mapping[str, Any], couple: str, *, objects: bool) -> None:
    """Refuse a column that cannot say who belong together. Not everywhere can Python objects be compared.

    Raises:
        QuestionError: there is no such column, or it holds something else (IK453).
    """
    if couple not in schema:
        raise no_couple(f"the frame has no column {shown(couple)}")
    if couple in signals:
        raise no_couple(f"the column {shown(couple)} is a signal, so it does not say who belong together")
    if schema[couple].is_nested() or (schema[couple] == nw.Object and not objects):
        raise no_couple(f"the column {shown(couple)} holds no ids")


def no_couple(message: str) -> QuestionError:
    """The column of couples is not usable."""
    help = "let `couple` name a column with the same text or number in both rows of a couple"
    return QuestionError(Problem("IK453", message, help))


def _unclear(message: str, help: str) -> Problem:
    return Problem("IK452", message, help)
