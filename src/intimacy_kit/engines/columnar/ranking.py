"""Rank the remedies over columns: strategies of at least mild relevance, by priority, then in the given order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.expressions import Label, Labels, number, unknown
from intimacy_kit.engines.columnar.layout import IntermediateColumns, ResultColumns
from intimacy_kit.model.levels import MILD

Stage = list[nw.Expr]


@dataclass(frozen=True, slots=True)
class RankedStrategy:
    """A strategy with its place in the ranking.

    Attributes:
        id: id of the strategy.
        position: position in the rule book.
        after: places in the ranking of the strategies that must come before it.
    """

    id: str
    position: int
    after: tuple[int, ...]


def ranking(
    strategies: Sequence[RankedStrategy],
    professional: Sequence[str],
    count: int,
    names_of: tuple[ResultColumns, IntermediateColumns],
    labels: Labels,
    withheld: nw.Expr,
) -> list[Stage]:
    """Return the stages from relevances to the remedies and their priorities.

    Args:
        strategies: strategies in the order that breaks ties; each after those in its `after`.
        professional: ids of the strategies that are recommended if the others are withheld.
        count: number of remedies.
        names_of: names of the result columns and of the intermediate columns.
        labels: type of the ids.
        withheld: whether there is a safety concern, or an unreadable answer about safety.
    """
    if not count:
        return []
    results, intermediate = names_of
    names = [intermediate.strategy("q", place) for place in range(len(strategies))]
    stages = [*_priorities(strategies, names, intermediate)]
    ids = labels(sorted({*professional, *(strategy.id for strategy in strategies)}))
    best, chosen = intermediate.strategy("best", 0), intermediate.strategy("chosen", 0)
    for turn in range(count):
        if names:
            stages += [[nw.max_horizontal(*names).alias(best)], [_first(names, best, range(len(names))).alias(chosen)]]
        stages.append(_remedy(turn, strategies, professional, ids, results, (best, chosen), withheld))
        if turn + 1 < count:
            stages.append(
                [
                    nw.when(nw.col(chosen) == float(place)).then(0.0).otherwise(nw.col(name)).alias(name)
                    for place, name in enumerate(names)
                ]
            )
    return [stage for stage in stages if stage]


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
        [nw.max_horizontal(*relevances).alias(most)],
        [_first(relevances, most, by_id).alias(largest)],
    ]
    alone = (nw.col(most) > 0.0) & (nw.col(most) < MILD)
    layer: list[int] = []
    for place, strategy in enumerate(strategies):
        layer.append(1 + max((layer[before] for before in strategy.after), default=1))
        relevance = nw.col(relevances[place])
        priority = relevance
        for before in strategy.after:  # 0 is not recommended, and does not limit others
            earlier = nw.col(names[before])
            priority = nw.when((earlier > 0.0) & (earlier < priority)).then(earlier).otherwise(priority)
        only = nw.when(alone & (nw.col(largest) == float(place))).then(relevance).otherwise(0.0)
        recommended = nw.when(relevance >= MILD).then(priority).otherwise(only).alias(names[place])
        stages += [[]] * (layer[place] + 1 - len(stages))
        stages[layer[place]] = [*stages[layer[place]], recommended]
    return stages


def _first(names: Sequence[str], best: str, order: Sequence[int]) -> nw.Expr:
    """Return the place of the first strategy, in this order, whose number is the best."""
    first = unknown()
    for place in reversed(order):
        first = nw.when(nw.col(names[place]) == nw.col(best)).then(float(place)).otherwise(first)
    return first


def _remedy(
    turn: int,
    strategies: Sequence[RankedStrategy],
    professional: Sequence[str],
    ids: Label,
    results: ResultColumns,
    columns: tuple[str, str],
    withheld: nw.Expr,
) -> Stage:
    best, chosen = columns
    id = ids(None)
    priority = unknown()
    if strategies:
        for place, strategy in enumerate(strategies):
            id = nw.when(nw.col(chosen) == float(place)).then(ids(strategy.id)).otherwise(id)
        priority = nw.when(nw.col(best) > 0.0).then(nw.col(best)).otherwise(priority)
        id = nw.when(nw.col(best) > 0.0).then(id).otherwise(ids(None))
    instead = turn < len(professional)
    alone = ids(professional[turn] if instead else None)
    return [
        nw.when(withheld).then(alone).otherwise(id).alias(results.remedy(turn + 1)),
        nw.when(withheld)
        .then(number(1.0) if instead else unknown())
        .otherwise(priority)
        .alias(results.priority(turn + 1)),
    ]
