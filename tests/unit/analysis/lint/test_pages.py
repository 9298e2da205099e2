"""The pages of the checks in the documentation: each shows what is reported, and what is not."""

import re
from pathlib import Path

import pytest

from intimacy_kit.analysis.lint import CHECKS
from tests.unit.analysis.lint.clean_pack import FILES, codes, diagnostics, report

PAGES = Path(__file__).parents[4] / "docs" / "reference" / "lint"
FILE = re.compile(r"^```yaml\n# (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SAID = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page(code: str) -> str:
    return (PAGES / f"{code}.md").read_text("utf-8")


def example(text: str) -> dict[str, str]:
    """The clean pack with the files that a page shows."""
    return {**FILES, **{name: f"# {name}\n{content}" for name, content in FILE.findall(text)}}


def test_there_is_a_page_for_every_check_and_all_are_listed() -> None:
    assert sorted(path.stem for path in PAGES.glob("*.md")) == [*CHECKS, "index"]

    index = (PAGES / "index.md").read_text("utf-8")
    listed = re.findall(r"^\| \[(IKL\d{3})\]\(\1\.md\) \| (\w+) \| (.+) \|$", index, re.MULTILINE)
    assert listed == [(code, check.severity, check.title) for code, check in CHECKS.items()]
    assert re.findall(r"^IKL\d{3}$", index, re.MULTILINE) == list(CHECKS)


@pytest.mark.parametrize("code", CHECKS)
def test_a_page_has_what_why_bad_and_good(code: str) -> None:
    text = page(code)
    check = CHECKS[code]
    assert text.splitlines()[0] == f"# {code}: {check.title}"
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Why it matters", "Bad", "Good"]
    first = {"error": "An error", "warning": "A warning", "hint": "A hint"}[check.severity]
    assert f"\n{first}: " in text
    assert ("solver z3" in text.split("## Why")[0]) == check.exact
    assert ("`--fix` fixes it" in text) == check.fixable


@pytest.mark.parametrize("code", CHECKS)
def test_bad_example_has_the_diagnostics_shown(code: str) -> None:
    if CHECKS[code].exact:
        pytest.importorskip("z3")
    bad = page(code).split("\n## Bad\n")[1].split("\n## Good\n")[0]
    found = diagnostics(example(bad), ignore=[] if CHECKS[code].exact else [c for c in CHECKS if CHECKS[c].exact])
    assert code in {diagnostic.code for diagnostic in found}
    assert SAID.findall(bad) == ["".join(f"{diagnostic}\n" for diagnostic in found)]


@pytest.mark.parametrize("code", CHECKS)
def test_good_example_has_no_diagnostics(code: str) -> None:
    good = example(page(code).split("\n## Good\n")[1])
    assert good != FILES
    assert codes(good) == []


def test_clean_pack_has_no_diagnostics() -> None:
    made = report(FILES)
    assert made.diagnostics == ()
    assert made.suppressed == ()
