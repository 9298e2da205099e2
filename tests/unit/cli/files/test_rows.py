"""One case of a file of many, found row by row."""

import json
from pathlib import Path

import pytest

pytest.importorskip("typer")

from intimacy_kit.cli.failures import Failure
from intimacy_kit.cli.files.cases import read_case
from intimacy_kit.cli.files.inputs import in_blocks
from intimacy_kit.cli.files.parquet_input import ParquetInput
from tests.small_pack import small_knowledge


def refused(path: Path, row: int | None) -> str:
    with pytest.raises(Failure) as raised:
        read_case(str(path), small_knowledge(), row)
    return str(raised.value)


def test_a_row_is_found_in_each_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    rows = [{"who": f"n{number}", "trust": float(number), "past_betrayal": number > 1} for number in range(4)]
    (tmp_path / "a.csv").write_text(
        "\nwho,trust,past_betrayal\n" + "".join(f"{row['who']},{row['trust']},{row['past_betrayal']}\n" for row in rows)
    )
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet", row_group_size=3)
    monkeypatch.setattr("intimacy_kit.cli.files.parquet_input.ROWS", 3)
    for name in ("a.csv", "a.jsonl", "a.parquet"):
        for number in (1, 3, 4):
            expected = {"trust": float(number - 1), "past_betrayal": number > 2}
            assert read_case(str(tmp_path / name), small_knowledge(), number) == expected
        for number in (0, 5):
            assert f"has no row {number}; it has 4" in refused(tmp_path / name, number)
        assert "has 4 rows" in refused(tmp_path / name, None)


def test_parquet_gives_its_rows_one_by_one(tmp_path: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"a": [1, None], "b": ["x", "y"]}), path)
    part = ParquetInput(path, path, {}, lambda names: pytest.fail("no columns are looked for"))
    assert [list(row) for row in part.records()] == [[1, "x"], [None, "y"]]


def test_the_only_column_may_be_empty_in_a_row(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("trust\n7\n\n")
    assert read_case(str(tmp_path / "a.csv"), small_knowledge(), 2) == {"trust": None}


def test_a_cell_that_is_much_too_long(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("trust,note\n7," + "x" * 200_000 + "\n")
    assert "a cell has more than 131072 characters" in refused(tmp_path / "a.csv", None)


def test_blocks() -> None:
    assert list(in_blocks([[1], [2], [3]], 2)) == [[[1], [2]], [[3]]]
    assert list(in_blocks([], 2)) == []
