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
