"""Rank the remedies over columns: those that come first, then by priority, then in the given order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import NamedTuple

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.expressions import Label, Labels, largest_of, number, unknown
from intimacy_kit.engines.columnar.layout import IntermediateColumns, ResultColumns
from intimacy_kit.model.conditions import Condition
from intimacy_kit.model.levels import MILD

Stage = list[nw.Expr]
NOT_FIRST = -1.0
"""Instead of the priority of a strategy that does not come before all others; priorities of those that do can be 0."""


@dataclass(frozen=True, slots=True)
class RankedStrategy:
    """A strategy with its place in the ranking.

    Attributes:
        id: id of the strategy.
        position: position in the rule book.
        after: places in the ranking of the strategies that must come before it.
        first_when: where this is true, by scores, it comes before all others.
    """

    id: str
    position: int
    after: tuple[int, ...]
    first_when: Condition | None = None


class ProfessionalStrategy(NamedTuple):
    """A strategy that is recommended under a safety concern.

    Attributes:
        id: id of the strategy.
        concerns: ids of the safety rules with which it is told.
    """

    id: str
    concerns: frozenset[str]


def ranking(
    strategies: Sequence[RankedStrategy],
    first: Mapping[int, nw.Expr],
    professional: Sequence[ProfessionalStrategy],
    count: int,
    names_of: tuple[ResultColumns, IntermediateColumns],
    labels: Labels,
    withheld: nw.Expr,
) -> list[Stage]:
    """Return the stages from relevances to the remedies and their priorities.

    Args:
        strategies: strategies in the order that breaks ties; each after those in its `after`.
        first: by place in the ranking, whether a strategy comes before all others; for those that can.
        professional: the strategies that are recommended if the others are withheld, in order; a column says which.
        count: number of remedies.
        names_of: names of the result columns and of the intermediate columns.
        labels: type of the ids.
        withheld: whether there is a safety concern, or an unreadable answer about safety.
    """
    if not count:
        return []
    results, intermediate = names_of
    names = [intermediate.strategy("q", place) for place in range(len(strategies))]
    early = {place: intermediate.strategy("f", place) for place in sorted(first)}
    stages = [*_priorities(strategies, names, intermediate)]
    if early:
        stages.append(
            [_early(strategies[place], first[place], names, intermediate).alias(early[place]) for place in early]
        )
        stages.append(
            [
                nw.when(nw.col(name) > NOT_FIRST).then(0.0).otherwise(nw.col(names[at])).alias(names[at])
                for at, name in early.items()
            ]
        )
    ids = labels(sorted({*(each.id for each in professional), *(strategy.id for strategy in strategies)}))
    best, chosen = intermediate.strategy("best", 0), intermediate.strategy("chosen", 0)
    for turn in range(count):
        if names:
            stages += _next(names, early, best, chosen, intermediate)
        stages.append(
            _remedy(
                turn,
                strategies,
                _instead(turn, professional, intermediate),
                ids,
                results,
                (best, chosen),
                withheld,
                can_be_first=bool(early),
            )
        )
        if turn + 1 < count:
            taken = [(place, name, 0.0) for place, name in enumerate(names)]
            taken += [(place, name, NOT_FIRST) for place, name in early.items()]
            stages.append(
                [
                    nw.when(nw.col(chosen) == float(place)).then(none).otherwise(nw.col(name)).alias(name)
                    for place, name, none in taken
                ]
            )
    return [stage for stage in stages if stage]


def _early(
    strategy: RankedStrategy, condition: nw.Expr, names: Sequence[str], intermediate: IntermediateColumns
) -> nw.Expr:
    """Return the priority of a strategy that comes before all others, `NOT_FIRST` where it does not."""
    priority = _limited(nw.col(intermediate.strategy("r", strategy.position)), strategy, names)
    return nw.when(condition).then(priority).otherwise(NOT_FIRST)


def _next(
    names: Sequence[str], early: Mapping[int, str], best: str, chosen: str, intermediate: IntermediateColumns
) -> list[Stage]:
    """Return the stages that choose the next remedy: its priority, `NOT_FIRST` where there is none, and its place."""
    ordinary = range(len(names))
    if not early:
        return [[largest_of([*map(nw.col, names)]).alias(best)], [_first(names, best, ordinary).alias(chosen)]]
    foremost, other = intermediate.strategy("foremost", 0), intermediate.strategy("other", 0)
    places = list(early)
    is_early = nw.col(foremost) > NOT_FIRST
    place = unknown()
    for each in reversed(places):
        place = nw.when(nw.col(early[each]) == nw.col(foremost)).then(float(each)).otherwise(place)
    most = nw.when(nw.col(other) > 0.0).then(nw.col(other)).otherwise(NOT_FIRST)
    return [
        [largest_of([*map(nw.col, early.values())]).alias(foremost), largest_of([*map(nw.col, names)]).alias(other)],
        [
            nw.when(is_early).then(nw.col(foremost)).otherwise(most).alias(best),
            nw.when(is_early).then(place).otherwise(_first(names, other, ordinary)).alias(chosen),
        ],
    ]


def _priorities(
    strategies: Sequence[RankedStrategy], names: Sequence[str], intermediate: IntermediateColumns
) -> list[Stage]:
    """Return the stages of the priorities; 0 for strategies that are not recommended.

    Recommended is what is relevant from mild on; if none reaches that, the largest above 0.
    """
    relevances = [intermediate.strategy("r", strategy.position) for strategy in strategies]
    if not relevances:
        return []
    most, largest = intermediate.strategy("most", 0), intermediate.strategy("largest", 0)
    by_id = sorted(range(len(strategies)), key=lambda place: strategies[place].id)
    stages: list[Stage] = [
        [largest_of([*map(nw.col, relevances)]).alias(most)],
        [_first(relevances, most, by_id).alias(largest)],
    ]
    alone = (nw.col(most) > 0.0) & (nw.col(most) < MILD)
    layer: list[int] = []
    for place, strategy in enumerate(strategies):
        layer.append(1 + max((layer[before] for before in strategy.after), default=1))
        relevance = nw.col(relevances[place])
        priority = _limited(relevance, strategy, names)
        only = nw.when(alone & (nw.col(largest) == float(place))).then(relevance).otherwise(0.0)
        recommended = nw.when(relevance >= MILD).then(priority).otherwise(only).alias(names[place])
        stages += [[]] * (layer[place] + 1 - len(stages))
        stages[layer[place]] = [*stages[layer[place]], recommended]
    return stages


def _limited(priority: nw.Expr, strategy: RankedStrategy, names: Sequence[str]) -> nw.Expr:
    """Return the smaller of a relevance and the priorities of the recommended strategies that must come before."""
    for before in strategy.after:  # 0 is not recommended, and does not limit others
        earlier = nw.col(names[before])
        priority = nw.when((earlier > 0.0) & (earlier < priority)).then(earlier).otherwise(priority)
    return priority


def _first(names: Sequence[str], best: str, order: Sequence[int]) -> nw.Expr:
    """Return the place of the first strategy, in this order, whose number is the best."""
    first = unknown()
    for place in reversed(order):
        first = nw.when(nw.col(names[place]) == nw.col(best)).then(float(place)).otherwise(first)
    return first


def _remedy(
    turn: int,
    strategies: Sequence[RankedStrategy],
    instead: Sequence[tuple[str, nw.Expr]],
    ids: Label,
    results: ResultColumns,
    columns: tuple[str, str],
    withheld: nw.Expr,
    *,
    can_be_first: bool,
) -> Stage:
    best, chosen = columns
    id = ids(None)
    priority = unknown()
    if strategies:
        for place, strategy in enumerate(strategies):
            id = nw.when(nw.col(chosen) == float(place)).then(ids(strategy.id)).otherwise(id)
        recommended = nw.col(best) > NOT_FIRST if can_be_first else nw.col(best) > 0.0
        priority = nw.when(recommended).then(nw.col(best)).otherwise(priority)
        id = nw.when(recommended).then(id).otherwise(ids(None))
    alone, certain = ids(None), unknown()
    for professional, is_told in instead:
        alone = nw.when(is_told).then(ids(professional)).otherwise(alone)
        certain = nw.when(is_told).then(number(1.0)).otherwise(certain)
    return [
        nw.when(withheld).then(alone).otherwise(id).alias(results.remedy(turn + 1)),
        nw.when(withheld).then(certain).otherwise(priority).alias(results.priority(turn + 1)),
    ]


def _instead(
    turn: int, professional: Sequence[ProfessionalStrategy], intermediate: IntermediateColumns
) -> list[tuple[str, nw.Expr]]:
    """Return the professional strategies that can be told in this turn, each with whether it is."""
    told = [nw.col(intermediate.strategy("told", place)) for place in range(len(professional))]
    return [
        (strategy.id, (told[place] == 1.0) & (reduce(add, told[:place], number(0.0)) == float(turn)))
        for place, strategy in enumerate(professional)
        if place >= turn
    ]
