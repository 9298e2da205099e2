"""The pages of the errors in the documentation: each shows how its error comes about, and what it looks like."""

import doctest
import re
from pathlib import Path

import pytest

from intimacy_kit.errors import CODES, IntimacyKitError

PAGES = Path(__file__).parents[2] / "docs" / "reference" / "errors"
BLOCK = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page(code: str) -> str:
    return (PAGES / f"{code}.md").read_text("utf-8")


def test_there_is_a_page_for_every_code_and_all_are_listed() -> None:
    assert sorted(path.stem for path in PAGES.glob("*.md")) == [*CODES, "index"]

    index = (PAGES / "index.md").read_text("utf-8")
    assert re.findall(r"^IK\d{3}$", index, re.MULTILINE) == list(CODES)


def test_the_index_has_each_code_below_its_class() -> None:
    _, *sections = (PAGES / "index.md").read_text("utf-8").split("\n## ")
    listed = [
        (kind, re.findall(r"^\| \[(IK\d{3})\]\(\1\.md\) \| (.+) \|$", section, re.MULTILINE))
        for section in sections
        for kind in re.findall(r"^`(\w+)`: ", section, re.MULTILINE)
    ]

    assert listed == [
        (kind.__name__, [(code, title) for code, title in CODES.items() if code.startswith(f"IK{group}")])
        for group, kind in enumerate(IntimacyKitError.__subclasses__(), start=1)
    ]


@pytest.mark.parametrize("code", CODES)
def test_the_messages_on_a_page_are_one_sentence_each(code: str) -> None:
    messages = re.findall(r"^error\[IK\d{3}\]: (.*)$", page(code), re.MULTILINE)
    assert messages
    for message in messages:
        assert message.lstrip("'")[0].islower(), message
        assert not message.endswith((".", "!", "?", ":")), message
        assert ". " not in message, message


@pytest.mark.parametrize("code", CODES)
def test_the_title_of_a_page_is_what_the_code_stands_for(code: str) -> None:
    assert page(code).splitlines()[0] == f"# {code}: {CODES[code]}"
    assert "\n## Example\n" in page(code)
    assert "\n## How to mend it\n" in page(code)


@pytest.mark.parametrize("code", CODES)
def test_the_example_of_a_page_gives_its_error(code: str) -> None:
    example, mended = page(code).split("\n## How to mend it\n")
    blocks = "\n".join(BLOCK.findall(example))
    assert f"\nerror[{code}]: " in blocks
    assert f"error[{code}]" not in mended

    if "diagnose_frame" in blocks:
        pytest.importorskip("narwhals")
    for package in re.findall(r"^>>> import (\w+)", blocks, re.MULTILINE):
        pytest.importorskip(package)
    test = doctest.DocTestParser().get_doctest(blocks, {}, code, None, 0)
    assert doctest.DocTestRunner(verbose=False).run(test).failed == 0
