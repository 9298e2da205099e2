"""Two partners in a frame, side by side in a row or in a row each: their answers become one case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.expressions import unknown
from intimacy_kit.engines.columnar.intake import Column
from intimacy_kit.model.signals import Signal

Stage = list[nw.Expr]


def side_by_side(partners: Mapping[str, tuple[Signal, Sequence[str]]]) -> Stage:
    """One column a signal from those of both partners.

    Args:
        partners: by the name of the new column, the signal and the columns with numbers for it, one or two.
    """
    return [_merged(signal, [nw.col(name) for name in names]).alias(new) for new, (signal, names) in partners.items()]


def _merged(signal: Signal, columns: Sequence[nw.Expr]) -> nw.Expr:
    if len(columns) == 1:
        return columns[0]
    first, second = columns
    either = nw.coalesce(first, second)
    if signal.kind == "choice":
        both = first.is_null() | second.is_null() | (first == second)
        return nw.when(both).then(either).otherwise(unknown())
    if signal.merged == "mean":
        return nw.coalesce((first + second) / 2.0, either)
    better = signal.direction == "better_when_higher"
    return nw.min_horizontal(first, second) if better else nw.max_horizontal(first, second)


def row_by_row(signals: Iterable[tuple[str, Signal]]) -> tuple[Stage, Stage]:
    """What to gather of the rows of a couple, and what then to make of it.

    Args:
        signals: each with the name of its column of numbers, which is that of the new one too.
    """
    gathered: Stage = []
    after: Stage = []
    for name, signal in signals:
        column = nw.col(name)
        if signal.kind == "choice":
            gathered += [column.min().alias(name), column.max().alias(f"{name}_most")]
            after.append(nw.when(column == nw.col(f"{name}_most")).then(column).otherwise(unknown()).alias(name))
        elif signal.merged == "mean":
            gathered.append(column.mean().alias(name))
        else:
            better = signal.direction == "better_when_higher"
            gathered.append((column.min() if better else column.max()).alias(name))
    return gathered, after


def partner_columns(signals: Mapping[str, Signal], schema: Mapping[str, Any], ends: Sequence[str]) -> list[str]:
    """The columns that hold a signal: its id with one of these ends."""
    return [f"{id}{end}" for id in signals for end in ends if f"{id}{end}" in schema]


def numbered(columns: Iterable[Column], names: Mapping[str, str], *, checked: bool) -> Stage:
    """The values of each column as numbers, under a new name."""
    return [column.as_number(checked=checked).alias(names[column.name]) for column in columns]
