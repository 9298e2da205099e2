"""Columns beside the answers: text that is numbers becomes numbers."""

import pytest

pa = pytest.importorskip("pyarrow")
pytest.importorskip("typer")

from intimacy_kit.cli.files.tables import with_numbers  # noqa: E402 - only where pyarrow is


def test_text_is_read_as_numbers_or_flags_and_other_text_stays() -> None:
    given = {
        "number": [" 1.5", "", "2 "],
        "flag": ["true", "false", None],
        "word": ["secret", "1", ""],
        "typed": [1, 2, 3],
        "other": ["1", "2", "3"],
    }
    read = with_numbers(pa.table(given), ["number", "flag", "word", "typed", "none_such"]).to_pydict()
    assert read == {**given, "number": [1.5, None, 2], "flag": [True, False, None]}
