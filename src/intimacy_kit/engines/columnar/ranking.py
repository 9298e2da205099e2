"""The first remedies over columns: the strategies from mild on, by priority, then by their given order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import narwhals.stable.v2 as nw

from intimacy_kit.engines.columnar.expressions import Label, Labels, number, unknown
from intimacy_kit.engines.columnar.layout import Layout, Temporary
from intimacy_kit.model.levels import MILD

Stage = list[nw.Expr]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A strategy as it is ranked.

    Attributes:
        position: in the rule book.
        after: the places, in the order of ranking, of the strategies it comes after.
    """

    id: str
    position: int
    after: tuple[int, ...]


def ranking(
    strategies: Sequence[Ranked],
    professional: Sequence[str],
    count: int,
    names_of: tuple[Layout, Temporary],
    labels: Labels,
    withheld: nw.Expr,
) -> list[Stage]:
    """The stages from relevances to the remedies and their priorities.

    Args:
        strategies: in the order that decides between equal priorities; each after those it comes `after`.
        professional: all that is recommended where the others are withheld.
        count: how many remedies.
        names_of: the columns.
        labels: how ids are written.
        withheld: whether there is a safety concern, or an answer about safety that could not be read.
    """
    if not count:
        return []
    layout, temporary = names_of
    names = [temporary.strategy("q", place) for place in range(len(strategies))]
    stages = [*_priorities(strategies, names, temporary)]
    ids = labels(sorted({*professional, *(strategy.id for strategy in strategies)}))
    best, chosen = temporary.strategy("best", 0), temporary.strategy("chosen", 0)
    for turn in range(count):
        if names:
            stages += [[nw.max_horizontal(*names).alias(best)], [_first(names, best).alias(chosen)]]
        stages.append(_remedy(turn, strategies, professional, ids, layout, (best, chosen), withheld))
        if turn + 1 < count:
            stages.append(
                [
                    nw.when(nw.col(chosen) == float(place)).then(0.0).otherwise(nw.col(name)).alias(name)
                    for place, name in enumerate(names)
                ]
            )
    return [stage for stage in stages if stage]


def _priorities(strategies: Sequence[Ranked], names: Sequence[str], temporary: Temporary) -> list[Stage]:
    """The priority of each strategy that is recommended, and 0 for the others."""
    stages: list[Stage] = []
    layer: list[int] = []
    for place, strategy in enumerate(strategies):
        layer.append(1 + max((layer[before] for before in strategy.after), default=-1))
        relevance = nw.col(temporary.strategy("r", strategy.position))
        priority = relevance
        for before in strategy.after:  # 0 means not recommended: then it holds nothing back
            earlier = nw.col(names[before])
            priority = nw.when((earlier > 0.0) & (earlier < priority)).then(earlier).otherwise(priority)
        recommended = nw.when(relevance >= MILD).then(priority).otherwise(0.0).alias(names[place])
        stages += [[]] * (layer[place] + 1 - len(stages))
        stages[layer[place]] = [*stages[layer[place]], recommended]
    return stages


def _first(names: Sequence[str], best: str) -> nw.Expr:
    """The place of the first strategy whose priority is the best one."""
    first = unknown()
    for place in reversed(range(len(names))):
        first = nw.when(nw.col(names[place]) == nw.col(best)).then(float(place)).otherwise(first)
    return first


def _remedy(
    turn: int,
    strategies: Sequence[Ranked],
    professional: Sequence[str],
    ids: Label,
    layout: Layout,
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
        nw.when(withheld).then(alone).otherwise(id).alias(layout.remedy(turn + 1)),
        nw.when(withheld)
        .then(number(1.0) if instead else unknown())
        .otherwise(priority)
        .alias(layout.priority(turn + 1)),
    ]
