"""The program in a pseudo-terminal."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from intimacy_kit.cli import NEEDED
from tests.wording import Wording

pty = pytest.importorskip("pty")
PROGRAM = [sys.executable, "-W", "error", "-m", "intimacy_kit"]
PATIENCE = 30


class Terminal:
    """A terminal with the program in it: what it shows, and what is typed."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        ours, theirs = pty.openpty()
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LC_ALL": "C"}
        environment.pop("NO_COLOR", None)
        self._ours, self._seen, self.shown = ours, 0, ""
        before = signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in what runs in the background
        try:
            self.process = subprocess.Popen(
                [*PROGRAM, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=environment
            )
        finally:
            signal.signal(signal.SIGINT, before)
        os.close(theirs)

    def wait_for(self, text: str) -> None:
        """Read on until this was shown, after what was waited for before."""
        end = monotonic() + PATIENCE
        while text not in self.shown[self._seen :]:
            if not select.select([self._ours], [], [], max(0, end - monotonic()))[0]:
                raise AssertionError(f"{text!r} was not shown")
            self.shown += os.read(self._ours, 65536).decode().replace("\r\n", "\n")
        self._seen = self.shown.index(text, self._seen) + len(text)

    def type(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def interrupt(self) -> None:
        """Send SIGINT until it is seen: one just before Python waits for the keyboard is only seen at the next."""
        end = monotonic() + PATIENCE
        while True:
            self.process.send_signal(signal.SIGINT)
            if select.select([self._ours], [], [], 5)[0]:
                return
            assert monotonic() < end, f"SIGINT was not seen after: {self.shown}"

    def end(self) -> int:
        """Read to the end: the exit code."""
        try:
            while select.select([self._ours], [], [], PATIENCE)[0] and (content := os.read(self._ours, 65536)):
                self.shown += content.decode().replace("\r\n", "\n")
        except OSError:  # how the end of a terminal looks on Linux
            pass
        os.close(self._ours)
        try:
            return self.process.wait(PATIENCE)
        finally:
            self.process.kill()


def test_check_in_is_interrupted_and_continued(tmp_path: Path, wording: Wording) -> None:
    for name in NEEDED:
        pytest.importorskip(name)
    first = Terminal(tmp_path, "ask", "--save", "mine.json")
    for number in range(1, 13):
        first.wait_for(f"{number}. ")
        for typed in ("0\n", "0\n") if number in (10, 11) else ("no\n",):  # these two have two items each
            first.wait_for(": ")
            first.type(typed)
    first.wait_for("13. ")
    first.wait_for("yes or no: ")
    first.type("?\n")
    first.wait_for("An answer ")
    first.wait_for("\n   ")
    first.wait_for(": ")
    first.interrupt()
    assert first.end() == 130, first.shown
    wording(first.shown[first.shown.rindex("intimacy-kit: ") :])
    assert "Traceback" not in first.shown

    second = Terminal(tmp_path, "ask", "--save", "mine.json")
    second.wait_for("1. ")
    assert "yes or no" not in second.shown.partition("1. ")[0]  # what is read beyond depends on how fast it comes
    second.wait_for(": ")
    second.type("\x04")
    assert second.end() == 0, second.shown
    assert "\x1b[1mSafety\x1b[0m" in second.shown
    assert "no concern was reported" in second.shown


def test_regression_waiting_mcp_server_ends_at_the_first_sigint(tmp_path: Path) -> None:
    for name in (*NEEDED, "mcp"):
        pytest.importorskip(name)
    server = Terminal(tmp_path, "mcp")
    about = (
        '"params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "a", "version": "1"}}'
    )
    server.type(f'{{"jsonrpc": "2.0", "id": 1, "method": "initialize", {about}}}\n')
    server.wait_for('"serverInfo"')
    server.process.send_signal(signal.SIGINT)
    assert server.end() == -signal.SIGINT, server.shown
    assert "Traceback" not in server.shown
