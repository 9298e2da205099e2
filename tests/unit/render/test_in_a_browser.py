"""Pages in a real browser: accessibility by axe, width, and no network requests."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
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
SCREENS = {"small": (320, 700), "phone": (390, 844), "desk": (1280, 900)}
ANSWERS = {"quality_time_hours": 1.5, "unresolved_conflicts": 4, "hides_feelings": 3, "trust": 8, "honesty": 4}
LINE = ik.HelpLine(name="A helpline", contact="0800 000", verified=date(2026, 1, 1))


@cache
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
        "oneself": kb.diagnose({"suicidal_thoughts": True}).to_html(emergency="112"),
        "waiting": kb.diagnose({"hides_feelings": 4, "quality_time_hours": 1}).to_html(),
        "nothing": kb.diagnose({}).to_html(),
        "german": kb.diagnose(ANSWERS, locale="de").to_html(date="2026-01-18", for_whom="Robin"),
        "english": dx.to_html(date="2026-01-18", for_whom="Robin"),
        "longer": longer(dx.to_html(date="2026-01-18")),
    }


def longer(page: str) -> str:
    """The page with texts that are 30% longer, as in other languages."""
    head, body = page.split("<body>")
    return head + "<body>" + re.sub(r">([^<>]{8,})<", lambda text: f">{stretched(text[1])}<", body)


def stretched(text: str) -> str:
    return f"{text} {(text + ' ') * 2}"[: round(1.3 * len(text)) + 1].strip()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.parametrize(("screen", "scheme"), [("small", "light"), ("phone", "dark"), ("desk", "light")])
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
        assert told == [], name
        assert asked == [path.as_uri()], name
        found = Axe().run(page)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        page.close()
    context.close()


@pytest.mark.parametrize("name", ["english", "german", "longer"])
def test_the_first_screen_of_a_phone_has_the_sentences_and_the_index(browser: Any, tmp_path: Path, name: str) -> None:
    width, height = SCREENS["phone"]
    page = browser.new_page(viewport={"width": width, "height": height})
    path = tmp_path / "page.html"
    path.write_text(pages()[name], "utf-8")
    page.goto(path.as_uri())
    bottoms = page.evaluate(
        "[...document.querySelectorAll('.three, .index')].map(each => each.getBoundingClientRect().bottom)"
    )
    assert len(bottoms) == 2
    assert max(bottoms) <= height
    assert (
        page.evaluate("document.querySelector('.practice h3, .practices h3').getBoundingClientRect().bottom")
        <= 2 * height
    )
    page.close()


def sides(browser: Any, path: Path, content: str, size: str = "A4") -> int:
    """How many sides of paper a page takes."""
    path.write_text(content.replace("@page{size:A4", f"@page{{size:{size}"), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    paper = page.pdf(prefer_css_page_size=True)
    page.close()
    return len(re.findall(rb"/Type /Page[\s/>]", paper))


@pytest.mark.parametrize("locale", ["en", "de"])
def test_the_page_on_paper(browser: Any, tmp_path: Path, locale: str) -> None:
    """Two findings and three practices are two sides, and a page under a concern with two help lines is one."""
    kb, path = ik.load_knowledge(plugins=False, locale=locale), tmp_path / "page.html"
    little = {"quality_time_hours": 1.5, "work_hours": 60, "unresolved_conflicts": 2, "trust": 8, "honesty": 4}
    safe = dict.fromkeys(kb.diagnose({}).safety.unanswered, False)
    page = kb.diagnose({**little, **safe}).to_html(date="2026-01-18")
    assert sides(browser, path, page) <= 2
    assert sides(browser, path, page, "Letter") <= 3
    lines = [LINE.model_copy(update={"hours": "Day and night, also in writing", "url": "https://example.org"})] * 2
    concern = kb.diagnose({"fears_partner": True}).to_html(date="2026-01-18", help_lines=lines)
    assert sides(browser, path, concern) == 1


@pytest.mark.parametrize("name", ["english", "progress", "shareable", "concern"])
def test_all_that_can_be_done_is_reached_by_keyboard_in_reading_order(browser: Any, tmp_path: Path, name: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(pages()[name], "utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(path.as_uri())
    page.evaluate(
        "[...document.querySelectorAll('a[href], input, summary')].forEach((each, at) => { each.dataset.at = at })"
    )
    count = page.locator("[data-at]").count()
    reached = []
    for _ in range(count):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "(({dataset, matches}) => [Number(dataset.at), "
                "getComputedStyle(document.activeElement).outlineStyle])(document.activeElement)"
            )
        )
    assert reached == [[at, "solid"] for at in range(count)]
    page.close()


@pytest.mark.parametrize("colours", ["dark", "forced", "right to left"])
def test_pages_hold_in_other_colours_and_directions(browser: Any, tmp_path: Path, colours: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    settings = {"dark": {"color_scheme": "dark"}, "forced": {"forced_colors": "active"}}.get(colours, {})
    context = browser.new_context(viewport={"width": 390, "height": 844}, **settings)
    path = tmp_path / "page.html"
    for name in ("english", "progress", "shareable", "concern"):
        content = pages()[name]
        if colours == "right to left":
            content = content.replace('dir="ltr"', 'dir="rtl"')
        path.write_text(content, "utf-8")
        page = context.new_page()
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
        found = Axe().run(page)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        turned = page.evaluate(
            "[...document.querySelectorAll('svg.help')].map(each => getComputedStyle(each).transform)"
        )
        assert {"matrix(-1, 0, 0, 1, 0, 0)"} >= {*turned} if colours == "right to left" else {"none"} >= {*turned}
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
