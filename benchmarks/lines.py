"""A chart of a few lines as SVG, readable on light and on dark ground."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 860, 420, 60, 250, 50, 50
TEXT, GRID = "#7b8490", "#8c959f55"
COLOURS = ("#d9822b", "#4a86c5", "#5f9e6e", "#a274b8", "#4a86c5")


class Line(NamedTuple):
    """One line: shares from 0 to 1, by shares from 0 to 1."""

    label: str
    points: Sequence[tuple[float, float]]
    dashed: bool


def chart(lines: Sequence[Line], title: str) -> str:
    """The lines, named at the right."""
    font = "font-family='system-ui, sans-serif' font-size='13'"
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}' role='img' {font} fill='{TEXT}'>",
        f"<title>{escape(title)}</title>",
        f"<text x='0' y='20' font-size='15' font-weight='600'>{escape(title)}</text>",
    ]
    for step in range(0, 101, 20):
        x, y = _x(step / 100), _y(step / 100)
        parts.append(f"<line x1='{LEFT}' y1='{y:.1f}' x2='{WIDTH - RIGHT}' y2='{y:.1f}' stroke='{GRID}'/>")
        parts.append(f"<text x='{LEFT - 8}' y='{y + 4:.1f}' text-anchor='end' font-size='11'>{step} %</text>")
        parts.append(
            f"<text x='{x:.1f}' y='{HEIGHT - BOTTOM + 18}' text-anchor='middle' font-size='11'>{step} %</text>"
        )
    parts.append(f"<text x='{_x(0.5):.1f}' y='{HEIGHT - 10}' text-anchor='middle'>questions asked</text>")
    for number, line in enumerate(lines):
        colour = COLOURS[number % len(COLOURS)]
        path = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in line.points)
        dash = " stroke-dasharray='6 5'" if line.dashed else ""
        parts.append(f"<polyline points='{path}' fill='none' stroke='{colour}' stroke-width='2.5'{dash}/>")
        y = TOP + 20 + 24 * number
        at = WIDTH - RIGHT + 15
        parts.append(f"<line x1='{at}' y1='{y}' x2='{at + 26}' y2='{y}' stroke='{colour}' stroke-width='2.5'{dash}/>")
        parts.append(f"<text x='{at + 34}' y='{y + 4}'>{escape(line.label)}</text>")
    return "\n".join([*parts, "</svg>", ""])


def _x(share: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * share


def _y(share: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share
