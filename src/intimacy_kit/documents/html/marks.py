"""Draw what stands beside words: the marks of a level, and a leaf, a cloud and an arrow. The words say it all."""

from __future__ import annotations

from intimacy_kit.documents.html.markup import Content, Markup, el, void
from intimacy_kit.model.levels import Level, StrengthLevel

_PATHS = {
    "leaf": "M5 19C4 10 10 4 20 4c1 10-4 15-11 15-1.500 0-3-.5-4-2M4 21c2-5 5-8 10-11",
    "cloud": "M7 18.500a4.200 4.200 0 0 1-.4-8.400 5.700 5.700 0 0 1 11-.6 4.600 4.600 0 0 1-.6 9z",
    "arrow": "M4 12h16M14 6l6 6-6 6",
}


def icon(name: str, kind: str | None = None) -> Markup:
    """Return a leaf (what is well), a cloud (what is hard) or an arrow (what to try)."""
    drawn = void(
        "path", d=_PATHS[name], fill="none", stroke="currentColor", stroke_width=1.75, stroke_linecap="round",
        stroke_linejoin="round",
    )  # fmt: skip
    return el("svg", drawn, viewBox="0 0 24 24", class_=kind or name, aria_hidden="true")


def level_mark(kind: str, level: str, word: Content) -> Markup:
    """Return a level as three marks, filled up to it, and its word: bars for what is hard, circles for what is well.

    Args:
        kind: challenge, consequence or component, of which the last is something good.
        level: of the ladder of that kind.
        word: the level in words.
    """
    good = kind == "component"
    full = (StrengthLevel if good else Level).words.index(level)
    draw = _circle if good else _bar
    marks = el("svg", [draw(at, full=at < full) for at in range(3)], viewBox="0 0 32 12", aria_hidden="true")
    return el("span", marks, el("span", word), class_=f"level {'well' if good else 'hard'}")


def _circle(at: int, *, full: bool) -> Markup:
    fill = "currentColor" if full else "none"
    return void("circle", cx=5 + 11 * at, cy=6, r=4, fill=fill, stroke="currentColor", stroke_width=1.5)


def _bar(at: int, *, full: bool) -> Markup:
    height, fill = 4 + 3 * at, "currentColor" if full else "none"
    return void(
        "rect", x=1 + 11 * at, y=11 - height, width=7, height=height, rx=1, fill=fill, stroke="currentColor",
        stroke_width=1.5,
    )  # fmt: skip
