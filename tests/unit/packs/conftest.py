"""What the tests of packs share."""

from pathlib import Path

import pytest
import yaml

from intimacy_kit.packs import yaml_reader
from tests.unit.packs.tiny import LAYOUT


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The test runs with both readers of YAML: the one in C, and the one in Python for where there is no other."""
    name: str = request.param
    if not hasattr(yaml, name):
        pytest.skip("PyYAML is without its reader in C here")
    monkeypatch.setattr(yaml_reader, "_LOADER", getattr(yaml, name))
    return name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny pack as a folder with folders."""
    for name, text in LAYOUT.items():
        path = tmp_path / "tiny" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "tiny"
