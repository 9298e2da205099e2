"""Convert a graph to a drawing that all formats share: direction and label of lines, and the layer of each node."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intimacy_kit.reasoning.graph import Edge, EdgeKind, Graph, Node, NodeKind

KINDS: Mapping[NodeKind, str] = {
    "signal": "signal",
    "rule": "rule",
    "safety_rule": "safety rule",
    "challenge": "challenge",
    "consequence": "consequence",
    "component": "component",
    "strategy": "strategy",
    "practice": "practice",
    "benefit": "benefit",
}
WORDS: Mapping[EdgeKind, str] = {
    "reads": "read by",
    "supports": "supports",
    "relieves": "relieves",
    "leads_to": "leads to",
    "erodes": "wears down",
    "addresses": "helped by",
    "builds": "builds",
    "yields": "gives",
    "offers": "by",
    "after": "before",
}
LESSENING: frozenset[EdgeKind] = frozenset({"relieves", "erodes", "addresses"})
"""Kinds of edges that reduce a score; they are drawn dashed."""
_REVERSED: frozenset[EdgeKind] = frozenset({"addresses", "after"})
_ACROSS: frozenset[EdgeKind] = frozenset({"builds", "erodes", "after"})
"""Kinds of edges that may point to an earlier layer, so they do not determine layers."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a drawing, directed from what is observed to what helps.

    Attributes:
        start: id of the node it starts at.
        end: id of the node it ends at.
        kind: kind of the edge.
        strength: strength of the edge in [0, 1]; None if it has none.
    """

    start: str
    end: str
    kind: EdgeKind
    strength: float | None

    @property
    def words(self) -> str:
        """Label, such as `leads to 0.50`."""
        return WORDS[self.kind] + (f" {self.strength:.2f}" if self.strength is not None else "")


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes and lines in layers.

    Attributes:
        nodes: node per id.
        lines: lines between the nodes.
        layers: layer per id, from 0 on the left.
    """

    nodes: Mapping[str, Node]
    lines: tuple[Line, ...]
    layers: Mapping[str, int]

    def caption(self, node: Node) -> str:
        """Return the kind of a node; for a rule also its effects."""
        said = [line.words for line in self.lines if line.start == node.id and node.kind == "rule"]
        return ", ".join([KINDS[node.kind], *said])

    def sentence(self, line: Line) -> str:
        """Return a line as a sentence."""
        return f"{self.nodes[line.start].title} {line.words}: {self.nodes[line.end].title}"


def drawing(graph: Graph) -> Drawing:
    """Return the drawing of a graph."""
    lines = tuple(_line(edge) for edge in graph.edges)
    return Drawing(graph.nodes, lines, _layers(graph.nodes, lines))


def _line(edge: Edge) -> Line:
    start, end = (edge.to, edge.origin) if edge.kind in _REVERSED else (edge.origin, edge.to)
    return Line(start, end, edge.kind, edge.strength)


def _layers(nodes: Mapping[str, Node], lines: Sequence[Line]) -> Mapping[str, int]:
    """Return the layer of each node by longest path; signals are next to the leftmost node that reads them."""
    onward = [line for line in lines if line.kind not in _ACROSS]
    led_to = {line.end for line in onward}
    onward += [line for line in lines if line.kind in ("builds", "erodes") and line.end not in led_to]
    layers = dict.fromkeys(nodes, 0)
    for _ in nodes:  # longest paths by relaxation; the graph is acyclic, so one round per node is enough
        moved = False
        for line in onward:
            if layers[line.end] <= layers[line.start]:
                layers[line.end], moved = layers[line.start] + 1, True
        if not moved:
            break
    readers: dict[str, int] = {}
    for line in onward:
        readers[line.start] = min(layers[line.end], readers.get(line.start, layers[line.end]))
    return layers | {id: layer - 1 for id, layer in readers.items() if nodes[id].kind == "signal"}
