"""Fixtures of codebooks."""

from pathlib import Path

import pytest


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder with a pack that adds a signal."""
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "pack.yaml").write_text(
        "{format: 1, name: more, version: 1.0.0, title: More, license: MIT, sources: {notes: {title: Notes}}}"
    )
    (folder / "signals.yaml").write_text(
        "- {id: dates, kind: count, title: dates, question: How many dates do you have a month?, source: notes}"
    )
    return folder
