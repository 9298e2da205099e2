"""Files in the dialects that people have, and what is refused: whole or not at all, and no value told."""

import json
from pathlib import Path
from typing import Any

import pytest

import intimacy_kit as ik
from tests.unit.cli.conftest import Run
from tests.wording import Wording

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("narwhals")

from intimacy_kit.cli.failures import Failure  # noqa: E402 - only where pyarrow is
from intimacy_kit.cli.files.opening import coded_file  # noqa: E402
from intimacy_kit.cli.files.tables import whole_table  # noqa: E402

BOOK: dict[str, Any] = {"trust": {"column": "q1", "from": [0, 10]}}
SIGNALS = "signals: {trust: {column: q1, from: [0, 10]}}"


def read(path: Path, **format: Any) -> list[dict[str, Any]]:
    book = ik.Codebook(file=format, signals=BOOK)
    part = coded_file(path, book)
    rows: list[dict[str, Any]] = whole_table(part).to_pylist()
    assert [dict(zip(part.columns, row, strict=True)) for row in part.records()] == rows, "row by row it is the same"
    return rows


def by_row_of(path: Path, format: dict[str, Any]) -> list[Any]:
    part = coded_file(path, ik.Codebook(file=format, signals=BOOK))
    part.check_unique_columns()
    return list(part.records())


def refused(path: Path, **format: Any) -> str:
    with pytest.raises(Failure) as raised:
        read(path, **format)
    with pytest.raises(Failure) as by_row:
        by_row_of(path, format)
    assert str(by_row.value) == str(raised.value)
    return str(raised.value).replace(str(path.parent), "FOLDER")


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (b"q1,t\n1.5,\xc3\xa4\n,x\n", {}),
        (b"\xef\xbb\xbfq1;t\r\n1.5;\xc3\xa4\r\n;x\r\n", {}),
        (b"q1\tt\n1.5\t\xc3\xa4\n\tx\n", {}),
        (b"q1|t\n1.5|\xc3\xa4\n|x\n", {"separator": "|"}),
        (b'\n"q1";"t"\n"1.5";"\xe4"\n;"x"\n', {"encoding": "windows-1252"}),
        ("q1;t\n1.5;ä\n;x\n".encode("utf-16"), {}),
        ("q1,t\n1.5,ä\n,x\n".encode("utf-16-le"), {"encoding": "utf-16-le"}),
        ("q1,t\nfirst,second\n1.5,ä\n,x".encode(), {"header": 2}),
    ],
)
def test_csv_in_the_dialects_that_people_have(content: bytes, format: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_bytes(content)
    assert read(file, **format) == [{"q1": "1.5", "t": "ä"}, {"q1": None, "t": "x"}]


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("a.csv", b"q1;t\n1;\xe4\n", {}),
        ("a.csv", "q1;t\n1;ä\n".encode("utf-16")[:-1], {}),
        ("a.csv", b"q1;t\n1;\xe4\n" * 3, {"encoding": "utf-16"}),
        ("a.csv", b'q1;t\n1;"x\n', {"separator": ";"}),
        ("a.csv", b"q1;t\n1;2;3\n", {}),
        ("a.csv", b"", {}),
        ("a.csv", b"q1,t\n1,2\n3,4\n", {"header": "qualtrics"}),
        ("a.csv", b"q1,t\n", {"header": "surveymonkey"}),
        ("a.jsonl", b'{"q1": 1}\n[2]\n', {}),
        ("a.jsonl", b'{"q1": 1}\n{"q1": secret}\n', {}),
        ("a.jsonl", b'{"q1": 1, "q1": 2}\n', {}),
        ("a.jsonl", b"\n", {}),
        ("a.jsonl", b'{"q1": "' + b"x" * 5_000_000 + b'"}', {}),
        ("a.sav", b"$FL2 no", {}),
        ("a.dta", b"no", {}),
        ("a.xlsx", b"no", {}),
        ("a.parquet", b"no", {}),
        ("a.ods", b"no", {}),
    ],
)
def test_what_cannot_be_read_is_told_without_values(
    name: str, content: bytes, format: dict[str, Any], tmp_path: Path, wording: Wording
) -> None:
    pytest.importorskip("pyreadstat")
    pytest.importorskip("python_calamine")
    (tmp_path / name).write_bytes(content)
    told = refused(tmp_path / name, **format)
    assert "secret" not in told
    wording(told)


