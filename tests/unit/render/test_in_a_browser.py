"""Pages in a real browser: accessibility by axe, width, and no network requests."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import intimacy_kit as ik

pytest.importorskip("playwright", reason="the dependency group `gate` is not installed")
pytest.importorskip("axe_playwright_python", reason="the dependency group `gate` is not installed")
CHROMIUM = shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("there is no Chromium", allow_module_level=True)

pytestmark = pytest.mark.gate
SCREENS = {"phone": (390, 844), "desk": (1280, 900)}
ANSWERS = {"quality_time_hours": 1.5, "unresolved_conflicts": 4, "hides_feelings": 3, "trust": 8, "honesty": 4}
LINE = ik.HelpLine(name="A helpline", contact="0800 000", verified=date(2026, 1, 1))


def pages() -> dict[str, str]:
    """One page of each sort."""
    kb = ik.load_knowledge(plugins=False)
    dx, couple = kb.diagnose(ANSWERS), kb.diagnose(ik.Couple(a=ANSWERS, b={"trust": 3}))
    told = ik.progress([("2026-01-31", dx), ("2026-02-28", kb.diagnose({**ANSWERS, "quality_time_hours": 8}))])
    concern = kb.diagnose({**ANSWERS, "fears_partner": True})
    return {
        "whole": dx.to_html(plan=dx.plan(minutes_per_week=90, weeks=4)),
        "couple": couple.to_html(),
        "shareable": couple.shareable().to_html(),
        "progress": told.to_html(),
        "concern": concern.to_html(help_lines=[LINE]),
        "nothing": kb.diagnose({}).to_html(),
    }


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.parametrize(("screen", "scheme"), [("phone", "dark"), ("desk", "light")])
def test_pages_have_no_accessibility_violations(browser: Any, tmp_path: Path, screen: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    width, height = SCREENS[screen]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    for name, content in pages().items():
        path = tmp_path / f"{name}.html"
        path.write_text(content, "utf-8")
        page, asked, told = context.new_page(), [], []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("console", lambda message, told=told: told.append(message.text))
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        wide = "[...document.querySelectorAll('.wide')].every(each => each.scrollWidth <= each.clientWidth)"
        assert screen == "phone" or page.evaluate(wide), f"{name}: a picture is cut"
        assert told == [], name
        assert asked == [path.as_uri()], name
        found = Axe().run(page)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        page.close()
    context.close()


def test_pages_are_complete_without_scripts_and_in_print(browser: Any, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    path = tmp_path / "page.html"
    path.write_text(pages()["whole"], "utf-8")
    page = context.new_page()
    page.goto(path.as_uri())
    assert "Little time for each other" in page.inner_text("main")
    page.emulate_media(media="print")
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF-")
    pages_of_paper = paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page ")
    assert 1 <= pages_of_paper <= 7, "cards leave half of the paper empty"
    context.close()
