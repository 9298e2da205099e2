"""The gallery uses every picture, and the drawings are up to date."""

import re
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PICTURES = DOCS / "pictures"


@pytest.fixture(scope="module")
def made() -> Any:
    for name in ("rich", "typer"):
        pytest.importorskip(name)
    return run_path(str(PICTURES / "make.py"))


def test_every_picture_is_used_and_described() -> None:
    shown = re.findall(r"!\[(.*?)\]\((.*?)\)", (DOCS / "gallery.md").read_text("utf-8"))

    assert all(len(said) > 20 for said, _ in shown)
    assert all((DOCS / path).is_file() for _, path in shown)
    names = {Path(path).name for _, path in shown if path.startswith("pictures/")}
    assert names == {path.name for path in PICTURES.iterdir() if path.suffix in {".svg", ".png"}}


@pytest.mark.parametrize("name", ["knowledge.svg", "around.svg"])
def test_drawings_are_up_to_date(made: Any, name: str) -> None:
    stored = (PICTURES / name).read_text("utf-8")

    assert made["drawings"]()[name] == stored, "run: python docs/pictures/make.py"


def test_terminal_picture_shows_the_demo_without_external_resources(made: Any) -> None:
    """How it is drawn may differ from version to version of rich; what it says may not."""

    def words(svg: str) -> list[str]:
        return re.findall(r"<text [^>]*>(.*?)</text>", svg)

    stored = (PICTURES / "demo.svg").read_text("utf-8")
    said = "".join(words(stored)).replace("&#160;", "")

    assert "$intimacy-kitdemo" in said
    assert said == "".join(words(made["terminal"]())).replace("&#160;", ""), "run: python docs/pictures/make.py"
    assert re.findall(r"https?://[^\"]+", stored) == ["http://www.w3.org/2000/svg"]
