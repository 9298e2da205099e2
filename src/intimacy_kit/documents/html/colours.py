"""The colours of pages, by day, by night and on paper, each told apart from its ground as WCAG 2.2 AA asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Colour(NamedTuple):
    """A colour on screens by day and by night, and on paper."""

    light: str
    dark: str
    paper: str


COLOURS: Mapping[str, Colour] = {
    "paper": Colour("#faf8f4", "#161513", "#fff"),
    "card": Colour("#fff", "#1f1e1b", "#fff"),
    "ink": Colour("#22201d", "#f0ebe3", "#000"),
    "soft": Colour("#5d574f", "#b9b1a6", "#494641"),
    "line": Colour("#e2dcd2", "#38352f", "#c9c4bb"),
    "edge": Colour("#8c847a", "#847c71", "#5d574f"),
    "accent": Colour("#1d5f57", "#8ecdc2", "#1d5f57"),
    "accent-tint": Colour("#e4efec", "#1d302d", "#e4efec"),
    "well": Colour("#3c6b3f", "#a5cda1", "#3c6b3f"),
    "hard": Colour("#875316", "#e5b878", "#875316"),
    "on-accent": Colour("#fff", "#10201d", "#fff"),
}
"""Ground, boxes, text, second text, hairlines (decoration only), borders of what is ticked, help, tints, what is well,
what is hard, and text on what helps. There is no red, and nothing alarms."""


def tokens(way: int) -> str:
    """Return the colours as custom properties of CSS: 0 for light, 1 for dark, 2 for paper."""
    return ";".join(f"--{name}:{colour[way]}" for name, colour in COLOURS.items())
