"""Sort a dependency graph topologically and find dependency cycles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

Graph = Mapping[str, Iterable[str]]
"""The ids that each id depends on; all of them are keys of the graph."""


class DependencyCycle(Exception):
    """The graph has a cycle.

    Attributes:
        path: the ids along the cycle; the first and last are the same.
    """

    def __init__(self, path: list[str]) -> None:
        super().__init__()
        self.path = path


def depths(graph: Graph) -> dict[str, int]:
    """Return the length of the longest dependency path from each id.

    Sorting by (depth, id) is a topological order that does not depend on the order of the input.

    Raises:
        DependencyCycle: the graph has a cycle.
    """
    sorter = TopologicalSorter({id: sorted(graph[id]) for id in sorted(graph)})
    depth: dict[str, int] = {}
    try:
        for id in sorter.static_order():
            depth[id] = 1 + max((depth[below] for below in graph[id]), default=-1)
    except CycleError as error:
        raise DependencyCycle(list(reversed(error.args[1]))) from None
    return depth
