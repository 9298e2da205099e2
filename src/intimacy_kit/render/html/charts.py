"""Pictures as SVG: a score with its interval, how things hang together, and how they move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from textwrap import wrap

from intimacy_kit.model.levels import MILD, MODERATE, SEVERE, score_text
from intimacy_kit.render.html.markup import Markup, el, void

ZONES = ((0.0, MILD, "none"), (MILD, MODERATE, "mild"), (MODERATE, SEVERE, "moderate"), (SEVERE, 1.0, "severe"))
GOOD = tuple((start, end, f"good-{level}") for start, end, level in ZONES)
"""The same for what is better when it is higher."""

_WIDTH, _NODE, _LINE, _LETTER = 960, 196, 15, 6.8


def score_bar(score: float, low: float, high: float, words: str) -> Markup:
    """A score as a dot, what it could be as a band, on the levels as zones. `words` say the same."""
    width, height = 600.0, 44.0
    zones = [
        void("rect", x=start * width, y=14, width=(end - start) * width, height=18, fill=f"var(--{level})")
        for start, end, level in ZONES
    ]
    band = void("rect", x=low * width, y=18, width=max(2.0, (high - low) * width), height=10, rx=5, fill="var(--band)")
    dot = void("circle", cx=min(max(score * width, 10), width - 10), cy=23, r=9, fill="var(--dot)")
    shown = el("title", f"{words}: {score_text(score)}, between {score_text(low)} and {score_text(high)}")
    return el("svg", shown, zones, band, dot, viewBox=f"0 0 {width:g} {height:g}", role="img")


@dataclass(frozen=True, slots=True)
class Node:
    """A box of a picture: in which column, what is in it, and which zone colours it."""

    id: str
    column: int
    text: str
    level: str = "none"


def chain(nodes: Sequence[Node], edges: Iterable[tuple[str, str]], columns: Sequence[str], words: str) -> Markup:
    """Boxes in columns, and which leads to which."""
    lines = {node.id: wrap(node.text, 25) for node in nodes}
    gap = (_WIDTH - len(columns) * _NODE) / (len(columns) - 1)
    places: dict[str, tuple[float, float, float]] = {}
    bottom = 0.0
    for column in range(len(columns)):
        top = 40.0
        for node in (node for node in nodes if node.column == column):
            height = 18.0 + _LINE * len(lines[node.id])
            places[node.id] = (column * (_NODE + gap), top, height)
            top += height + 12
        bottom = max(bottom, top)
    drawn: list[Markup] = [
        el("text", title, x=column * (_NODE + gap) + 2, y=20, font_size=13, font_weight=600, class_="faint")
        for column, title in enumerate(columns)
    ]
    ends = [(places[one], places[other]) for one, other in edges]
    drawn += [_edge(one, other) for one, other in ends if one[0] < other[0]]  # within a column there is no room
    drawn += [_box(node, places[node.id], lines[node.id]) for node in nodes]
    return el("svg", el("title", words), drawn, viewBox=f"0 0 {_WIDTH} {bottom:g}", role="img")


def _edge(one: tuple[float, float, float], other: tuple[float, float, float]) -> Markup:
    x, y = one[0] + _NODE, one[1] + one[2] / 2
    to_x, to_y = other[0], other[1] + other[2] / 2
    bend = (to_x - x) / 2
    path = f"M{x:.1f} {y:.1f}C{x + bend:.1f} {y:.1f} {to_x - bend:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"
    return void("path", d=path, fill="none", stroke="var(--soft)", stroke_width=1.4, opacity=0.65)


def _box(node: Node, place: tuple[float, float, float], lines: Sequence[str]) -> Markup:
    x, y, height = place
    text = [el("tspan", line, x=x + 10, y=y + 20 + _LINE * number) for number, line in enumerate(lines)]
    box = void("rect", x=x, y=y, width=_NODE, height=height, rx=8, fill=f"var(--{node.level})", stroke="var(--line)")
    return Markup(box + el("text", text, font_size=12.5))


def trend(points: Sequence[tuple[int, float]], labels: Mapping[int, str], words: str, *, good: bool = False) -> Markup:
    """How a score moves, on the levels as zones. Points are numbers of check-ins with scores."""
    width, height, left = 600.0, 150.0, 10.0
    last = max(number for number, _ in points)
    step = (width - 2 * left) / max(1, last - 1)
    every = ceil(1.5 * _LETTER * max(map(len, labels.values())) / step)

    def place(number: int, score: float) -> tuple[float, float]:
        return left + (number - 1) * step, 8 + (1 - score) * (height - 34)

    zones = [
        void("rect", x=0, y=place(1, end)[1], width=width, height=(end - start) * (height - 34), fill=f"var(--{level})")
        for start, end, level in (GOOD if good else ZONES)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in points))
    drawn: list[Markup] = [void("polyline", points=line, fill="none", stroke="var(--dot)", stroke_width=2)]
    for number, score in points:
        x, y = place(number, score)
        drawn.append(void("circle", cx=x, cy=y, r=4.5, fill="var(--dot)"))
        if number != last and ((number - 1) % every or last - number < every):
            continue  # there is no room for all of them
        anchor = "start" if number == 1 else "end" if number == last else "middle"
        drawn.append(el("text", labels[number], x=x, y=height - 6, font_size=12, text_anchor=anchor, class_="faint"))
    return el("svg", el("title", words), zones, drawn, viewBox=f"0 0 {width:g} {height:g}", role="img")
