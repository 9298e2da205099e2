"""Write a drawing as DOT, the language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from intimacy_kit.reasoning.graph import NodeKind
from intimacy_kit.render.pictures.drawing import LESSENING, Drawing, kind_words

_LOOKS: Mapping[NodeKind, tuple[str, str]] = {
    "signal": ("ellipse", "#e6eef6"),
    "rule": ("hexagon", "#f4f1ec"),
    "safety_rule": ("octagon", "#fbe3de"),
    "caution": ("octagon", "#f8ecd2"),
    "challenge": ("box", "#f8dfc3"),
    "consequence": ("parallelogram", "#f3d3c8"),
    "component": ("component", "#e3e4f5"),
    "strategy": ("box3d", "#d9ece4"),
    "practice": ("note", "#eaf4ee"),
    "benefit": ("house", "#f6efcf"),
}


def dot(drawing: Drawing) -> str:
    """Return a drawing as DOT."""
    return "\n".join(_lines(drawing)) + "\n"


def _lines(drawing: Drawing) -> Iterator[str]:
    yield "digraph knowledge {"
    yield '  graph [rankdir=LR, bgcolor="transparent"];'
    yield '  node [style="filled", fontname="Helvetica", fontsize=11];'
    yield '  edge [fontname="Helvetica", fontsize=9];'
    kinds = kind_words(drawing.say)
    for node in drawing.nodes.values():
        shape, fill = _LOOKS[node.kind]
        tip = _quoted(f"{kinds[node.kind]} {node.id}")
        yield f'  "{node.id}" [label={_quoted(node.title)}, shape={shape}, fillcolor="{fill}", tooltip={tip}];'
    for line in drawing.lines:
        label = "" if line.kind == "reads" else f"label={_quoted(drawing.label(line))}, "
        style = "dashed" if line.kind in LESSENING else "solid"
        yield f'  "{line.start}" -> "{line.end}" [{label}style={style}];'
    yield "}"


def _quoted(text: str) -> str:
    """Return a quoted DOT string; backslashes and ampersands are escaped, as labels interpret both."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    return '"' + plain.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"') + '"'
