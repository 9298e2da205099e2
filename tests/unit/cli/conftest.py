"""Fixtures that run commands in this process."""

from collections.abc import Callable
from pathlib import Path

import pytest

from intimacy_kit.cli import NEEDED, main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run `intimacy-kit` with these arguments in `tmp_path`: its exit code, what it says, and what it complains of."""
    for name in NEEDED:
        pytest.importorskip(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["intimacy-kit", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return run


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
    (folder / "rules.yaml").write_text(
        "- {id: no_dates, when: dates < 1, supports: lack_of_quality_time, strength: 0.5, because: No date., "
        "source: notes}"
    )
    return folder
