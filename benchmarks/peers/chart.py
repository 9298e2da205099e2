"""A bar chart as SVG, readable on light and on dark ground: no ground of its own, and colours between the two."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil, log10
from typing import NamedTuple

WIDTH, LABELS, RIGHT, ROW, TITLE = 860, 330, 80, 22, 46
TEXT, GRID, OURS, THEIRS = "#7b8490", "#8c959f55", "#d9822b", "#4a86c5"


class Bar(NamedTuple):
    """One bar: how long a case takes."""

    label: str
    value: float
    ours: bool


def chart(
    panels: Sequence[tuple[str, Sequence[Bar]]], unit: str = "µs", title: str = "Microseconds a case, in each engine"
) -> str:
    """The panels below each other, on one logarithmic scale."""
    decades = ceil(log10(max(bar.value for _, bars in panels for bar in bars)))
    parts: list[str] = []
    top = 0
    for name, bars in panels:
        parts += _panel(name, bars, top, decades, unit)
        top += TITLE + ROW * len(bars) + 30
    font = "font-family='system-ui, sans-serif' font-size='13'"
    head = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {top}' role='img' {font} fill='{TEXT}'>"
    return "\n".join([head, f"<title>{escape(title)}</title>", *parts, "</svg>", ""])


def _panel(title: str, bars: Sequence[Bar], top: int, decades: int, unit: str) -> list[str]:
    bottom = top + TITLE + ROW * len(bars)
    parts = [f"<text x='0' y='{top + 18}' font-size='15' font-weight='600'>{escape(title)}</text>"]
    for decade in range(decades + 1):
        x = _x(10.0**decade, decades)
        parts.append(f"<line x1='{x:.1f}' y1='{top + TITLE - 6}' x2='{x:.1f}' y2='{bottom}' stroke='{GRID}'/>")
        parts.append(
            f"<text x='{x:.1f}' y='{bottom + 15}' text-anchor='middle' font-size='11'>{10**decade:,} {unit}</text>"
        )
    for number, bar in enumerate(sorted(bars, key=lambda bar: bar.value)):
        y = top + TITLE + ROW * number
        end = _x(bar.value, decades)
        colour, weight = (OURS, "600") if bar.ours else (THEIRS, "400")
        label = f"x='{LABELS - 10}' y='{y + 13}' text-anchor='end' font-weight='{weight}'"
        parts.append(f"<text {label}>{escape(bar.label)}</text>")
        parts.append(f"<rect x='{LABELS}' y='{y}' width='{end - LABELS:.1f}' height='16' rx='2' fill='{colour}'/>")
        parts.append(f"<text x='{end + 6:.1f}' y='{y + 13}'>{bar.value:,.0f}</text>")
    return parts


def _x(value: float, decades: int) -> float:
    return LABELS + (WIDTH - LABELS - RIGHT) * max(log10(value), 0.02) / decades
