"""`pytest tests/golden --renew` writes what comes out now as what is expected: look at the difference it makes."""

from collections.abc import Callable
from pathlib import Path

import pytest

EXPECTED = Path(__file__).parent / "expected"


@pytest.fixture
def as_expected(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of that name, byte for byte; or write it, if asked to renew."""
    renew = request.config.getoption("--renew")

    def compare(name: str, text: str) -> None:
        file = EXPECTED / name
        if renew:
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(text.encode())
        assert text == file.read_bytes().decode(), f"{name} differs; if it should, run `pytest tests/golden --renew`"

    return compare
