"""Write a drawing as Mermaid, which notebooks, wikis and code hosts render."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from intimacy_kit.reasoning.graph import NodeKind
from intimacy_kit.render.pictures.drawing import LESSENING, Drawing

_SHAPES: Mapping[NodeKind, tuple[str, str]] = {
    "signal": ("([", "])"),
    "rule": ("{{", "}}"),
    "safety_rule": ("{{", "}}"),
    "caution": ("{{", "}}"),
    "challenge": ("[", "]"),
    "consequence": ("[/", "/]"),
    "component": ("(", ")"),
    "strategy": ("[[", "]]"),
    "practice": (">", "]"),
    "benefit": ("(", ")"),
}
_STYLES: Mapping[NodeKind, str] = {
    "signal": "fill:#e6eef6,stroke:#4a6b8a,color:#1c1a17",
    "rule": "fill:#f4f1ec,stroke:#7a726a,color:#1c1a17",
    "safety_rule": "fill:#fbe3de,stroke:#a33b2a,color:#1c1a17",
    "caution": "fill:#f8ecd2,stroke:#8a5a12,color:#1c1a17",
    "challenge": "fill:#f8dfc3,stroke:#9a5b1c,color:#1c1a17",
    "consequence": "fill:#f3d3c8,stroke:#9c4a33,color:#1c1a17",
    "component": "fill:#e3e4f5,stroke:#5a5a9a,color:#1c1a17",
    "strategy": "fill:#d9ece4,stroke:#2f6f5a,color:#1c1a17",
    "practice": "fill:#eaf4ee,stroke:#2f6f5a,color:#1c1a17",
    "benefit": "fill:#f6efcf,stroke:#857019,color:#1c1a17",
}
_BEGINS_LIST = re.compile(r"\s*(?:[-+]|\d+[.)])")


def mermaid(drawing: Drawing) -> str:
    """Return a drawing as Mermaid."""
    return "\n".join(_lines(drawing)) + "\n"


def _lines(drawing: Drawing) -> Iterator[str]:
    yield "flowchart LR"
    for node in drawing.nodes.values():
        start, end = _SHAPES[node.kind]
        yield f'  {_name(node.id)}{start}"{_label(node.title)}"{end}:::{node.kind}'
    for line in drawing.lines:
        arrow = "-.->" if line.kind in LESSENING else "==>" if line.kind == "leads_to" else "-->"
        label = "" if line.kind == "reads" else f'|"{_label(drawing.label(line))}"|'
        yield f"  {_name(line.start)} {arrow}{label} {_name(line.end)}"
    for kind in sorted({node.kind for node in drawing.nodes.values()}):
        yield f"  classDef {kind} {_STYLES[kind]}"


def _name(id: str) -> str:
    """Return an id with a prefix, as some are keywords of Mermaid, such as `end`."""
    return f"n_{id}"


def _label(text: str) -> str:
    """Return text with characters that are special in Mermaid or HTML as numeric entities."""
    plain = "".join(char if char.isalnum() or char in " .,;:!?'()/-_+%" else _entity(char) for char in text)
    if begins := _BEGINS_LIST.match(plain):  # Mermaid shows an error for a label in the form of a list
        plain = plain[: begins.end() - 1] + _entity(plain[begins.end() - 1]) + plain[begins.end() :]
    return plain if plain.strip() else "#32;"  # an empty label is an error


def _entity(char: str) -> str:
    return f"#{ord(char)};" if char.isprintable() else " "
