"""Represent a knowledge base as a directed graph of its entries, and select parts of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from intimacy_kit.errors import Problem, QuestionError, UnknownIdError, shown, suggestion
from intimacy_kit.installing import install_extra
from intimacy_kit.model.concepts import Concept, Practice
from intimacy_kit.model.options import whole_option
from intimacy_kit.model.pack import Contents
from intimacy_kit.model.rules import SafetyRule
from intimacy_kit.model.signals import Signal
from intimacy_kit.model.values import plain_text

if TYPE_CHECKING:
    import networkx as nx

    from intimacy_kit.reasoning.runtime import Runtime

NodeKind = Literal[
    "signal",
    "rule",
    "safety_rule",
    "caution",
    "challenge",
    "consequence",
    "component",
    "strategy",
    "practice",
    "benefit",
]
EdgeKind = Literal[
    "reads",
    "supports",
    "relieves",
    "helped_by",
    "leads_to",
    "erodes",
    "addresses",
    "builds",
    "yields",
    "offers",
    "after",
]

Titled = Signal | Concept | Practice | SafetyRule
_OVERVIEW: frozenset[NodeKind] = frozenset({"challenge", "consequence", "component", "strategy", "benefit"})
RULES: frozenset[NodeKind] = frozenset({"rule", "safety_rule", "caution"})
MAX_STEPS = 10
"""Maximum radius of a neighbourhood; more is an error."""
_IDS = "use the id of a signal, a rule, a concept, a strategy or a practice of the packs"


@dataclass(frozen=True, slots=True)
class Node:
    """An entry of the packs. The title of a rule is its condition; a `safety_rule` raises a concern."""

    id: str
    kind: NodeKind
    title: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two entries. `strength` is that of a rule or link, and None for all other kinds."""

    origin: str
    to: str
    kind: EdgeKind
    strength: float | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """A directed graph: nodes in ascending order of id, edges in ascending order of origin and target."""

    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain data: `nodes` with id, kind and title; `edges` with from, to, kind and strength."""
        return {
            "nodes": [{"id": node.id, "kind": node.kind, "title": node.title} for node in self.nodes.values()],
            "edges": [
                {"from": edge.origin, "to": edge.to, "kind": edge.kind, "strength": edge.strength}
                for edge in self.edges
            ],
        }


def knowledge_graph(runtime: Runtime) -> Graph:
    """Return the graph of all entries of the packs, to be made once: `runtime.once(knowledge_graph)`."""
    contents = runtime.built.contents
    nodes = sorted(_nodes(contents), key=lambda node: node.id)
    once = dict.fromkeys(_edges(contents))  # a pack may name the same component twice
    return Graph({node.id: node for node in nodes}, tuple(sorted(once, key=lambda edge: (edge.origin, edge.to))))


def overview(graph: Graph) -> Graph:
    """Return the subgraph of the concepts: challenges, consequences, components, strategies and benefits."""
    chosen = {id: node for id, node in graph.nodes.items() if node.kind in _OVERVIEW}
    edges = (edge for edge in graph.edges if edge.origin in chosen and edge.to in chosen and edge.kind != "after")
    return Graph(chosen, tuple(edges))


def neighbourhood(graph: Graph, id: object, steps: object) -> Graph:
    """Return the neighbourhood of a node, or the overview for None.

    A path through a rule counts as one step, and a rule is included with everything that it reads.

    Args:
        graph: of all entries.
        id: of a node.
        steps: the radius, from 1 to `MAX_STEPS`.

    Raises:
        QuestionError: unknown node (IK401), or the number of steps is out of range (IK404).
    """
    far = whole_option(steps, "steps", 1, MAX_STEPS)
    if id is None:
        return overview(graph)
    name = plain_text(id)
    if name is None:
        raise UnknownIdError(Problem("IK401", "an entry id must be text", _IDS))
    if name not in graph.nodes:
        help = suggestion(name, list(graph.nodes), _IDS)
        raise UnknownIdError(Problem("IK401", f"unknown id {shown(name)}", help))
    touching = _touching(graph.edges)
    near, reached = {name: None}, set[Edge]()
    for _ in range(far):
        found = {edge for node in near for edge in touching.get(node, ())}
        rules = {end for edge in found for end in (edge.origin, edge.to) if graph.nodes[end].kind in RULES}
        reached |= found | {edge for rule in rules for edge in touching[rule]}
        near = dict.fromkeys(end for edge in reached for end in (edge.origin, edge.to))
    ids = {name, *near}
    return Graph(
        {id: node for id, node in graph.nodes.items() if id in ids},
        tuple(edge for edge in graph.edges if edge in reached),
    )


def _touching(edges: Iterable[Edge]) -> Mapping[str, list[Edge]]:
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        found.setdefault(edge.origin, []).append(edge)
        found.setdefault(edge.to, []).append(edge)
    return found


def to_networkx(graph: Graph) -> nx.DiGraph[str]:
    """Return the graph as a networkx `DiGraph`.

    Raises:
        QuestionError: networkx is not installed (IK407).
    """
    try:
        import networkx as nx  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        help = f"install it: {install_extra('graph')}"
        raise QuestionError(Problem("IK407", "the graph needs the package networkx", help)) from None
    made: nx.DiGraph[str] = nx.DiGraph()
    for node in graph.nodes.values():
        made.add_node(node.id, kind=node.kind, title=node.title)
    for edge in graph.edges:
        degree = {} if edge.strength is None else {"strength": edge.strength}
        made.add_edge(edge.origin, edge.to, kind=edge.kind, **degree)
    return made


def _nodes(contents: Contents) -> Iterator[Node]:
    kinds: tuple[tuple[NodeKind, Mapping[str, Titled]], ...] = (
        ("signal", contents.signals),
        ("challenge", contents.challenges),
        ("consequence", contents.consequences),
        ("component", contents.components),
        ("strategy", contents.strategies),
        ("practice", contents.practices),
        ("benefit", contents.benefits),
        ("safety_rule", {id: rule for id, rule in contents.safety.items() if rule.kind == "concern"}),
        ("caution", {id: rule for id, rule in contents.safety.items() if rule.kind == "caution"}),
    )
    for kind, entries in kinds:
        for id, entry in entries.items():
            yield Node(id, kind, entry.title)
    for id, rule in contents.rules.items():
        yield Node(id, "rule", str(rule.when))


def _edges(contents: Contents) -> Iterator[Edge]:
    for id, rule in contents.rules.items():
        yield from (Edge(name, id, "reads") for name in rule.ids)
        yield Edge(id, rule.finding, "supports" if rule.supports else "relieves", rule.strength)
    for id, safety in contents.safety.items():
        yield from (Edge(name, id, "reads") for name in safety.when.names)
        yield from (Edge(id, practice, "helped_by") for practice in safety.support)
    for id, challenge in contents.challenges.items():
        yield from (Edge(id, component, "erodes") for component in challenge.erodes)
        yield from (Edge(id, link.to, "leads_to", link.strength) for link in challenge.leads_to)
    for id, consequence in contents.consequences.items():
        yield from (Edge(id, link.to, "leads_to", link.strength) for link in consequence.leads_to)
    for id, strategy in contents.strategies.items():
        yield from (Edge(id, link.to, "addresses", link.strength) for link in strategy.addresses)
        yield from (Edge(id, component, "builds") for component in strategy.builds)
        yield from (Edge(id, benefit, "yields") for benefit in strategy.yields)
        yield from (Edge(id, practice, "offers") for practice in strategy.practices)
        yield from (Edge(id, other, "after") for other in strategy.after)
