"""The files that commands write: permissions, atomicity, and concurrent runs."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tests.wording import Wording

pytest.importorskip("pyarrow")
posix = pytest.mark.skipif(os.name != "posix", reason="elsewhere there are other rights")

FULL = """
import sys
from resource import RLIMIT_FSIZE, setrlimit

from intimacy_kit.cli import main

setrlimit(RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)  # as if the disk was full then
main()
"""


def modes(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}


@posix
def test_regression_batch_output_is_readable_by_its_owner_only(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("trust,fears_partner\n3,true\n")
    before = os.umask(0o022)
    try:
        for target in ("out.csv", "out.parquet", "out"):
            assert run("batch", "in.csv", target)[0] == 0
        (tmp_path / "out.csv").chmod(0o644)
        assert run("batch", "in.csv", "out.csv", "--overwrite")[0] == 0
    finally:
        os.umask(before)
    (tmp_path / "in.csv").unlink()
    assert modes(tmp_path) == {"out.csv": 0o600, "out.parquet": 0o600, "out": 0o700, "out/in.parquet": 0o600}


@posix
@pytest.mark.parametrize(
    ("limit", "arguments"),
    [
        (1000, ["diagnose", "mine.json", "--html", "p.html"]),
        (10, ["ask", "--save", "kept.json"]),
        (1000, ["batch", "in.csv", "out"]),
    ],
)
def test_regression_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, limit: int, arguments: list[str], wording: Wording
) -> None:
    (tmp_path / "mine.json").write_text(json.dumps({"trust": 3}))
    (tmp_path / "in.csv").write_text("trust,fears_partner\n" + "3,true\n" * 1000)
    command = [sys.executable, "-c", FULL, str(limit), *arguments]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("intimacy-kit: cannot write ")
    wording(ended.stderr.replace(str(tmp_path), "..."))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "mine.json"]


def test_regression_of_three_runs_at_once_only_one_succeeds(tmp_path: Path, wording: Wording) -> None:
    target = "out.csv"
    (tmp_path / "in.csv").write_text("trust,fears_partner\n" + "3,true\n" * 1000)
    command = [sys.executable, "-m", "intimacy_kit", "batch", "in.csv", target]
    runs = [
        subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    ended = [(*run.communicate(), run.returncode) for run in runs]
    assert sorted(status for _, _, status in ended) == [0, 2, 2]
    for said, complaint, status in ended:
        assert bool(said) == (not status)
        wording(complaint.replace(str(tmp_path), "...") if status else said, "refused" if status else "written")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", target]


@pytest.mark.parametrize("target", ["out.csv", "out"])
def test_output_created_meanwhile_is_not_overwritten(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str, wording: Wording
) -> None:
    """The same in this process."""
    from intimacy_kit.cli.batch import run as batch_run

    (tmp_path / "in.csv").write_text("trust\n3\n")

    class Slow(batch_run.ResultWriter):
        def __exit__(self, *_: object) -> None:
            super().__exit__()
            Path(target).mkdir()
            (Path(target) / "mine").touch()

    monkeypatch.setattr(batch_run, "ResultWriter", Slow)
    status, said, complaint = run("batch", "in.csv", target)
    assert (status, said) == (2, "")
    wording(complaint.replace(str(tmp_path), "..."))
    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted(["in.csv", target, "mine"])
