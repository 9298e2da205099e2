"""The check-in on one page, in a browser of the size of a phone, with the network off."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

import intimacy_kit as ik

EXAMPLE = Path(__file__).parents[2] / "examples" / "on_device"
CHROMIUM, NPX = shutil.which("chromium"), shutil.which("npx")
KB = ik.load_knowledge(plugins=False)


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("on_device") / "check-in.html"
    path.write_text(run_path(str(EXAMPLE / "build.py"))["page"](), "utf-8")
    return path


@pytest.fixture
def page(page_file: Path) -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="the dependency group `gate` is not installed")
    if CHROMIUM is None:
        pytest.skip("there is no Chromium")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-GB", offline=True)
        opened = context.new_page()
        opened.asked, opened.told = [], []
        opened.on("request", lambda request: opened.asked.append(request.url))
        opened.on("console", lambda message: opened.told.append(message.text))
        opened.on("pageerror", lambda error: opened.told.append(str(error)))
        opened.goto(page_file.as_uri())
        yield opened
        assert opened.asked == [page_file.as_uri()]
        assert opened.told == []
        assert opened.evaluate("document.documentElement.scrollWidth") <= 390
        assert opened.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
        browser.close()


def answer(page: Any, id: str, label: str) -> None:
    page.evaluate("document.getElementById('every').open = true")
    page.select_option(f"#all-{id}", label=label)


@pytest.mark.gate
def test_answers_change_what_is_found(page: Any) -> None:
    assert "Questions about safety are still open." in page.inner_text("main")
    first = page.inner_text("section label")
    assert first in {KB.signals[id].question for id in KB.diagnose({}).safety.unanswered}
    answer(page, "contempt", "always")
    answer(page, "criticism", "always")
    title = KB.challenges["communication_breakdown"].title
    assert title in page.inner_text("main")
    page.click(f"article:has(h3:has-text('{title}')) summary")
    dx = KB.diagnose({"contempt": 4, "criticism": 4})
    reasons = [KB.rules[id].reasons[-1][1] for id in dx.fired if KB.rules[id].supports == "communication_breakdown"]
    assert any(reason in page.inner_text("main") for reason in reasons)
    assert dx.remedies[0].strategy.title in page.inner_text("main")
    page.select_option("#language", label="de")
    assert "Was schwer ist" in page.inner_text("main")
    assert page.evaluate("document.documentElement.lang") == "de"
    german = KB.within(locale="de")
    assert german.challenges["communication_breakdown"].title in page.inner_text("main")


@pytest.mark.gate
def test_items_are_asked_one_by_one(page: Any) -> None:
    for at, item in enumerate(KB.signals["low_mood"].items):
        assert "(0 answered)" in page.inner_text("main")
        labels = ["not answered", *(label for _, label in item.options)]
        assert page.locator(f"label[for=all-low_mood-{at}]").all_text_contents() == [item.text]
        assert page.locator(f"#all-low_mood-{at} option").all_text_contents() == labels
        answer(page, f"low_mood-{at}", "Nearly every day")
    assert "(1 answered)" in page.inner_text("main")
    assert KB.diagnose({"low_mood": [3, 3]}).remedies[0].strategy.title in page.inner_text("main")
    answer(page, "low_mood-0", "not answered")
    assert "(0 answered)" in page.inner_text("main")


@pytest.mark.gate
def test_a_question_can_be_skipped_and_all_forgotten(page: Any) -> None:
    before = page.inner_text("section label")
    page.click("button:has-text('Skip')")
    assert page.inner_text("section label") != before
    answer(page, "contempt", "always")
    page.click("button:has-text('Forget all answers')")
    assert "(0 answered)" in page.inner_text("main")


@pytest.mark.gate
def test_under_a_concern_there_is_support_and_nothing_else(page: Any) -> None:
    answer(page, "contempt", "always")
    answer(page, "fears_partner", "yes")
    dx = KB.diagnose({"contempt": 4, "fears_partner": True})
    assert dx.support is not None
    told = page.inner_text("main")
    for concern in dx.support.concerns:
        assert concern.title in told
        assert concern.text in told
    for remedy in dx.support.remedies:
        assert all(practice.title in told for practice in remedy.practices)
    assert "emergency" in told
    assert not any(found.title in told for found in [*dx.findings.values(), *dx.components.values()] if found.title)
    assert page.query_selector_all("section, select, input") == []


@pytest.mark.gate
def test_people_with_other_senses_can_use_it(page: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page.evaluate("document.getElementById('every').open = true")
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.nightly
def test_the_app_uses_nothing_but_what_the_types_of_the_module_say(tmp_path: Path) -> None:
    tsc = [os.environ["TSC"]] if "TSC" in os.environ else [str(NPX), "--yes", "--package", "typescript@5", "tsc"]
    if "TSC" not in os.environ and NPX is None:
        pytest.skip("there is no npm to get TypeScript")
    run_path(str(EXAMPLE / "build.py"))["sources"](tmp_path)
    options = "--strict --allowJs --checkJs --noEmit --target es2022 --lib es2022,dom,dom.iterable --module es2022"
    ran = subprocess.run(
        [*tsc, *options.split(), "--moduleResolution", "bundler", "app.mjs", "kit.d.mts"],
        cwd=tmp_path, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout


def test_a_page_is_one_file_that_may_ask_nobody(page_file: Path) -> None:
    text = page_file.read_text("utf-8")
    assert "default-src 'none'" in text
    assert text.count("<script") == text.count("</script>") == 1
    assert "http://" not in text.replace("http://www.w3.org", "")
