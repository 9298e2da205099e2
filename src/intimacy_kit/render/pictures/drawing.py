"""Convert a graph to a drawing that all formats share: direction and label of lines, and the layer of each node."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.reasoning.graph import Edge, EdgeKind, Graph, Node, NodeKind

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


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes and lines in layers.

    Attributes:
        nodes: node per id.
        lines: lines between the nodes.
        layers: layer per id, from 0 on the left.
        say: messages for captions and labels.
    """

    nodes: Mapping[str, Node]
    lines: tuple[Line, ...]
    layers: Mapping[str, int]
    say: Messages

    def caption(self, node: Node) -> str:
        """Return the kind of a node; for a rule also its effects."""
        said = [self.label(line) for line in self.lines if line.start == node.id and node.kind == "rule"]
        return ", ".join([kind_words(self.say)[node.kind], *said])

    def label(self, line: Line) -> str:
        """Return the words of a line, such as `leads to 0.50`."""
        words = line_words(self.say)[line.kind]
        return words if line.strength is None else f"{words} {self.say.decimals(f'{line.strength:.2f}')}"

    def sentence(self, line: Line) -> str:
        """Return a line as a sentence."""
        return f"{self.nodes[line.start].title} {self.label(line)}: {self.nodes[line.end].title}"


def drawing(graph: Graph, say: Messages) -> Drawing:
    """Return the drawing of a graph, with captions and labels in the language of the messages."""
    lines = tuple(_line(edge) for edge in graph.edges)
    return Drawing(graph.nodes, lines, _layers(graph.nodes, lines), say)


def kind_words(say: Messages) -> dict[NodeKind, str]:
    """Return what each kind of node is called."""
    return {
        "signal": say.pgettext("node", "signal"),
        "rule": say.pgettext("node", "rule"),
        "safety_rule": say.pgettext("node", "safety rule"),
        "caution": say.pgettext("node", "caution"),
        "challenge": say.pgettext("node", "challenge"),
        "consequence": say.pgettext("node", "consequence"),
        "component": say.pgettext("node", "component"),
        "strategy": say.pgettext("node", "strategy"),
        "practice": say.pgettext("node", "practice"),
        "benefit": say.pgettext("node", "benefit"),
    }


def line_words(say: Messages) -> dict[EdgeKind, str]:
    """Return what each kind of line says of what it leads from, and of what it leads to."""
    return {
        "reads": say.pgettext("line", "read by"),
        "supports": say.pgettext("line", "supports"),
        "relieves": say.pgettext("line", "lessens"),
        "helped_by": say.pgettext("line", "helped by"),
        "leads_to": say.pgettext("line", "leads to"),
        "erodes": say.pgettext("line", "wears down"),
        "addresses": say.pgettext("line", "helped by"),
        "builds": say.pgettext("line", "builds"),
        "yields": say.pgettext("line", "gives"),
        "offers": say.pgettext("line", "by"),
        "after": say.pgettext("line", "before"),
    }


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
