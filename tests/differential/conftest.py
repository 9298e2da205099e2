"""One process of Node for the tests of a module."""

from collections.abc import Iterator

import pytest

from tests.differential.on_device import Device


@pytest.fixture(scope="module")
def device() -> Iterator[Device]:
    with Device() as device:
        yield device
