"""Every entry and relation of a pack is in the graph and in each picture of it exactly once."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import intimacy_kit as ik
from intimacy_kit.testing.strategies import packs
from tests.unit.render.pictures.read import dot_parts, mermaid_parts, svg_parts


def expected(knowledge: ik.KnowledgeBase) -> tuple[set[str], Counter[tuple[str, str, str]]]:
    """The ids and edges, from the entries themselves."""
    edges: Counter[tuple[str, str, str]] = Counter()
    for rule in knowledge.rules.values():
        edges.update((name, "reads", rule.id) for name in rule.ids)
        edges[rule.id, "supports" if rule.supports else "relieves", rule.finding] += 1
    for safety in knowledge.safety_rules.values():
        edges.update((name, "reads", safety.id) for name in safety.when.names)
        edges.update((safety.id, "helped_by", id) for id in safety.support)
    for challenge in knowledge.challenges.values():
        edges.update((challenge.id, "erodes", id) for id in challenge.erodes)
    for leading in (*knowledge.challenges.values(), *knowledge.consequences.values()):
        edges.update((leading.id, "leads_to", link.to) for link in leading.leads_to)
    for strategy in knowledge.strategies.values():
        edges.update((strategy.id, "addresses", link.to) for link in strategy.addresses)
        for kind, ids in (
            ("builds", strategy.builds),
            ("yields", strategy.yields),
            ("offers", strategy.practices),
            ("after", strategy.after),
        ):
            edges.update((strategy.id, kind, id) for id in ids)
    entries = (
        knowledge.signals,
        knowledge.rules,
        knowledge.safety_rules,
        knowledge.challenges,
        knowledge.consequences,
        knowledge.components,
        knowledge.strategies,
        knowledge.practices,
        knowledge.benefits,
    )
    return {id for some in entries for id in some}, edges


@given(packs())
def test_graph_has_every_entry_and_relation_once(pack: dict[str, str]) -> None:
    pytest.importorskip("networkx")
    knowledge = ik.load_knowledge(pack, core=False)
    ids, edges = expected(knowledge)
    graph = knowledge.graph()

    assert set(graph.nodes) == ids
    assert Counter((origin, kind, to) for origin, to, kind in graph.edges(data="kind")) == edges
    assert set(edges.values()) <= {1}


@given(packs(), st.data())
def test_every_format_draws_every_node_and_edge_once(pack: dict[str, str], data: st.DataObject) -> None:
    knowledge = ik.load_knowledge(pack, core=False)
    ids, edges = expected(knowledge)
    around = data.draw(st.none() | st.sampled_from(sorted(ids)))
    steps = data.draw(st.sampled_from([1, 2, 10]))
    picture = knowledge.picture(around, steps=steps)
    shown = picture.to_dict()
    nodes = Counter(node["id"] for node in shown["nodes"])
    kept = [(edge["from"], edge["kind"], edge["to"]) for edge in shown["edges"]]

    assert Counter(kept) <= edges
    assert around is None or around in nodes
    lines = Counter((to, origin) if kind in ("addresses", "after") else (origin, to) for origin, kind, to in kept)
    assert all(end in nodes for line in lines for end in line)
    for parts in (dot_parts(picture.dot()), mermaid_parts(picture.mermaid())):
        assert Counter(id for id, _ in parts.nodes) == nodes
        assert Counter((start, to) for start, to, _ in parts.lines) == lines
    boxes, said = svg_parts(picture.svg())
    assert Counter(box.id for box in boxes) == nodes
    assert len(said) == lines.total()
