"""How fast anything is stands on one page of the docs, which `make bench` renews: elsewhere it goes stale."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ONE_PAGE = ROOT / "docs" / "explanation" / "performance.md"
PAGES = sorted(
    path
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md"))
    if path != ONE_PAGE and "generated" not in path.parts
)
NUMBER = r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty|hundred|some|few)"
FIGURE = re.compile(
    rf"\b{NUMBER} ?(?:ns|µs|us|ms)\b"
    r"|\b\d[\d.,]*(?: s| ?seconds?)\b"
    r"|\b(?:nano|micro|milli)seconds?\b"
    r"|\bseconds of (?:CPU|processor) time\b"
    r"|\btenths? of a second\b"
    rf"|\b{NUMBER} times (?:as )?(?:fast|slow|quick)\w*",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_figures_of_speed_are_on_one_page(path: Path) -> None:
    text = " ".join(path.read_text("utf-8").split())
    assert [text[max(0, found.start() - 40) : found.end() + 20] for found in FIGURE.finditer(text)] == []


def test_pictures_of_speed_are_on_it_too() -> None:
    for picture in ("peers.svg", "frames.svg"):
        shown = [path for path in (ONE_PAGE, *PAGES) if f"({picture})" in path.read_text("utf-8")]
        shown += [path for path in PAGES if f"/{picture})" in path.read_text("utf-8")]
        assert shown == [ONE_PAGE]


@pytest.mark.parametrize("name", ["frames", "peers"])
def test_what_is_measured_is_written_there(name: str) -> None:
    page = ONE_PAGE.read_text("utf-8")
    assert page.count(f"<!-- measured {name}: begin -->") == page.count(f"<!-- measured {name}: end -->") == 1


@pytest.mark.parametrize(
    "text",
    [
        "12 ms",
        "3.9 us",
        "2,918 ns",
        "some microseconds",
        "0.08 s",
        "12 seconds",
        "ten times faster",
        "five times as slowly",
    ],
)
def test_such_figures_are_found(text: str) -> None:
    assert FIGURE.search(text)


@pytest.mark.parametrize("text", ["the 1970s", "a second pack", "three seconds to think", "twice a week", "4 signals"])
def test_other_texts_are_none(text: str) -> None:
    assert not FIGURE.search(text)
