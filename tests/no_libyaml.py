"""A plugin of pytest that hides libyaml, as if PyYAML had been built without it: `pytest -p tests.no_libyaml`."""

import sys

sys.modules["yaml._yaml"] = None  # type: ignore[assignment] # so it cannot be imported


def pytest_configure() -> None:
    import yaml

    assert not yaml.__with_libyaml__
