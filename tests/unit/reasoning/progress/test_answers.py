"""Trends of answers: the latest series that is comparable."""

import pytest

from intimacy_kit.reasoning.progress.answers import comparable_series


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", ""),
        ("a", ""),
        ("ab", ""),
        ("aa", "aa"),
        ("aba", "aa"),
        ("aabb", "bb"),
        ("aabc", "aa"),
        ("aaabc?", "c?"),
    ],
)
def test_line_is_the_latest_comparable_series(given: str, expected: str) -> None:
    found = comparable_series(given, lambda one, other: one == other or "?" in {one, other})
    assert "".join(found) == expected
