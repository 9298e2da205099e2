"""Draw SVG charts: a chain of findings, and a trend over check-ins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from intimacy_kit.documents.html.bar import SMALL
from intimacy_kit.documents.html.markup import Markup, el, void

_WIDTH, _NODE, _LINE = 720, 158, 15


@dataclass(frozen=True, slots=True)
class Node:
    """A box of a chain.

    Attributes:
        id: unique identifier, used by edges.
        column: column of the box, from 0.
        text: text in the box.
        level: level whose colour fills the box, or `good`.
        note: a few words below the text.
        dashed: whether the border is dashed.
    """

    id: str
    column: int
    text: str
    level: str = "none"
    note: str = ""
    dashed: bool = False


def chain(
    nodes: Sequence[Node],
    edges: Iterable[tuple[str, str]],
    columns: Sequence[str],
    words: str,
    language: str | None = None,
) -> Markup:
    """Return boxes in columns with the edges between them; edges within a column are not drawn.

    Args:
        nodes: the boxes, in vertical order.
        edges: pairs of ids, from left to right.
        columns: titles of the columns, at least two.
        words: text alternative.
        language: of the titles of columns, the notes and the text alternative, where it has to be marked.
    """
    lines = {node.id: wrap(node.text, 20) for node in nodes}
    gap = (_WIDTH - len(columns) * _NODE) / (len(columns) - 1)
    places: dict[str, tuple[float, float, float]] = {}
    bottom = 0.0
    for column in range(len(columns)):
        top = 40.0
        for node in (node for node in nodes if node.column == column):
            height = 18.0 + _LINE * (len(lines[node.id]) + bool(node.note))
            places[node.id] = (column * (_NODE + gap), top, height)
            top += height + 12
        bottom = max(bottom, top)
    drawn: list[Markup] = [_column(title, column * (_NODE + gap) + 2, language) for column, title in enumerate(columns)]
    ends = [(places[one], places[other]) for one, other in edges]
    drawn += [_edge(one, other) for one, other in ends if one[0] < other[0]]  # no space within a column
    drawn += [_box(node, places[node.id], lines[node.id], language) for node in nodes]
    return el("svg", el("title", words, lang=language), drawn, viewBox=f"0 0 {_WIDTH} {bottom:g}", role="img")


def _column(title: str, x: float, language: str | None) -> Markup:
    return el("text", title, x=x, y=20, font_size=13, font_weight=600, class_="faint", lang=language)


def _edge(one: tuple[float, float, float], other: tuple[float, float, float]) -> Markup:
    x, y = one[0] + _NODE, one[1] + one[2] / 2
    to_x, to_y = other[0], other[1] + other[2] / 2
    bend = (to_x - x) / 2
    path = f"M{x:.1f} {y:.1f}C{x + bend:.1f} {y:.1f} {to_x - bend:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"
    return void("path", d=path, fill="none", stroke="var(--soft)", stroke_width=1.4, opacity=0.65)


def _box(node: Node, place: tuple[float, float, float], lines: Sequence[str], language: str | None) -> Markup:
    x, y, height = place
    box = void(
        "rect",
        x=x,
        y=y,
        width=_NODE,
        height=height,
        rx=8,
        fill=f"var(--{node.level})",
        stroke="var(--soft)" if node.dashed else "var(--line)",
        stroke_dasharray="5 3" if node.dashed else None,
    )
    text = [el("tspan", line, x=x + 10, y=y + 20 + _LINE * number) for number, line in enumerate(lines)]
    below = y + 20 + _LINE * len(lines)
    note = el("text", node.note, x=x + 10, y=below, font_size=11, class_="faint", lang=language) if node.note else ""
    return Markup(box + el("text", text, font_size=12) + note)


@dataclass(frozen=True, slots=True)
class Zone:
    """A level on the scale of a trend.

    Attributes:
        start, end: of the scores that have it.
        colour: name of its colour.
        word: the level in words.
    """

    start: float
    end: float
    colour: str
    word: str


def trend(
    lines: Sequence[Sequence[tuple[int, float]]],
    ends: tuple[str, str],
    words: str,
    zones: Sequence[Zone],
    *,
    language: str | None = None,
) -> Markup:
    """Return a chart of scores over check-ins, on zones for the levels.

    Args:
        lines: lines of pairs of the number of a check-in and its score; one pair at least in each. They are not joined.
        ends: labels of the first and the last check-in, such as their dates.
        words: text alternative.
        zones: the levels, the lowest first.
        language: of the labels and the words of the zones, where it has to be marked.
    """
    width, height, edge = 600.0, 170.0, 8.0
    numbers = [number for line in lines for number, _ in line]
    first, last = min(numbers), max(numbers)
    step = (width - 2 * edge) / max(1, last - first)
    places = [
        [
            (edge + (number - first) * step, min(max((1 - score) * height, edge), height - edge))  # dots stay inside
            for number, score in line
        ]
        for line in lines
    ]
    drawn: list[Markup] = [
        void(
            "rect",
            x=0,
            y=(1 - zone.end) * height,
            width=width,
            height=(zone.end - zone.start) * height,
            fill=f"var(--{zone.colour})",
        )
        for zone in zones
    ]
    drawn += [_joined(line) for line in places if len(line) > 1]
    drawn += [void("circle", cx=x, cy=y, r=5, fill="var(--dot)") for line in places for x, y in line]
    svg = el("svg", el("title", words), drawn, viewBox=f"0 0 {width:g} {height:g}", role="img")
    names = [
        el("span", zone.word, lang=language, style=f"flex:{zone.end - zone.start:g};align-content:center")
        for zone in reversed(zones)
    ]
    levels = el("div", names, class_="soft", style=f"display:flex;flex-direction:column;{SMALL}", aria_hidden="true")
    outer = [el("span", end, lang=language) for end in dict.fromkeys(ends)]
    dates = el("div", outer, class_="soft", style=f"display:flex;justify-content:space-between;{SMALL}")
    return el("div", svg, levels, dates, style="display:grid;grid-template-columns:1fr auto;gap:.25rem .5rem")


def _joined(line: Sequence[tuple[float, float]]) -> Markup:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in line)
    return void("polyline", points=points, fill="none", stroke="var(--dot)", stroke_width=2)
