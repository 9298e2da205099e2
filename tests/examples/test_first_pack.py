"""The tutorial on a first pack: its files are written, its commands run, and the outputs compared."""

import re
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run, run

pytest.importorskip("z3", reason="without it, lint also tells what it skipped")

__all__ = ["run"]
TEXT = (Path(__file__).parents[2] / "docs/tutorial/first-pack.md").read_text("utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`([\w/]+\.yaml)`")


def test_tutorial_output_is_up_to_date(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, typed, shown_all = 0, 0, OutputChecker()
    for block in BLOCK.finditer(TEXT):
        kind, content = block.groups()
        if kind == "yaml":
            name = FILE.findall(TEXT[read : block.start()])[-1]
            Path(name).write_text(content, "utf-8")
            Path(name).with_name("shared_meals.yaml").unlink(missing_ok=True)  # as it says before the file in cases
        elif kind == "console":
            for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", content, re.MULTILINE):
                program, *arguments = command.split()
                if program == "cd":
                    monkeypatch.chdir(arguments[0])
                    continue
                assert program == "intimacy-kit"
                _, said, complaint = run(*arguments)
                assert shown_all.check_output(expected, said + complaint, ELLIPSIS), f"{command}\n{said}{complaint}"
                typed += 1
        read = block.end()
    assert typed == 6
