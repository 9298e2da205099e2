"""How things have moved, from files of answers and of stored diagnoses."""

import json
from pathlib import Path

import pytest

import intimacy_kit as ik
from tests.unit.cli.conftest import Run
from tests.wording import Wording

FIRST, SECOND = {"trust": 3, "feels_heard": 1}, {"trust": 7, "feels_heard": 3}


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    (tmp_path / "first.json").write_text(json.dumps(FIRST))
    (tmp_path / "second.yaml").write_text("trust: 7\nfeels_heard: 3\n")


def told(*dates: str) -> ik.Progress:
    diagnoses = [ik.diagnose(FIRST), ik.diagnose(SECOND)]
    return ik.progress([*zip(dates, diagnoses, strict=True)] if dates else diagnoses)


def test_two_files_of_answers(run: Run) -> None:
    assert run("progress", "first.json", "second.yaml") == (0, f"{told().to_text()}\n", "")
    whole = run("progress", "first.json", "second.yaml", "--json")[1]
    assert json.loads(whole) == json.loads(told().model_dump_json())


def test_files_with_dates_in_any_order_and_a_page(run: Run, tmp_path: Path) -> None:
    dated = ("2026-11-30=second.yaml", "2026-11-02=first.json")
    wanted = told("2026-11-02", "2026-11-30")
    said = run("progress", *dated, "--html", "moved.html")[1]
    assert said.startswith(wanted.to_text())
    assert said.endswith("\nthe page is in 'moved.html': open it in a browser, or print it\n")
    assert (tmp_path / "moved.html").read_text("utf-8") == wanted.to_html()
    assert run("progress", *dated, "--html", "moved.html")[0] == 2
    assert run("progress", *dated, "--html", "moved.html", "--overwrite")[0] == 0


def test_what_diagnose_wrote(run: Run, tmp_path: Path) -> None:
    (tmp_path / "stored.json").write_text(run("diagnose", "first.json", "--json")[1])
    assert run("progress", "stored.json", "second.yaml")[1] == f"{told().to_text()}\n"


def test_stored_with_other_rules_is_compared_as_it_is(run: Run, tmp_path: Path) -> None:
    stored = ik.diagnose(FIRST).to_dict()
    stored["provenance"][0]["version"] = "0.0.1"
    (tmp_path / "old.json").write_text(json.dumps(stored))
    code, said, _ = run("progress", "old.json", "second.yaml")
    assert code == 0
    old = ik.Diagnosis.from_dict(stored)
    assert said == f"{ik.progress([old, ik.diagnose(SECOND)]).to_text()}\n"


def test_refusals(run: Run, tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "bare.json").write_text(json.dumps(ik.diagnose(FIRST).to_dict(answers=False)))
    (tmp_path / "list.json").write_text("[1]")
    (tmp_path / "broken.json").write_text("{")
    complaints = []
    for arguments in (
        ["first.json"],
        ["2026-11-02=first.json", "second.yaml"],
        ["last month=first.json", "2026-11-02=second.yaml"],
        ["bare.json", "second.yaml"],
        ["list.json", "second.yaml"],
        ["broken.json", "second.yaml"],
        ["nowhere.json", "second.yaml"],
    ):
        code, _, complaint = run("progress", *arguments)
        assert code in (1, 2)
        complaints.append(complaint)
    wording(complaints)
