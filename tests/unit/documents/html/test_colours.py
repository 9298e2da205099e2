"""The colours of pages are those of their specification, and are told apart as it says."""

import re

import pytest

from intimacy_kit.documents.html.colours import COLOURS, tokens
from intimacy_kit.documents.html.style import STYLE

ON_LIGHT = {
    "ink": (15.3, 16.2, 13.8),
    "soft": (6.7, 7.1, 6.1),
    "accent": (7.0, 7.4, 6.3),
    "well": (5.9, 6.2, 5.3),
    "hard": (6.0, 6.4, 5.4),
    "edge": (3.5, 3.7, 3.1),
}
ON_DARK = {
    "ink": (15.4, 14.0, 11.7),
    "soft": (8.6, 7.9, 6.5),
    "accent": (10.1, 9.3, 7.7),
    "well": (10.3, 9.4, 7.8),
    "hard": (10.0, 9.1, 7.6),
    "edge": (4.4, 4.1, 3.4),
}
ON_PAPER = {"soft": 9.4, "accent": 7.4, "well": 6.2, "hard": 6.4, "edge": 7.1}
GROUNDS = ("paper", "card", "accent-tint")


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def in_style(way: int) -> dict[str, str]:
    """The colours as the style sheet has them: by day, by night, on paper."""
    blocks = re.findall(r":root\{([^}]*--paper:[^}]*)\}", STYLE)
    return dict(re.findall(r"--([a-z-]+):(#[0-9a-f]+)", blocks[way]))


@pytest.mark.parametrize(("way", "measured"), [(0, ON_LIGHT), (1, ON_DARK)])
def test_contrast_on_screens(way: int, measured: dict[str, tuple[float, float, float]]) -> None:
    colours = in_style(way)
    for name, expected in measured.items():
        for ground, ratio in zip(GROUNDS, expected, strict=True):
            assert contrast(colours[name], colours[ground]) == pytest.approx(ratio, abs=0.051), (name, ground)
    assert contrast(colours["on-accent"], colours["accent"]) == pytest.approx((7.4, 9.4)[way], abs=0.051)


def test_contrast_on_paper() -> None:
    colours = in_style(2)
    assert colours["paper"] == "#fff"
    for name, ratio in ON_PAPER.items():
        assert contrast(colours[name], "#fff") == pytest.approx(ratio, abs=0.051), name


def test_the_style_has_all_colours_and_no_others() -> None:
    for way in range(3):
        assert in_style(way) == {name: colour[way] for name, colour in COLOURS.items()}
        assert tokens(way) in STYLE
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", STYLE)) == {one for colour in COLOURS.values() for one in colour}
