"""Reads pictures back, strictly: whatever is not understood is an error."""

import re
from dataclasses import dataclass
from html import unescape
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
QUOTED = r'"((?:[^"\\]|\\.)*)"'
SHAPES = [(r"\(\[", r"\]\)"), (r"\[\[", r"\]\]"), (r"\{\{", r"\}\}"), (r"\[/", r"/\]"), (r"\[", r"\]"), (r"\(", r"\)")]
SHAPES.append((">", r"\]"))
MERMAID_NODE = re.compile("|".join(rf'  n_([a-z]\w*){start}"([^"\n]*)"{end}:::[a-z_]+' for start, end in SHAPES))
MERMAID_LINE = re.compile(r'  n_([a-z]\w*) (?:-->|==>|-\.->)(?:\|"([^"\n]*)"\|)? n_([a-z]\w*)')
DOT_NODE = re.compile(
    rf"  {QUOTED} \[label={QUOTED}, shape=[a-z0-9]+, fillcolor=\"#[0-9a-f]{{6}}\", tooltip={QUOTED}\];"
)
DOT_LINE = re.compile(rf"  {QUOTED} -> {QUOTED} \[(?:label={QUOTED}, )?style=(?:solid|dashed)\];")


@dataclass(frozen=True)
class Parts:
    """Ids and titles of nodes; starts, ends and words of lines."""

    nodes: list[tuple[str, str]]
    lines: list[tuple[str, str, str]]


@dataclass(frozen=True)
class SvgBox:
    id: str
    x: float
    y: float
    width: float
    height: float
    rows: list[str]

    @property
    def text(self) -> str:
        return "".join(self.rows)


def mermaid_parts(text: str) -> Parts:
    first, *rest = text.removesuffix("\n").split("\n")
    assert first == "flowchart LR"
    nodes: list[tuple[str, str]] = []
    lines: list[tuple[str, str, str]] = []
    for row in rest:
        if node := MERMAID_NODE.fullmatch(row):
            id, label = (group for group in node.groups() if group is not None)
            nodes.append((id, _mermaid_text(label)))
        elif line := MERMAID_LINE.fullmatch(row):
            lines.append((line[1], line[3], line[2] or ""))
        else:
            assert re.fullmatch(r"  classDef [a-z_]+ fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6},color:#[0-9a-f]{6}", row)
    return Parts(nodes, lines)


def _mermaid_text(label: str) -> str:
    assert not re.search(r"[<>&\"`#\\]", re.sub(r"#\d+;", "", label))
    return re.sub(r"#(\d+);", lambda entity: chr(int(entity[1])), label)


def dot_parts(text: str) -> Parts:
    first, *rest, last = text.removesuffix("\n").split("\n")
    assert (first, last) == ("digraph knowledge {", "}")
    nodes: list[tuple[str, str]] = []
    lines: list[tuple[str, str, str]] = []
    for row in rest[3:]:
        if node := DOT_NODE.fullmatch(row):
            nodes.append((node[1], _dot_text(node[2])))
        else:
            line = DOT_LINE.fullmatch(row)
            assert line, row
            lines.append((line[1], line[2], line[3] or ""))
    return Parts(nodes, lines)


def _dot_text(label: str) -> str:
    """As Graphviz shows it: first what is escaped, then entities."""
    assert not re.search(r"\\[^\\\"]", label.replace("\\\\", ""))
    return unescape(re.sub(r"\\(.)", r"\1", label))


def svg_parts(text: str) -> tuple[list[SvgBox], list[str]]:
    """Boxes, and what lines say."""
    boxes: list[SvgBox] = []
    lines: list[str] = []
    for group in ET.fromstring(text).findall(f"{SVG}g"):
        if group.get("class") == "legend":
            continue
        title = group.findtext(f"{SVG}title")
        assert title is not None
        rect = group.find(f"{SVG}rect")
        if rect is None:
            lines.append(title)
            continue
        place = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        rows = [row.text or "" for row in group.findall(f"{SVG}text") if row.get("class") != "caption"]
        boxes.append(SvgBox(title, *place, rows=rows))
    return boxes, lines
