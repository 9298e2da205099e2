"""What looks as if a codebook read it wrongly reaches people on every command, and ends none."""

import warnings
from pathlib import Path

import pytest

from intimacy_kit.cli.doubts import doubts_told
from tests.unit.cli.conftest import Run

pytest.importorskip("pyarrow")

NARROW = "the answers in the column 'q2' look like a scale from 1 to 5, and the codebook says from 0 to 10"
TURNED = "the column 'q3' goes against all other answers, as if its scale were the other way round"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file in which a rating never leaves 1 to 5, and one goes against the others; and a codebook."""
    rows = [f"{n % 11},{1 + round(n % 11 * 0.4)},{10 - n % 11},{n % 2}" for n in range(132)]
    (tmp_path / "answers.csv").write_text("\n".join(["q1,q2,q3,parted", *rows]))
    (tmp_path / "book.yaml").write_text(
        "signals:\n"
        "  trust: {column: q1, from: [0, 10]}\n"
        "  relationship_satisfaction: {column: q2, from: [0, 10]}\n"
        "  emotional_closeness: {column: q3, from: [0, 10]}\n"
    )
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        "batch answers.csv results.csv",
        "diagnose answers.csv --row 3",
        "validate answers.csv --outcome parted --draws 20 --no-leave-out",
        "compare core core answers.csv",
    ],
)
def test_what_looks_wrong_is_told_once_on_every_command(run: Run, folder: Path, command: str) -> None:
    if command.startswith("validate"):
        for module in ("sklearn", "scipy", "statsmodels"):
            pytest.importorskip(module)
    status, said, complained = run(*command.split(), "--codebook", "book.yaml")
    assert status == 0, complained
    assert complained.count(f"intimacy-kit: {NARROW}\n") == 1
    assert complained.count(f"intimacy-kit: {TURNED}\n") == 1
    assert "Warning" not in complained
    assert NARROW not in said


def test_other_warnings_are_passed_on() -> None:
    with pytest.warns(DeprecationWarning, match="old"), doubts_told():
        warnings.warn("old", DeprecationWarning, stacklevel=1)
