"""The program: start, progress bar, signals and memory."""

import os
import resource
import runpy
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import entry_points
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import pytest

from intimacy_kit.cli import NEEDED, main
from tests.unit.cli.conftest import Run
from tests.wording import Wording

PROGRAM = [sys.executable, "-m", "intimacy_kit"]
SMALL = ["--rows-per-chunk", "20", "--remedies", "0"]


def write(path: Path, rows: int) -> None:
    path.write_text("name,trust,past_betrayal\n" + "".join(f"{row:08d},{row % 11},true\n" for row in range(rows)))


def needed() -> None:
    for name in NEEDED:
        pytest.importorskip(name)


def test_regression_help_has_a_short_option(run: Run) -> None:
    for command in ([], ["diagnose"]):
        assert run(*command, "-h") == run(*command, "--help")
    assert "intimacy-kit --help" in run("nothing")[2]


def test_list_of_commands_has_the_first_sentence_of_their_help(run: Run) -> None:
    needed()
    from intimacy_kit.cli.app import SUMMARIES, load_command

    _, listed, _ = run("--help")
    for name, summary in SUMMARIES.items():
        assert str(load_command(name).help).replace("\n", " ").startswith(summary)
        assert f"\n  {name} " in listed
        assert f" {summary.removesuffix('.')}" in listed


def test_commands_are_imported_only_when_used() -> None:
    needed()
    code = "import sys; from intimacy_kit.cli import app; print([m for m in sys.modules if '.cli.commands' in m])"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == "[]\n"


def test_it_is_installed_as_a_command() -> None:
    commands = [command for command in entry_points(group="console_scripts") if command.name == "intimacy-kit"]
    if not commands:
        pytest.skip("installed before there was a command")
    assert commands[0].load() is main


@pytest.mark.parametrize("name", NEEDED)
def test_missing_packages_are_named_with_the_extra(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], wording: Wording
) -> None:
    needed()
    monkeypatch.setitem(sys.modules, name, None)
    assert main() == 2
    first, second = capsys.readouterr()
    assert first == ""
    wording(second)


