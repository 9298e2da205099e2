"""What of a graph is drawn, in any format: which way lines go, what they say, and how far to the right boxes are."""

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
"""Lines that are dashed."""
_REVERSED: frozenset[EdgeKind] = frozenset({"addresses", "after"})
_ACROSS: frozenset[EdgeKind] = frozenset({"builds", "erodes", "after"})
"""Lines that may go back, and so do not say how far to the right their ends are."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a picture. It goes the way people read: from what is observed to what helps with it."""

    start: str
    end: str
    kind: EdgeKind
    strength: float | None

    @property
    def words(self) -> str:
        """What it says, such as `leads to 0.50`."""
        return WORDS[self.kind] + (f" {self.strength:.2f}" if self.strength is not None else "")


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes by id and lines, with the layer of each node, from 0 on the left."""

    nodes: Mapping[str, Node]
    lines: tuple[Line, ...]
    layers: Mapping[str, int]

    def caption(self, node: Node) -> str:
        """What kind of entry it is; of a rule also what it does."""
        said = [line.words for line in self.lines if line.start == node.id and node.kind == "rule"]
        return ", ".join([KINDS[node.kind], *said])

    def sentence(self, line: Line) -> str:
        """A line in words."""
        return f"{self.nodes[line.start].title} {line.words}: {self.nodes[line.end].title}"


def drawing(graph: Graph) -> Drawing:
    """A graph as it is drawn."""
    lines = tuple(_line(edge) for edge in graph.edges)
    return Drawing(graph.nodes, lines, _layers(graph.nodes, lines))


def _line(edge: Edge) -> Line:
    start, end = (edge.to, edge.origin) if edge.kind in _REVERSED else (edge.origin, edge.to)
    return Line(start, end, edge.kind, edge.strength)


def _layers(nodes: Mapping[str, Node], lines: Sequence[Line]) -> Mapping[str, int]:
    """Each as far to the left as what leads to it allows; signals right beside what reads them."""
    onward = [line for line in lines if line.kind not in _ACROSS]
    led_to = {line.end for line in onward}
    onward += [line for line in lines if line.kind in ("builds", "erodes") and line.end not in led_to]
    layers = dict.fromkeys(nodes, 0)
    for _ in nodes:  # the longest way: in so many rounds at most, for there is no circle
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
