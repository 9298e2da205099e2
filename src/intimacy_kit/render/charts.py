"""Draw SVG charts: a chain of findings, and a trend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from intimacy_kit.documents.html.bar import SMALL, ZONES
from intimacy_kit.documents.html.markup import Markup, el, void
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.levels import STRENGTH_LEVELS, level_word

_WIDTH, _NODE, _LINE = 720, 158, 15


@dataclass(frozen=True, slots=True)
class Node:
    """A box of a chain.

    Attributes:
        id: unique identifier, used by edges.
        column: column of the box, from 0.
        text: text in the box.
        level: level whose colour fills the box, or `good`.
    """

    id: str
    column: int
    text: str
    level: str = "none"


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
        language: of the titles of columns and the text alternative, where it has to be marked.
    """
    lines = {node.id: wrap(node.text, 20) for node in nodes}
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
    drawn: list[Markup] = [_column(title, column * (_NODE + gap) + 2, language) for column, title in enumerate(columns)]
    ends = [(places[one], places[other]) for one, other in edges]
    drawn += [_edge(one, other) for one, other in ends if one[0] < other[0]]  # no space within a column
    drawn += [_box(node, places[node.id], lines[node.id]) for node in nodes]
    return el("svg", el("title", words, lang=language), drawn, viewBox=f"0 0 {_WIDTH} {bottom:g}", role="img")


def _column(title: str, x: float, language: str | None) -> Markup:
    return el("text", title, x=x, y=20, font_size=13, font_weight=600, class_="faint", lang=language)


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
    return Markup(box + el("text", text, font_size=12))


def trend(
    points: Sequence[tuple[int, float]],
    ends: tuple[str, str],
    words: str,
    say: Messages,
    *,
    good: bool = False,
    language: str | None = None,
) -> Markup:
    """Return a line chart of scores over check-ins, on zones for the levels.

    Args:
        points: pairs of the number of a check-in and its score, at least one.
        ends: labels of the first and the last point, such as their dates.
        words: text alternative.
        say: for the names of the levels.
        good: whether high scores are desirable, which selects colours and names of levels.
        language: of these names and labels, where it has to be marked.
    """
    width, height, edge = 600.0, 170.0, 8.0
    hue = "good-" if good else ""
    first, last = points[0][0], points[-1][0]
    step = (width - 2 * edge) / max(1, last - first)
    places = [
        (edge + (number - first) * step, min(max((1 - score) * height, edge), height - edge))  # dots stay inside
        for number, score in points
    ]
    zones = [
        void("rect", x=0, y=(1 - end) * height, width=width, height=(end - start) * height, fill=f"var(--{hue}{level})")
        for start, end, level in ZONES
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    drawn: list[Markup] = [void("polyline", points=line, fill="none", stroke="var(--dot)", stroke_width=2)]
    drawn += [void("circle", cx=x, cy=y, r=5, fill="var(--dot)") for x, y in places]
    svg = el("svg", el("title", words), zones, drawn, viewBox=f"0 0 {width:g} {height:g}", role="img")
    names = [
        el(
            "span",
            level_word(STRENGTH_LEVELS[level], "component", say) if good else level_word(level, "challenge", say),
            lang=language,
            style=f"flex:{end - start:g};align-content:center",
        )
        for start, end, level in reversed(ZONES)
    ]
    levels = el("div", names, class_="soft", style=f"display:flex;flex-direction:column;{SMALL}", aria_hidden="true")
    outer = [el("span", end, lang=language) for end in dict.fromkeys(ends)]
    dates = el("div", outer, class_="soft", style=f"display:flex;justify-content:space-between;{SMALL}")
    return el("div", svg, levels, dates, style="display:grid;grid-template-columns:1fr auto;gap:.25rem .5rem")
