"""Fixtures and helpers for the tests of packs."""

from pathlib import Path

import pytest
import yaml

from intimacy_kit.packs.reading import yaml_events
from tests.unit.packs.tiny import LAYOUT


@pytest.fixture(params=["libyaml", "Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The test runs with the quick parser of YAML, where there is one, and without it."""
    name: str = request.param
    if name == "libyaml" and not yaml.__with_libyaml__:
        pytest.skip("PyYAML is without its parser in C here")
    if name == "Python":
        monkeypatch.setattr(yaml_events, "parsers", lambda: (yaml_events.ReferenceParser,))
    return name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny pack as a folder with folders."""
    for name, text in LAYOUT.items():
        path = tmp_path / "tiny" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "tiny"
