"""The order in which findings are computed, and dependency cycles."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intimacy_kit.packs.linking.dependency_order import DependencyCycle, depths


def test_the_depth_is_the_length_of_the_longest_path() -> None:
    graph = {"roof": ["wall", "floor"], "wall": ["floor"], "floor": [], "tree": ()}

    assert depths(graph) == {"floor": 0, "tree": 0, "wall": 1, "roof": 2}
    assert depths({}) == {}


def test_very_deep_graphs_are_sorted() -> None:
    graph: dict[str, list[str]] = {f"n{n}": [f"n{n - 1}"] for n in range(1, 20_000)}

    assert max(depths({"n0": [], **graph}).values()) == 19_999


@pytest.mark.parametrize(
    ("graph", "path"),
    [
        ({"a": ["a"]}, ["a", "a"]),
        ({"a": ["b"], "b": ["a"]}, ["a", "b", "a"]),
        ({"b": ["a"], "a": ["b"]}, ["a", "b", "a"]),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, ["b", "c", "b"]),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": ["a"]}, ["a", "b", "d", "a"]),
    ],
)
def test_a_cycle_is_returned_as_a_path(graph: dict[str, list[str]], path: list[str]) -> None:
    with pytest.raises(DependencyCycle) as raised:
        depths(graph)

    assert raised.value.path == path


IDS = st.sampled_from("abcdef")


@given(st.dictionaries(IDS, st.sets(IDS), min_size=1), st.randoms())
def test_a_graph_is_sorted_topologically_or_has_a_cycle(graph: dict[str, set[str]], random: Random) -> None:
    graph = {id: below & graph.keys() for id, below in graph.items()}
    shuffled = list(graph.items())
    random.shuffle(shuffled)
    found, path = depths_or_cycle(graph)

    assert depths_or_cycle(dict(shuffled)) == (found, path)
    if path:
        assert path[0] == path[-1]
        assert all(below in graph[id] for id, below in pairwise(path))
    else:
        assert found == {id: max((found[below] + 1 for below in graph[id]), default=0) for id in graph}


def depths_or_cycle(graph: dict[str, set[str]]) -> tuple[dict[str, int], list[str]]:
    try:
        return depths(graph), []
    except DependencyCycle as cycle:
        return {}, cycle.path
