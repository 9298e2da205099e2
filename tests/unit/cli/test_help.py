"""The help of every command: placeholders that say what to write, and an example of each."""

import re

import pytest

pytest.importorskip("typer")

from intimacy_kit.cli.app import SUMMARIES
from tests.unit.cli.conftest import Run

TYPES = re.compile(r"\b(TEXT|PATH|INTEGER|FLOAT|DIRECTORY|DIR|STRING)\b|<(?![^>]*\|)\w[^>]*>|%Y")


@pytest.mark.parametrize("name", SUMMARIES)
def test_placeholders_say_what_to_write(name: str, run: Run) -> None:
    code, said, _ = run(name, "--help")
    assert code == 0
    told, _, examples = said.partition("Examples:\n")
    assert TYPES.findall(told) == []
    assert f"intimacy-kit {name}" in examples


def test_regression_a_list_of_arguments_has_one_pair_of_brackets(run: Run) -> None:
    for name, placeholder in (("explain", "[ID]..."), ("export", "[PACK]..."), ("schema", "[SECTION]")):
        usage = run(name, "--help")[1].partition("\n")[0]
        assert usage.endswith(f" {placeholder}")
        assert "[[" not in usage


def test_the_bare_types_would_be_found() -> None:
    for wrong in ("--pack PATH  A folder", "FILE <str>  The answers", "--start <%Y-%m-%d>", "--prefix TEXT"):
        assert TYPES.search(wrong)
    for right in ("--invalid <raise|null>", "--pack FOLDER", "ANSWERS.json"):
        assert not TYPES.search(right)
