"""The examples in each command's help are there, and are taken by the command as they are."""

import shlex
from pathlib import Path

import pytest

from intimacy_kit.cli.app import SUMMARIES, load_command
from intimacy_kit.cli.examples import EXAMPLES
from tests.unit.cli.conftest import Run

ALL = [example for examples in EXAMPLES.values() for example in examples]


def test_every_command_has_some() -> None:
    assert list(EXAMPLES) == [name for name in SUMMARIES if name in EXAMPLES] == list(SUMMARIES)


@pytest.mark.parametrize("example", ALL)
def test_an_example_is_parsed(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("cases.csv", "cases.parquet"):
        (tmp_path / name).touch()
    program, command, *arguments = shlex.split(example.partition(" > ")[0])
    assert program == "intimacy-kit"
    with load_command(command).make_context(command, arguments) as context:
        assert context.command.name == command


def test_help_ends_with_them(run: Run) -> None:
    code, said, _ = run("plan", "--help")
    assert code == 0
    assert said.rstrip().endswith("Examples:\n    " + "\n    ".join(EXAMPLES["plan"]))
