"""IKL407: sentences without an end."""

import pytest

from intimacy_kit.analysis.lint import fixed
from tests.unit.analysis.lint.clean_pack import codes, diagnostics
from tests.unit.analysis.lint.rules.variations import (
    said,
)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Time is short", "Time is short."),
        ("'Time is short'  # a note", "'Time is short.'  # a note"),
        ('"Time is short"', '"Time is short."'),
    ],
)
def test_full_stop_is_added(text: str, after: str) -> None:
    files = said(text)
    (only,) = diagnostics(files, select=["IKL4"])
    assert only.code == "IKL407"
    assert fixed(files, core=False)["rules/more.yaml"].decode() == said(after)["rules/more.yaml"]


@pytest.mark.parametrize(
    "text",
    ["'It''s time that is short'", "Time is\n    short for two", "\u6642\u9593\u304c\u3042\u308a\u307e\u305b\u3093"],
)
def test_missing_end_without_a_fix(text: str) -> None:
    files = said(text)
    assert codes(files, select=["IKL4"]) == ["IKL407"]
    assert fixed(files, core=False) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Is there time?",
        "'There is time (a little.)'",
        "'They say: \"No time!\"'",
        "\u6642\u9593\u304c\u3042\u308a\u307e\u305b\u3093\u3002",
    ],
)
def test_sentence_with_an_end(text: str) -> None:
    assert codes(said(text), select=["IKL407"]) == []
