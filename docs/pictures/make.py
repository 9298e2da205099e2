"""Makes the pictures of this folder anew.

python docs/pictures/make.py            # the drawings
python docs/pictures/make.py photos     # the photographs of pages too, with Playwright and Chromium
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from contextlib import redirect_stdout
from pathlib import Path
from unittest.mock import patch

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

import intimacy_kit as ik
from intimacy_kit.cli.commands.demo import ANSWERS

HERE = Path(__file__).parent
WEEKS = HERE.parents[1] / "examples" / "data" / "eight_weeks.json"
LINES = 44
FRAME = """<svg xmlns="http://www.w3.org/2000/svg" class="rich-terminal" viewBox="0 0 {width} {height}" role="img">
<title>A terminal with: intimacy-kit demo</title>
<style>{styles} .{unique_id}-matrix{{font:{char_height}px 'DejaVu Sans Mono',Menlo,Consolas,monospace}}</style>
<defs>{lines}</defs>{chrome}
<g transform="translate({terminal_x}, {terminal_y})">{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""
"""The frame that rich has fetches a font from elsewhere; this one does not."""


def drawings() -> dict[str, str]:
    """Pictures that are text: the knowledge graph, and the terminal."""
    kb = ik.load_knowledge(plugins=False)
    return {
        "knowledge.svg": kb.picture().svg(),
        "around.svg": kb.picture("communication_breakdown").svg(),
        "demo.svg": terminal(),
    }


def terminal() -> str:
    """How the beginning of `intimacy-kit demo` looks."""
    wanted = {"FORCE_COLOR": "1", "NO_COLOR": "", "COLORTERM": "", "TERM": "xterm-256color"}
    with patch.dict(os.environ, wanted), redirect_stdout(io.StringIO()) as shown:
        ik.load_knowledge(plugins=False).diagnose(ANSWERS).show(width=80)
    told = shown.getvalue().splitlines()
    console = Console(record=True, width=82, file=io.StringIO(), force_terminal=True, highlight=False)
    console.print(Text("$ intimacy-kit demo", style="bold"))
    console.print(Text.from_ansi("\n".join([*told[:LINES], "..."])))
    return console.export_svg(title="", theme=DIMMED_MONOKAI, code_format=FRAME, unique_id="demo")


def pages() -> dict[str, tuple[str, int, str]]:
    """Photographs: a page each, with its width and whether it is day or night."""
    kb = ik.load_knowledge(plugins=False)
    dx = kb.diagnose(ANSWERS)
    report = dx.to_html(date="2026-01-18", for_whom="Robin")
    weeks = json.loads(WEEKS.read_text("utf-8"))["weeks"]
    told = ik.progress([(week["date"], kb.diagnose(ik.Couple(a=week["a"], b=week["b"]))) for week in weeks])
    return {
        "report.png": (report, 1280, "light"),
        "report-phone.png": (report, 390, "dark"),
        "progress.png": (told.to_html(), 1280, "light"),
    }


def photograph() -> None:
    from PIL import Image  # noqa: PLC0415 - for these only
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - for these only

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (html, width, scheme) in pages().items():
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page.set_content(html)
            photo = Image.open(io.BytesIO(page.screenshot()))
            small = photo.quantize(256, dither=Image.Dither.NONE)  # it looks the same
            small.save(HERE / name, optimize=True)
        browser.close()


def main() -> None:
    for name, content in drawings().items():
        (HERE / name).write_text(content, "utf-8")
    if "photos" in sys.argv[1:]:
        photograph()


if __name__ == "__main__":
    main()
