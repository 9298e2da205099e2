"""Write a drawing as self-contained SVG, without scripts or external fonts, for light and dark mode."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from textwrap import wrap
from unicodedata import east_asian_width

from intimacy_kit.reasoning.graph import Node
from intimacy_kit.render.pictures.drawing import LESSENING, Drawing, Line, line_words
from intimacy_kit.render.pictures.layers import Box, Layout, placed

WIDTH, BETWEEN, GAP, MARGIN = 214.0, 92.0, 12.0, 12.0
_LETTERS, _LINE_HEIGHT, _CAPTION, _PADDING = 27, 16.0, 15.0, 9.0
_PORTS = 7.0
_OPERATOR = re.compile(r"(?<=<|>|=|!) (?=\S)")
STYLE = """
.ik-picture{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif}
.ik-picture text{fill:#1f1c19;font-size:13px}.ik-picture .caption{fill:#5a534c;font-size:11px}
.ik-picture rect{stroke-width:1.2}.ik-picture path{fill:none;stroke:#7d756c;stroke-opacity:.75}
.ik-picture .tip{fill:#7d756c;stroke:none}.ik-picture .dashed{stroke-dasharray:5 4}
.ik-picture .condition{font-size:12px}.ik-picture .around{stroke-width:2.8}
.ik-picture .legend text{fill:#807a73;font-size:12px}
.ik-picture .signal{fill:#e6eef6;stroke:#4a6b8a}
.ik-picture .rule{fill:#f7f4ef;stroke:#8a827a}
.ik-picture .safety_rule{fill:#fbe3de;stroke:#a33b2a}
.ik-picture .caution{fill:#f8ecd2;stroke:#8a5a12}
.ik-picture .challenge{fill:#f8dfc3;stroke:#9a5b1c}
.ik-picture .consequence{fill:#f3d3c8;stroke:#9c4a33}
.ik-picture .component{fill:#e3e4f5;stroke:#5a5a9a}
.ik-picture .strategy{fill:#d9ece4;stroke:#2f6f5a}
.ik-picture .practice{fill:#eaf4ee;stroke:#2f6f5a}
.ik-picture .benefit{fill:#f6efcf;stroke:#857019}
@media (prefers-color-scheme:dark){
.ik-picture text{fill:#f0ebe5}.ik-picture .caption{fill:#c3bab0}.ik-picture path{stroke:#a39a90}
.ik-picture .tip{fill:#a39a90}
.ik-picture .signal{fill:#22323f;stroke:#7fa3c4}
.ik-picture .rule{fill:#2a2826;stroke:#8f867d}
.ik-picture .safety_rule{fill:#4a201a;stroke:#e08e7f}
.ik-picture .caution{fill:#40300f;stroke:#e0b05e}
.ik-picture .challenge{fill:#4a3316;stroke:#d9a15f}
.ik-picture .consequence{fill:#4a261b;stroke:#dd9179}
.ik-picture .component{fill:#2b2b47;stroke:#a3a3dc}
.ik-picture .strategy{fill:#183a2e;stroke:#7cc0a6}
.ik-picture .practice{fill:#1e3029;stroke:#7cc0a6}
.ik-picture .benefit{fill:#3d3512;stroke:#cdb757}
}
"""


def svg(drawing: Drawing, title: str, around: str | None) -> str:
    """Return a drawing as SVG. Boxes have a caption with their kind; lines have their sentence as tooltip.

    Args:
        drawing: the drawing.
        title: title of the image.
        around: id of the node to emphasise.
    """
    texts = {id: _wrapped(node) for id, node in drawing.nodes.items()}
    sides = Counter(side for line in drawing.lines for side in _sides(line, drawing))
    heights = {id: _height(lines, max(sides[id, -1], sides[id, 1])) for id, lines in texts.items()}
    boxes = [Box(id, drawing.layers[id], height) for id, height in heights.items()]
    layout = placed(boxes, [(line.start, line.end) for line in drawing.lines], GAP)
    layers = 1 + max(drawing.layers.values(), default=0)
    width = 2 * MARGIN + layers * WIDTH + (layers - 1) * BETWEEN
    legend = [*_legend(drawing)]
    height = 2 * MARGIN + layout.height + _LINE_HEIGHT * (len(legend) + 1 if legend else 0)
    inside = "\n".join(
        [
            f"<title>{_escaped(title)}</title>",
            f"<desc>{_escaped('; '.join(drawing.sentence(line) for line in drawing.lines))}</desc>",
            f"<style>{STYLE}</style>",
            *_lines(drawing, layout, heights),
            *(_box(drawing, id, lines, layout, heights[id], id == around) for id, lines in texts.items()),
            *(
                f'<g class="legend" transform="translate({MARGIN:g} {height - MARGIN - _LINE_HEIGHT * number:.1f})">'
                f"{row}</g>"
                for number, row in enumerate(reversed(legend))
            ),
        ]
    )
    size = f'viewBox="0 0 {width:g} {height:.1f}" width="{width:g}" height="{height:.1f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" class="ik-picture" role="img" {size}>\n{inside}\n</svg>\n'


def _sides(line: Line, drawing: Drawing) -> tuple[tuple[str, int], tuple[str, int]]:
    """Return the side of its boxes at which a line starts and ends: 1 for right, -1 for left."""
    start, end = drawing.layers[line.start], drawing.layers[line.end]
    return (line.start, 1 if end >= start else -1), (line.end, 1 if start >= end else -1)


def _legend(drawing: Drawing) -> Iterator[str]:
    """Yield the rows that explain solid, dashed and thick lines."""
    present = {line.kind for line in drawing.lines}
    for dashed in (False, True):
        alike = {kind for kind in present if (kind in LESSENING) == dashed}
        told = [said for kind, said in line_words(drawing.say).items() if kind in alike]
        if told:
            path = f'<path{_dashes(dashed)} d="M0 -4h30" stroke-width="1.6"/>'
            yield f'{path}<text x="38">{_escaped(", ".join(told))}</text>'
    if any(line.strength is not None for line in drawing.lines):
        strength = _escaped(drawing.say.gettext("the thicker, the stronger"))
        yield f'<path d="M0 -4h30" stroke-width="3.4"/><text x="38">{strength}</text>'


def _wrapped(node: Node) -> list[str]:
    """Return the title in lines that fit the box. East Asian letters count twice; operators stay with their operand."""
    text = _printable(node.title)
    if node.kind == "rule":
        text = _OPERATOR.sub("\N{NO-BREAK SPACE}", text)
    return wrap(text, _LETTERS // 2 if any(east_asian_width(char) in "WF" for char in text) else _LETTERS) or [""]


def _height(lines: Sequence[str], ports: int) -> float:
    """Return the height that the text and the lines at one side of the box need."""
    return 2 * _PADDING + max(_CAPTION + _LINE_HEIGHT * len(lines), _PORTS * (ports - 1))


def _left(layer: int) -> float:
    return MARGIN + layer * (WIDTH + BETWEEN)


def _box(drawing: Drawing, id: str, lines: Sequence[str], layout: Layout, height: float, around: bool) -> str:
    node, x, y = drawing.nodes[id], _left(drawing.layers[id]), MARGIN + layout.tops[id]
    head = y + (height - _CAPTION - _LINE_HEIGHT * len(lines)) / 2
    look = ' class="condition"' if node.kind == "rule" else ""
    text = "".join(
        f'<text{look} x="{x + 10:g}" y="{head + _CAPTION + _LINE_HEIGHT * number + 11:.1f}">{_escaped(line)}</text>'
        for number, line in enumerate(lines)
    )
    caption = f'<text class="caption" x="{x + 10:g}" y="{head + 9:.1f}">{_escaped(drawing.caption(node))}</text>'
    kind = f"{node.kind} around" if around else node.kind
    rect = f'<rect class="{kind}" x="{x:g}" y="{y:.1f}" width="{WIDTH:g}" height="{height:.1f}" rx="8"/>'
    return f"<g><title>{_escaped(id)}</title>{rect}{caption}{text}</g>"


def _lines(drawing: Drawing, layout: Layout, heights: Mapping[str, float]) -> Iterator[str]:
    ends = _ends(drawing, layout, heights)
    for number, line in enumerate(drawing.lines):
        start, end = drawing.layers[line.start], drawing.layers[line.end]
        way = 1 if start < end else -1 if start > end else 0
        x, to_x = _left(start) + (WIDTH if way >= 0 else 0), _left(end) + (WIDTH if way <= 0 else 0)
        y, to_y = ends[number, line.start], ends[number, line.end]
        head = -1.0 if way <= 0 else 1.0
        path = f"M{x:g} {y:.1f}"
        if way == 0:
            path += f"C{x + 60:g} {y:.1f} {x + 60:g} {to_y:.1f} {to_x + 6:g} {to_y:.1f}"
        for layer in sorted(layout.bends[number], reverse=way < 0):
            at, bend = _left(layer) + (0 if way > 0 else WIDTH), MARGIN + layout.bends[number][layer]
            path += _curve(x, y, at, bend) + f"H{at + way * WIDTH:g}"
            x, y = at + way * WIDTH, bend
        if way:
            path += _curve(x, y, to_x - 6 * head, to_y)
        yield _line(line, drawing, path, to_x, to_y, head)


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    middle = (x + to_x) / 2
    return f"C{middle:g} {y:.1f} {middle:g} {to_y:.1f} {to_x:g} {to_y:.1f}"


def _line(line: Line, drawing: Drawing, path: str, x: float, y: float, head: float) -> str:
    wide = 1.2 + 2.4 * (line.strength or 0.0)
    tip = f'<path class="tip" d="M{x:g} {y:.1f}l{-9 * head:g} -4.5v9z"/>'
    drawn = f'<path{_dashes(line.kind in LESSENING)} d="{path}" stroke-width="{wide:.1f}"/>'
    return f"<g><title>{_escaped(drawing.sentence(line))}</title>{drawn}{tip}</g>"


def _dashes(dashed: bool) -> str:
    return ' class="dashed"' if dashed else ""


def _ends(drawing: Drawing, layout: Layout, heights: Mapping[str, float]) -> dict[tuple[int, str], float]:
    """Return the height at which each line touches each of its boxes, in the order of the other ends."""
    touching: dict[tuple[str, int], list[tuple[float, int]]] = {}
    for number, line in enumerate(drawing.lines):
        begins, ends_at = _sides(line, drawing)
        for (own, side), (other, _) in ((begins, ends_at), (ends_at, begins)):
            bend = layout.bends[number].get(drawing.layers[own] + side)
            towards = bend if bend is not None else layout.tops[other] + heights[other] / 2
            touching.setdefault((own, side), []).append((towards, number))
    ends: dict[tuple[int, str], float] = {}
    for (id, _), lines in touching.items():
        step = min(_PORTS, (heights[id] - 2 * _PADDING) / max(1, len(lines) - 1))
        first = MARGIN + layout.tops[id] + heights[id] / 2 - step * (len(lines) - 1) / 2
        for place, (_, number) in enumerate(sorted(lines)):
            ends[number, id] = first + step * place
    return ends


def _escaped(text: str) -> str:
    return escape(_printable(text))


def _printable(text: str) -> str:
    """Return text with control characters, which are invalid in XML, replaced by blanks."""
    return "".join(char if char.isprintable() else " " for char in text)
