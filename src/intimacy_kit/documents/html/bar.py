"""Draw a score with its interval, as SVG."""

from __future__ import annotations

from collections.abc import Sequence

from intimacy_kit.documents.html.markup import Markup, el, void
from intimacy_kit.documents.tree import Bar
from intimacy_kit.messages.catalogue import Messages
from intimacy_kit.model.levels import MILD, MODERATE, SEVERE, level_word

ZONES: Sequence[tuple[float, float, str]] = (
    (0.0, MILD, "none"),
    (MILD, MODERATE, "mild"),
    (MODERATE, SEVERE, "moderate"),
    (SEVERE, 1.0, "severe"),
)
SMALL = "font:.75rem/1.2 system-ui,sans-serif"
"""Style of labels. They are HTML beside the SVG, so that they stay readable where the drawing shrinks on a phone."""


def score_bar(bar: Bar, say: Messages, language: str | None) -> Markup:
    """Return a score as a dot and its interval as a band, on zones for the levels.

    Args:
        bar: the score, with its text alternative.
        say: for the names of the levels.
        language: of these names, where it has to be marked.
    """
    width, height = 480.0, 24.0
    zones = [
        void("rect", x=start * width, y=4, width=(end - start) * width, height=16, fill=f"var(--{level})")
        for start, end, level in ZONES
    ]
    wide = max(2.0, (bar.high - bar.low) * width)
    band = void("rect", x=bar.low * width, y=8, width=wide, height=8, rx=4, fill="var(--band)")
    dot = void("circle", cx=min(max(bar.score * width, 8), width - 8), cy=12, r=7, fill="var(--dot)")
    shown = el("title", f"{bar.level.title}: {bar.line}")
    drawn = el("svg", shown, zones, band, dot, viewBox=f"0 0 {width:g} {height:g}", role="img")
    names = [
        el("span", level_word(level, "challenge", say), style=f"flex:{end - start:g} 0 0;min-width:0", lang=language)
        for start, end, level in ZONES
    ]
    ltr = f"display:flex;direction:ltr;{SMALL}"  # as the drawing, whatever the direction of the text
    return Markup(drawn + el("div", names, class_="soft", style=ltr, aria_hidden="true"))