@pytest.mark.parametrize(("encoding", "broken"), [("utf-8", b"1;\xe4\n"), ("utf-16-le", b"\x00\xd8")])
def test_what_is_no_text_far_below_the_first_lines(encoding: str, broken: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(("q1;t\n" + "1;x\n" * 1_100_000).encode(encoding) + broken)
    told = refused(tmp_path / "a.csv", **({} if encoding == "utf-8" else {"encoding": encoding}))
    assert f"it is not plain text in {encoding.upper()}" in told


def test_no_file() -> None:
    for name in ("none.jsonl", "none.sav", "none.xlsx"):
        pytest.importorskip({"none.sav": "pyreadstat", "none.xlsx": "python_calamine"}.get(name, "json"))
        assert "no such file" in refused(Path(name))


def test_json_lines_have_one_type_a_column(tmp_path: Path) -> None:
    file = tmp_path / "answers.ndjson"
    rows: list[dict[str, Any]] = [
        {"q1": 1, "flag": True, "id": 2**60 + 1, "huge": 2**70, "mixed": "x", "more": {"a": [1]}},
        {"q1": 2.5, "flag": None, "id": 3, "huge": 1, "mixed": 7, "more": None},
        {"new": False},
    ]
    file.write_bytes(b"\xef\xbb\xbf" + b"\n\n".join(json.dumps(row).encode() for row in rows))
    assert read(file) == [
        {"q1": 1.0, "flag": True, "id": 2**60 + 1, "huge": str(2**70), "mixed": "x", "more": '{"a": [1]}', "new": None},
        {"q1": 2.5, "flag": None, "id": 3, "huge": "1", "mixed": "7", "more": None, "new": None},
        {"q1": None, "flag": None, "id": None, "huge": None, "mixed": None, "more": None, "new": False},
    ]


def test_statistics_files(tmp_path: Path) -> None:
    pyreadstat = pytest.importorskip("pyreadstat")
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(
        {"q1": [1.0, None, -9.0], "t": ["ä", "", "x"], "day": pd.to_datetime(["2024-05-01", None, "2024-05-03"])}
    )
    pyreadstat.write_sav(frame, str(tmp_path / "a.sav"), missing_ranges={"q1": [-9]})
    pyreadstat.write_dta(frame, str(tmp_path / "a.dta"))
    spss, stata = read(tmp_path / "a.sav"), read(tmp_path / "a.dta")
    assert [row["q1"] for row in spss] == [1.0, None, None]
    assert [row["q1"] for row in stata] == [1.0, None, -9.0]
    for rows in (spss, stata):
        assert [row["t"] for row in rows] == ["ä", "", "x"]
        assert [row["day"] and row["day"][:10] for row in rows] == ["2024-05-01", None, "2024-05-03"]
    book = ik.Codebook(signals={"trust": {"column": "q1", "from": [0, 10]}})
    chunks = list(coded_file(tmp_path / "a.sav", book).chunks(2))
    assert [chunk.done for chunk in chunks] == [2, 1]
    assert [chunk.done for chunk in coded_file(tmp_path / "a.sav", book).chunks(3)] == [3]
    pyreadstat.write_sav(frame.iloc[:0], str(tmp_path / "b.sav"))
    assert read(tmp_path / "b.sav") == []


def test_workbooks(tmp_path: Path, wording: Wording) -> None:
    pytest.importorskip("python_calamine")
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in ([], ["q1", None, 3, None], [1, "x", True], [], [2.5, None, False]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    expected = [{"q1": 1.0, "column 2": "x", "3": True}, {"q1": 2.5, "column 2": None, "3": False}]
    assert read(tmp_path / "a.xlsx") == expected
    assert read(tmp_path / "a.xlsx", sheet="Sheet") == expected
    empty = openpyxl.Workbook()
    empty.active.append(["q1"])
    empty.save(tmp_path / "empty.xlsx")
    assert read(tmp_path / "empty.xlsx") == []
    wording(refused(tmp_path / "a.xlsx", sheet="Answers"))
    wording(refused(tmp_path / "a.xlsx", header="qualtrics"))
    book.create_sheet("Other")
    book.save(tmp_path / "a.xlsx")
    wording(refused(tmp_path / "a.xlsx"))
    wording(refused(tmp_path / "a.xlsx", sheet="Other"))
    assert read(tmp_path / "a.xlsx", sheet="Sheet") == expected


def test_without_what_reads_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, wording: Wording) -> None:
    for module in ("workbooks", "statistics_files"):
        monkeypatch.setattr(f"intimacy_kit.cli.files.{module}.find_spec", lambda name: None)
    wording(refused(tmp_path / "a.sav"))
    wording(refused(tmp_path / "a.xlsx"))


def test_a_batch_counts_over_all_chunks_and_writes_nothing(run: Run, tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "a.csv").write_text("q1,q2\n" + "5,1\n77,2\n" * 3)
    (tmp_path / "c.yaml").write_text(
        "signals: {trust: {column: q1, from: [0, 10]}, fears_partner: {column: q2, answers: {1: false}}}"
    )
    arguments = ["a.csv", "out.csv", "--codebook", "c.yaml", "--remedies", "0", "--rows-per-chunk", "2"]
    code, said, complaint = run("batch", *arguments)
    assert (code, said) == (1, "")
    assert not (tmp_path / "out.csv").exists()
    wording(complaint)

    code, said, complaint = run("batch", *arguments, "--invalid", "null")
    assert code == 0
    wording(said + complaint)
    lines = (tmp_path / "out.csv").read_text().splitlines()
    assert len(lines) == 7
    assert '"trust fears_partner"' not in lines[2]
    assert "fears_partner trust" in lines[2]


@pytest.mark.parametrize(
    "arguments",
    [
        ["batch", "a.csv", "out.csv", "--codebook", "none.yaml"],
        ["batch", "a.csv", "out.csv", "--codebook", "c.yaml", "--partners", "_a", "_b"],
        ["batch", "b.csv", "out.csv", "--codebook", "c.yaml"],
        ["batch", "results.csv", "out.csv", "--codebook", "c.yaml"],
        ["diagnose", "b.csv", "--codebook", "c.yaml"],
        ["diagnose", "a.csv", "--codebook", "c.yaml"],
        ["diagnose", "a.csv", "--codebook", "c.yaml", "--row", "3"],
        ["diagnose", "a.json", "--codebook", "c.yaml"],
        ["diagnose", "rows.csv", "--codebook", "rows.yaml", "--row", "1"],
        ["codebook", "none.csv"],
        ["codebook", "bad.qsf"],
    ],
)
def test_what_is_refused(arguments: list[str], run: Run, tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "c.yaml").write_text(SIGNALS)
    (tmp_path / "rows.yaml").write_text(f"partners: {{rows: dyad}}\n{SIGNALS}")
    (tmp_path / "a.csv").write_text("q1\n1\n88\n")
    (tmp_path / "b.csv").write_text("q2\n1\n")
    (tmp_path / "results.csv").write_text("q1,ik_screened\n1,2\n")
    (tmp_path / "rows.csv").write_text("dyad,q1\n1,1\n1,2\n1,3\n")
    (tmp_path / "a.json").write_text('{"trust": 3}')
    (tmp_path / "bad.qsf").write_text("{")
    code, said, complaint = run(*arguments)
    assert (code > 0, said) == (True, "")
    wording(complaint)


def test_one_of_a_couple_alone_and_a_row_without_a_couple(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rows.yaml").write_text(f"partners: {{rows: dyad}}\n{SIGNALS}")
    (tmp_path / "rows.csv").write_text("dyad,q1\n1,1\n,2\n")
    for row, trust in (("1", 1), ("2", 2)):
        _, told, _ = run("diagnose", "rows.csv", "--codebook", "rows.yaml", "--row", row, "--json")
        people = json.loads(told)["partners"]
        assert [person["observations"] for person in people] == [{"trust": trust}, {}]


def test_the_standard_input_and_a_context(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    (tmp_path / "c.yaml").write_text(SIGNALS.replace("}}", "}, sexual_satisfaction: {column: q2, from: [0, 10]}}"))
    standard = io.TextIOWrapper(io.BytesIO(b"q1,q2\n7,3\n"))
    monkeypatch.setattr("sys.stdin", standard)
    arguments = ["diagnose", "-", "--codebook", "c.yaml", "--context", "friendship", "--json"]
    code, told, _ = run(*arguments)
    assert code == 0
    assert json.loads(told)["observations"] == {"trust": 7}


def test_doubts_are_told(run: Run, tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "c.yaml").write_text(SIGNALS)
    (tmp_path / "a.jsonl").write_text("".join(f'{{"q1": {number % 5 + 1}}}\n' for number in range(40)))
    arguments = ["a.jsonl", "out.csv", "--codebook", "c.yaml", "--remedies", "0", "--rows-per-chunk", "15"]
    code, _, complaint = run("batch", *arguments)
    assert code == 0
    wording(complaint)


def test_decimal_commas_are_told_as_such(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(SIGNALS)
    (tmp_path / "a.csv").write_text("q1;t\n" + "1,5;x\n" * 3 + "secret;x\n2;x\n")
    code, _, complaint = run("batch", "a.csv", "out.csv", "--codebook", "c.yaml")
    assert code == 1
    assert "the column 'q1' has 4 values that cannot be read, with decimal commas" in complaint
    assert 'help: write `file: {decimal: ","}` in the codebook' in complaint
    assert "secret" not in complaint
    (tmp_path / "a.csv").write_text("q1;t\nsecret;x\n2;x\n")
    code, _, complaint = run("batch", "a.csv", "out.csv", "--codebook", "c.yaml")
    assert (code, "has 1 value outside of the range from 0 to 10" in complaint) == (1, True)


def test_the_file_of_one_case_is_read_once(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from intimacy_kit.cli.files import coded_rows

    read: list[int] = []

    def counting(table: Any, *given: Any, **more: Any) -> Any:
        read.append(table.num_rows)
        return coded(table, *given, **more)

    coded = coded_rows.coded
    monkeypatch.setattr(coded_rows, "coded", counting)
    (tmp_path / "c.yaml").write_text("signals: {trust: {column: q1, from: [0, 10]}}")
    (tmp_path / "a.csv").write_text("q1,x\n3,1\n11,1\n5,1\n")
    code, said, _ = run("diagnose", "a.csv", "--codebook", "c.yaml", "--row", "3", "--json")
    assert (code, json.loads(said)["observations"]["trust"], read) == (0, 5, [3])
    code, _, complaint = run("diagnose", "a.csv", "--codebook", "c.yaml", "--row", "2")
    assert (code, "the column 'q1' has 1 value outside of the range" in complaint) == (1, True)


def test_bytes_that_are_no_text_far_below_the_first_line(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"q1,t\n" + b"1,x\n" * 1_100_000 + b"1,\xe4\n")
    for encoding in ("ascii", "utf-8"):
        told = refused(file, encoding=encoding)
        assert "it is not plain text in" in told
        assert "say which encoding it has" in told


def test_rows_that_fill_their_pieces(tmp_path: Path) -> None:
    pyreadstat = pytest.importorskip("pyreadstat")
    pd = pytest.importorskip("pandas")
    pyreadstat.write_sav(pd.DataFrame({"q1": [1.0, 2.0, 3.0, 4.0]}), str(tmp_path / "a.sav"))
    part = coded_file(tmp_path / "a.sav", ik.Codebook(signals={"trust": {"column": "q1", "from": [0, 10]}}))
    assert part.size == 4
    assert [chunk.given["q1"].to_pylist() for chunk in part.chunks(2)] == [[1, 2], [3, 4]]
    assert [chunk.done for chunk in part.chunks(3)] == [3, 1]


def test_columns_of_a_sheet_without_a_name(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in ([None, "q1"], ["x", 3, "a note", None], ["y", 4]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx") == [{"column 1": "x", "q1": 3}, {"column 1": "y", "q1": 4}]


def test_a_large_file_is_none_of_one_case(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text(SIGNALS)
    (tmp_path / "a.csv").write_text("q1,t\n" + f"1,{'x' * 1000}\n" * 4300)
    code, _, complaint = run("diagnose", "a.csv", "--codebook", "c.yaml", "--row", "1")
    assert code > 0
    assert "'a.csv' is too large for one case" in complaint
    (tmp_path / "a.csv").write_text("q1,t\n")
    code, _, complaint = run("diagnose", "a.csv", "--codebook", "c.yaml", "--row", "1")
    assert (code > 0, "has no row below its first line" in complaint) == (True, True)