def test_missing_packages_in_a_new_process(tmp_path: Path, wording: Wording) -> None:
    """As in an environment with nothing but what the library needs."""
    hidden = "; ".join(f"sys.modules[{name!r}] = None" for name in NEEDED)
    code = f"import sys; {hidden}; from intimacy_kit.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "batch", "a.csv", "b.csv"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    wording(ended.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_regression_full_output_device_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    needed()
    monkeypatch.setattr("sys.argv", ["intimacy-kit", "schema", "rules"])
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr("sys.stdout", full)
        assert main() == 2
    told = "intimacy-kit: what came out cannot be written: No space left on device; check the space left\n"
    assert capsys.readouterr().err == told
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run([*PROGRAM, "demo"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (2, told)


def test_regression_errors_of_files_are_not_errors_of_stdout(monkeypatch: pytest.MonkeyPatch) -> None:
    needed()

    def broken(prog_name: str) -> int:
        raise FileNotFoundError(2, "No such file or directory", prog_name)

    monkeypatch.setattr("intimacy_kit.cli.app.app", broken)
    with pytest.raises(FileNotFoundError):
        main()


def test_it_runs_as_a_module(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    needed()
    monkeypatch.setattr("sys.argv", ["anything", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("intimacy_kit", run_name="__main__")
    assert (ended.value.code, capsys.readouterr().out[:13]) == (0, "intimacy-kit ")
    runpy.run_module("intimacy_kit.__main__", run_name="imported")


@pytest.fixture
def started(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The program in the middle of a long run: some of it is written."""
    needed()
    write(tmp_path / "in.csv", 200_000)
    process = subprocess.Popen(
        [*PROGRAM, "batch", "in.csv", "out.csv", *SMALL],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        # It writes or it ends, however long that takes here.
        while not any(path.stat().st_size for path in tmp_path.glob(".intimacy-kit-*.partial")):
            assert process.poll() is None, "it ended before it could be stopped"
            sleep(0.01)
        yield process
        process.kill()


def test_sigkill_leaves_no_incomplete_output(started: subprocess.Popen[str], tmp_path: Path) -> None:
    started.kill()
    started.wait()
    assert not (tmp_path / "out.csv").exists()
    left = [path.name for path in tmp_path.iterdir() if path.name != "in.csv"]
    assert len(left) == 1
    assert left[0].startswith(".intimacy-kit-")
    assert left[0].endswith(".partial")


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143)],
)
def test_sigint_and_sigterm_leave_no_files(
    started: subprocess.Popen[str], tmp_path: Path, number: signal.Signals, status: int, wording: Wording
) -> None:
    started.send_signal(number)
    out, err = started.communicate()
    assert (started.returncode, out) == (status, "")
    wording(err)
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("target", ["out.csv", "out"])
def test_signal_while_the_output_is_flushed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException], target: str
) -> None:
    number = signal.SIGINT if error is KeyboardInterrupt else signal.SIGTERM
    write(tmp_path / "in.csv", 10)
    monkeypatch.setattr("os.fsync", lambda _: signal.raise_signal(number))
    status, out, _ = run("batch", "in.csv", target)
    assert (status, out) == (128 + number, "")
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_that_a_library_swallows_still_ends_the_run(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    """As some versions of the packages below us do now and then."""
    outputs = pytest.importorskip("intimacy_kit.cli.files.outputs")
    write(tmp_path / "in.csv", 1000)
    write_rows = outputs.ResultWriter.write
    written: list[int] = []

    def catching(sink: Any, chunk: Any, results: Any) -> None:
        write_rows(sink, chunk, results)
        written.append(chunk.given.num_rows)
        with suppress(KeyboardInterrupt, SystemExit):
            signal.raise_signal(number)

    monkeypatch.setattr(outputs.ResultWriter, "write", catching)
    before = signal.getsignal(number)
    status, out, _ = run("batch", "in.csv", "out.csv", "--rows-per-chunk", 10)
    assert (status, out, written) == (128 + number, "", [10])
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]
    assert signal.getsignal(number) is before


@pytest.mark.parametrize("target", ["out.csv", "out.parquet", "out"])
def test_full_disk_is_reported_and_leaves_no_files(tmp_path: Path, target: str, wording: Wording) -> None:
    needed()
    write(tmp_path / "in.csv", 20_000)

    def no_file_is_larger() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    ended = subprocess.run(
        [*PROGRAM, "batch", "in.csv", target],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=no_file_is_larger,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    wording(ended.stderr.replace(str(tmp_path), "..."))
    assert ended.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_a_full_disk_in_this_process(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wording: Wording
) -> None:
    write(tmp_path / "in.csv", 10)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    status, _, err = run("batch", "in.csv", "out.csv")
    assert status == 2
    wording(err.replace(str(tmp_path), "..."))


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no pseudo-terminals")
def test_progress_bar_in_a_terminal(tmp_path: Path) -> None:
    needed()
    write(tmp_path / "in.csv", 2000)
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [*PROGRAM, "batch", "in.csv", "out.csv", "--rows-per-chunk", "500"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
    )
    os.close(theirs)
    shown = b""
    with process:
        while piece := read_from_terminal(ours):
            shown += piece
        assert process.stdout is not None
        assert process.stdout.read() == b"2000 rows written to 'out.csv'\n"
    os.close(ours)
    assert process.returncode == 0
    assert b"diagnosing" in shown
    assert b"100%" in shown


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no pseudo-terminals")
def test_progress_bar_in_this_process(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wording: Wording
) -> None:
    write(tmp_path / "in.csv", 100)
    (tmp_path / "none.csv").write_text("trust\n")
    ours, theirs = os.openpty()
    shown: list[bytes] = []
    reader = Thread(target=lambda: shown.extend(iter(lambda: read_from_terminal(ours), b"")))
    reader.start()
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr("sys.stderr", terminal)
        status, said, complaint = run("batch", "in.csv", "out.csv")
        assert (status, complaint) == (0, "")
        wording(said)
        ended, out, err = run("batch", "none.csv", "none.parquet")
        assert (ended, err) == (0, "")
        wording(out)
    reader.join(60)
    os.close(ours)
    assert b"".join(shown).count(b"diagnosing") >= 2


def read_from_terminal(number: int) -> bytes:
    try:
        return os.read(number, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


def test_no_progress_bar_outside_of_a_terminal(tmp_path: Path, wording: Wording) -> None:
    needed()
    write(tmp_path / "in.csv", 50)
    ended = subprocess.run(
        [*PROGRAM, "batch", "in.csv", "out.csv"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "FORCE_COLOR": "1"},
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    wording(ended.stdout)


PEAK = """
import resource, runpy, sys
sys.argv = ["intimacy-kit", *sys.argv[1:]]
try:
    runpy.run_module("intimacy_kit", run_name="__main__")
except SystemExit as ended:
    assert not ended.code, ended.code
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("source", "target", "chunks"), [("in.csv", "out.parquet", (4, 28)), ("in.parquet", "out.csv", (4, 28))]
)
def test_memory_does_not_grow_with_the_number_of_chunks(
    tmp_path: Path, source: str, target: str, chunks: tuple[int, int]
) -> None:
    needed()
    peaks: list[int] = []
    for count in chunks:
        folder = tmp_path / str(count)
        folder.mkdir()
        write(folder / "in.csv", 4000 * count)
        if source == "in.parquet":
            to_parquet(folder)
        command = [sys.executable, "-c", PEAK, "batch", source, target, "--rows-per-chunk", "4000", "--remedies", "0"]
        ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
        peaks.append(int(ended.stdout.split()[-1]))
    assert peaks[1] / peaks[0] < 1.3, peaks


def to_parquet(folder: Path) -> None:
    csv: Any = pytest.importorskip("pyarrow.csv")
    parquet: Any = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(csv.read_csv(folder / "in.csv"), folder / "in.parquet", row_group_size=10_000)


def test_data_that_the_output_cannot_encode_is_one_line() -> None:
    """Data are never changed; what people read has question marks instead."""
    needed()
    command = [*PROGRAM, "graph", "--format", "dot", "--locale", "de"]
    surroundings = {**os.environ, "PYTHONIOENCODING": "iso8859-5"}
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)
    told = "intimacy-kit: what came out cannot be written in iso8859-5; set PYTHONIOENCODING=utf-8\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", told)


@pytest.mark.parametrize(("encoding", "status"), [("ascii", 2), ("utf-8", None)])
def test_only_the_output_stream_lacks_characters(
    encoding: str, status: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed()

    def broken(prog_name: str) -> int:
        raise UnicodeEncodeError(encoding, prog_name, 0, 1, "no such character")

    monkeypatch.setattr("intimacy_kit.cli.app.app", broken)
    if status is None:
        with pytest.raises(UnicodeEncodeError):
            main()
    else:
        assert main() == status
