"""`intimacy-kit codebook`: drafts for the files that people have."""

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tests.wording import Wording

pytest.importorskip("pyarrow")


def test_a_file_of_spss(run: Run, tmp_path: Path, wording: Wording) -> None:
    pyreadstat = pytest.importorskip("pyreadstat")
    pd = pytest.importorskip("pandas")
    pyreadstat.write_sav(
        pd.DataFrame({"q34": [1.0], "q35": [2.0], "note": ["x"]}),
        str(tmp_path / "a.sav"),
        column_labels={"q34": "Relationship satisfaction"},
        variable_value_labels={"q34": {1: "high", 5: "low"}, "q35": {1: "Yes", 2: "No"}},
    )
    code, said, _ = run("codebook", "a.sav")
    assert code == 0
    wording(said)
    code, said, _ = run("codebook", "a.sav", "--out", "c.yaml")
    assert (code, "c.yaml" in said) == (0, True)
    assert run("codebook", "a.sav", "--out", "c.yaml")[0] > 0
    assert "IK602" in run("batch", "a.sav", "out.csv", "--codebook", "c.yaml")[2]


def test_columns_alone(run: Run, tmp_path: Path, wording: Wording) -> None:
    rows = "".join(f"{number % 5 + 1};{'ja' if number % 2 else 'nein'};geheim {number}\n" for number in range(20))
    (tmp_path / "a.csv").write_bytes(f"trust;q2;größe\n{rows}".encode("cp1252"))
    code, said, _ = run("codebook", "a.csv", "--encoding", "cp1252", "--locale", "de")
    assert code == 0
    assert "geheim" not in said
    wording(said)
    assert run("codebook", "a.csv")[0] > 0


def test_a_german_file_says_what_it_is_in_itself(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"{number % 9},5;{'oft' if number % 2 else 'nie'}\n" for number in range(20))
    (tmp_path / "a.csv").write_bytes(f"Stunden zu zweit;gehört\n{rows}".encode("cp1252"))
    code, said, _ = run("codebook", "a.csv", "--encoding", "cp1252")
    assert code == 0
    assert 'locale: de\nfile: {encoding: cp1252, decimal: ","}\n' in said
    assert "from: [DECIDE, DECIDE]  # from 0.5 to 8.5" in said
    assert "answers: frequency" in said
    complaint = run("codebook", "a.csv")[2]
    assert "say which encoding it has, such as cp1252" in complaint
    assert "--encoding" in complaint


def test_numbers_without_labels_have_their_ends_from_the_file(run: Run, tmp_path: Path) -> None:
    pyreadstat = pytest.importorskip("pyreadstat")
    pd = pytest.importorskip("pandas")
    many = {"q1": [-99.0, *map(float, range(20))], "q2": [1.0, 2.0, 1.0] * 7, "few": [7.0, *[None] * 20]}
    labels = {"q2": {1: "Yes", 2: "No"}}
    pyreadstat.write_sav(pd.DataFrame(many), str(tmp_path / "a.sav"), variable_value_labels=labels)
    said = run("codebook", "a.sav")[1]
    assert said.count("# from ") == 1
    assert "column: q1\n    from: [DECIDE, DECIDE]  # from -99 to 19" in said


def test_a_sheet_of_a_workbook_with_several(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "of answers"
    book.active.append(["q1"])
    book.active.append([3])
    book.create_sheet("notes").append(["x"])
    book.save(tmp_path / "a.xlsx")
    assert "by --sheet where one is drafted: 'of answers', 'notes'" in run("codebook", "a.xlsx")[2]
    said = run("codebook", "a.xlsx", "--sheet", "of answers")[1]
    assert 'file: {sheet: "of answers"}' in said
    assert "column: q1" in said


def test_an_export_of_qualtrics_and_its_survey(run: Run, tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "a.csv").write_text('Q1,Q2\nHeard?,Seen?\n"{""ImportId"":""QID1""}",x\n1,2\n')
    wording(run("codebook", "a.csv")[1])
    payload = {"DataExportTag": "Q1", "QuestionText": "Heard?", "QuestionType": "TE"}
    (tmp_path / "a.qsf").write_text(json.dumps({"SurveyElements": [{"Element": "SQ", "Payload": payload}]}))
    wording(run("codebook", "a.qsf")[1])


def test_a_dictionary_of_redcap(run: Run, tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "a.csv").write_text(
        '"Variable / Field Name","Field Type","Field Label","Choices, Calculations, OR Slider Labels"\n'
        'heard,radio,"Do you feel heard?","0, Never | 1, Always"\n'
    )
    wording(run("codebook", "a.csv")[1])


def test_workbooks(run: Run, tmp_path: Path, wording: Wording) -> None:
    pytest.importorskip("python_calamine")
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["q1"])
    book.active.append([3])
    book.save(tmp_path / "a.xlsx")
    wording(run("codebook", "a.xlsx")[1])
    form = openpyxl.Workbook()
    form.active.title = "survey"
    for row in (["type", "name", "label"], ["select_one often", "heard", "Heard?"]):
        form.active.append(row)
    choices = form.create_sheet("choices")
    for row in (["list_name", "name", "label"], ["often", 0, "Never"], ["often", 4, "Always"]):
        choices.append(row)
    form.create_sheet("settings")
    form.save(tmp_path / "form.xlsx")
    wording(run("codebook", "form.xlsx")[1])
    code, said, _ = run("codebook", "form.xlsx", "--sheet", "choices")
    assert (code, "column: list_name" in said) == (0, True)


def test_no_file_and_a_survey_that_is_none(run: Run, tmp_path: Path) -> None:
    assert "is no file" in run("codebook", "none.csv")[2]
    for content in (b"no", b"[" * 100_000):
        (tmp_path / "a.qsf").write_bytes(content)
        assert "is no survey of Qualtrics" in run("codebook", "a.qsf")[2]


def test_a_survey_that_cannot_be_opened(tmp_path: Path) -> None:
    from intimacy_kit.cli.failures import Failure
    from intimacy_kit.cli.files.describing import describe

    with pytest.raises(Failure, match="no such file"):
        describe(tmp_path / "none.qsf")


def test_an_empty_sheet_of_a_form(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    openpyxl = pytest.importorskip("openpyxl")
    form = openpyxl.Workbook()
    form.active.title = "survey"
    form.create_sheet("choices")
    form.save(tmp_path / "form.xlsx")
    assert run("codebook", "form.xlsx")[1].rstrip().endswith("signals:")
