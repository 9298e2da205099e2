"""Quotation marks of CSV files belong together, or the file is refused: else rows would be gone."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pyarrow")

from intimacy_kit.cli.files.quotes import quotes_are_balanced


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("", True), ("a,b\n1,2\n", True), ('"a","b"\n"1","2"', True), ('\ufeff"a"\n1\n', True), ('"a\nb",c', True),
        ('"say ""so""",b', True), ('5" nail,b\n', True), ('""', True), ('a,"",b', True), ('"a"\r\n"b"', True),
        ('a\n"b\nc\n', False), ('a,"b\n5,"c\n6,d\n', False), ('"a"b,c', False), ('"', False), ('"""', False),
        ('a,"b" ', False),
    ],
)  # fmt: skip
def test_balanced_and_unbalanced_quotes(text: str, fits: bool) -> None:
    content = text.encode()
    for size in (1, 2, 3, 1000):
        assert quotes_are_balanced(content[at : at + size] for at in range(0, len(content), size)) == fits


@given(st.text(st.sampled_from('",\na '), max_size=12), st.integers(1, 5))
def test_result_equals_that_of_the_strict_csv_reader(text: str, size: int) -> None:
    def is_strict() -> bool:
        try:
            list(csv.reader(StringIO(text, newline=""), strict=True))
        except csv.Error:
            return False
        return True

    content = text.encode()
    assert quotes_are_balanced(content[at : at + size] for at in range(0, len(content), size)) == is_strict()
