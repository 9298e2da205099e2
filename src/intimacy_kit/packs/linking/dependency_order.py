"""The order in which things are computed, each after those it depends on; a circle is found and named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

Graph = Mapping[str, Iterable[str]]
"""Each id with the ids it depends on (all of them ids of the graph)."""


class Circle(Exception):
    """The graph has a circle: `path` goes round it, first and last the same."""

    def __init__(self, path: list[str]) -> None:
        super().__init__()
        self.path = path


def depths(graph: Graph) -> dict[str, int]:
    """The length of the longest way down from each id; sorting by (depth, id) puts each after what it depends on.

    Raises:
        Circle: there is no such order.
    """
    sorter = TopologicalSorter({id: sorted(graph[id]) for id in sorted(graph)})
    depth: dict[str, int] = {}
    try:
        for id in sorter.static_order():
            depth[id] = 1 + max((depth[below] for below in graph[id]), default=-1)
    except CycleError as error:
        raise Circle(list(reversed(error.args[1]))) from None
    return depth
