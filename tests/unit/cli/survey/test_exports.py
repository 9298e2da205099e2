"""Exports of the tools that surveys are made with: with a codebook of a few lines they give what the answers give."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

import intimacy_kit as ik
from tests.unit.cli.conftest import Run

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
pl = pytest.importorskip("polars")
pytest.importorskip("narwhals")

from intimacy_kit.cli.files.opening import coded_file  # noqa: E402 - only where pyarrow is
from intimacy_kit.cli.files.tables import whole_table  # noqa: E402

EXPECTED: Sequence[Mapping[str, Any]] = [
    {"relationship_satisfaction": 10.0, "feels_heard": 4.0, "past_betrayal": False},
    {"relationship_satisfaction": 2.5, "feels_heard": 1.0, "past_betrayal": True},
    {"feels_heard": 2.0},
]
SATISFIED = "How satisfied are you with your relationship?"
HEARD = "How often do you feel heard?"
BETRAYED = "Was there a breach of trust?"
CODES = "{1: 10, 2: 7.5, 3: 5, 4: 2.5, 5: 0}"


def qualtrics(folder: Path) -> Path:
    """Three lines above the answers, the second with questions, the third with JSON."""
    ids = ",".join(f'"{{""ImportId"":""QID{number}""}}"' for number in range(4))
    text = f'ResponseId,Q1,Q2,Q3\n"Response ID","{SATISFIED}","{HEARD}","{BETRAYED}"\n{ids}\n'
    rows = "R_1,1,5,2\nR_2,4,2,1\nR_3,,3,\n"
    (folder / "export.csv").write_text(text + rows, encoding="utf-8-sig")
    return folder / "export.csv"


def limesurvey(folder: Path) -> Path:
    """Semicolons, all in quotes, codes that begin with a letter, and `-oth-` where nothing fits."""
    rows = ['"id";"G01Q01";"G01Q02";"G01Q03"', '"1";"A1";"SQ5";"N"', '"2";"A4";"SQ2";"Y"', '"3";"-oth-";"SQ3";""']
    (folder / "export.csv").write_text("\r\n".join(rows) + "\r\n")
    return folder / "export.csv"


def redcap(folder: Path) -> Path:
    """Codes, with 1 and 0 for yes and no, and -99 for what is missing."""
    (folder / "export.csv").write_text(
        "record_id,satisfaction,heard,betrayal,survey_complete\n1,1,5,0,2\n2,4,2,1,2\n3,-99,3,-99,1\n"
    )
    return folder / "export.csv"


def google_forms(folder: Path) -> Path:
    """Questions as names, and words as answers."""
    (folder / "export.csv").write_text(
        f'Timestamp,"{SATISFIED}","{HEARD}","{BETRAYED}"\n'
        "2024/05/01 9:00:00 AM GMT+2,Very satisfied,Always,No\n"
        "2024/05/01 9:10:00 AM GMT+2,Dissatisfied,Rarely,Yes\n"
        "2024/05/01 9:20:00 AM GMT+2,,Sometimes,Prefer not to say\n"
    )
    return folder / "export.csv"


def survey_monkey(folder: Path) -> Path:
    """Two lines of names: the question, and what is asked in each of its columns."""
    pytest.importorskip("python_calamine")
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (
        ["Respondent ID", "About the two of you", None, BETRAYED],
        [None, "We are satisfied", "I feel heard", "Response"],
        [11801, "Strongly agree", 5, "No"],
        [11802, "Disagree", 2, "Yes"],
        [11803, None, 3, None],
    ):
        book.active.append(row)
    book.save(folder / "export.xlsx")
    return folder / "export.xlsx"


def spss(folder: Path) -> Path:
    """Numbers with labels, and a number that is declared as missing."""
    return statistics("write_sav", folder / "export.sav", missing_ranges={"q34": [-99]})


def stata(folder: Path) -> Path:
    return statistics("write_dta", folder / "export.dta")


def statistics(write: str, path: Path, **options: Any) -> Path:
    pyreadstat = pytest.importorskip("pyreadstat")
    pd = pytest.importorskip("pandas")
    missing = -99.0 if write == "write_sav" else None
    frame = pd.DataFrame(
        {"id": ["007", "8", "9"], "q34": [1.0, 4.0, missing], "q35": [5.0, 2.0, 3.0], "q36": [2.0, 1.0, None]}
    )
    labels = {"q34": {1.0: "very satisfied", 5.0: "not at all"}, "q36": {1.0: "yes", 2.0: "no"}}
    getattr(pyreadstat, write)(frame, str(path), variable_value_labels=labels, **options)
    return path


def json_lines(folder: Path) -> Path:
    rows: list[dict[str, Any]] = [
        {"satisfied": 1, "heard": "always", "betrayed": False},
        {"satisfied": 4, "heard": "rarely", "betrayed": True},
        {"heard": "sometimes", "betrayed": None},
    ]
    (folder / "export.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return folder / "export.jsonl"


EXPORTS: Mapping[str, tuple[Callable[[Path], Path], str]] = {
    "Qualtrics": (
        qualtrics,
        "file: {header: qualtrics}\nsignals:\n"
        f"  relationship_satisfaction: {{column: Q1, answers: {CODES}}}\n"
        "  feels_heard: {column: Q2, from: [1, 5]}\n  past_betrayal: {column: Q3, answers: {1: true, 2: false}}",
    ),
    "LimeSurvey": (
        limesurvey,
        "missing: [-oth-]\nsignals:\n"
        "  relationship_satisfaction: {column: G01Q01, answers: {A1: 10, A2: 7.5, A3: 5, A4: 2.5, A5: 0}}\n"
        "  feels_heard: {column: G01Q02, answers: {SQ1: 0, SQ2: 1, SQ3: 2, SQ4: 3, SQ5: 4}}\n"
        "  past_betrayal: {column: G01Q03, answers: {Y: true, N: false}}",
    ),
    "REDCap": (
        redcap,
        f"missing: [-99]\nsignals:\n  relationship_satisfaction: {{column: satisfaction, answers: {CODES}}}\n"
        "  feels_heard: {column: heard, from: [1, 5]}\n"
        "  past_betrayal: {column: betrayal, answers: {0: false, 1: true}}",
    ),
    "Google Forms": (
        google_forms,
        "missing: [Prefer not to say]\nsignals:\n"
        f'  relationship_satisfaction: {{column: "{SATISFIED}", answers: {{Very satisfied: 10, Dissatisfied: 2.5}}}}\n'
        f'  feels_heard: {{column: "{HEARD}", answers: frequency}}\n'
        f'  past_betrayal: {{column: "{BETRAYED}", answers: yes_no}}',
    ),
    "SurveyMonkey": (
        survey_monkey,
        "file: {header: surveymonkey}\nsignals:\n  relationship_satisfaction:\n"
        "    {column: About the two of you - We are satisfied, answers: {Strongly agree: 10, Disagree: 2.5}}\n"
        "  feels_heard: {column: About the two of you - I feel heard, from: [1, 5]}\n"
        f'  past_betrayal: {{column: "{BETRAYED}", answers: yes_no}}',
    ),
    "SPSS": (
        spss,
        f"signals:\n  relationship_satisfaction: {{column: q34, answers: {CODES}}}\n"
        "  feels_heard: {column: q35, from: [1, 5]}\n  past_betrayal: {column: q36, answers: {1: true, 2: false}}",
    ),
    "Stata": (
        stata,
        "signals:\n  relationship_satisfaction: {column: q34, answers: {1: 10, 2: 7.5, 3: 5, 4: 2.5, 5: 0}}\n"
        "  feels_heard: {column: q35, from: [1, 5]}\n  past_betrayal: {column: q36, answers: {1: true, 2: false}}",
    ),
    "JSON Lines": (
        json_lines,
        f"signals:\n  relationship_satisfaction: {{column: satisfied, answers: {CODES}}}\n"
        "  feels_heard: {column: heard, answers: frequency}\n  past_betrayal: {column: betrayed}",
    ),
}  # fmt: skip


OFTEN = ("Qualtrics", "SurveyMonkey", "SPSS")
"""Those that between them read every kind of file: the others differ in their codebooks."""


@pytest.mark.parametrize(
    "tool", [*OFTEN, *(pytest.param(tool, marks=pytest.mark.nightly) for tool in EXPORTS if tool not in OFTEN)]
)
def test_an_export_and_its_codebook_give_what_the_answers_give(tool: str, run: Run, tmp_path: Path) -> None:
    make, codebook = EXPORTS[tool]
    export = make(tmp_path)
    assert len(codebook.splitlines()) <= 10
    (tmp_path / "codebook.yaml").write_text(codebook)
    kb = ik.load_knowledge()

    code, told, complaint = run("diagnose", export.name, "--codebook", "codebook.yaml", "--row", 2, "--json")
    assert (code, complaint) == (0, "")
    assert json.loads(told) == json.loads(kb.diagnose(EXPECTED[1]).to_json())

    book = ik.load_codebook(tmp_path / "codebook.yaml")
    signals = book.apply(whole_table(coded_file(export, book))).to_pylist()
    given = [{name: row[name] for name in book.signals if row[name] is not None} for row in signals]
    assert given == list(EXPECTED)


@pytest.mark.parametrize("layout", ["wide", "long"])
def test_couples_in_a_row_or_in_two(layout: str, run: Run, tmp_path: Path) -> None:
    signals = "signals: {trust: {column: q1, from: [1, 7]}, feels_heard: {column: q2, from: [1, 5]}}"
    if layout == "wide":
        (tmp_path / "couples.csv").write_text("dyad;q1_h;q2_h;q1_w;q2_w\n1;7;5;1;1\n2;4;;4;3\n")
        (tmp_path / "codebook.yaml").write_text(f"partners: {{ending: [_h, _w]}}\n{signals}")
    else:
        (tmp_path / "couples.csv").write_text("dyad;sex;q1;q2\n1;m;7;5\n2;m;4;\n1;f;1;1\n2;f;4;3\n")
        (tmp_path / "codebook.yaml").write_text(f"partners: {{rows: dyad}}\n{signals}")
    arguments = ["couples.csv", "out.parquet", "--codebook", "codebook.yaml", "--remedies", "0", "--by-partner"]
    if layout == "long":
        arguments += ["--rows-per-chunk", "1"]

    assert run("batch", *arguments)[0] == 0
    results = pl.read_parquet(tmp_path / "out.parquet").sort("dyad", maintain_order=True)
    both = pl.DataFrame(
        {"trust_a": [10.0, 5.0], "feels_heard_a": [4.0, None], "trust_b": [0.0, 5.0], "feels_heard_b": [0.0, 2.0]}
    )
    direct = ik.load_knowledge().diagnose_frame(both, partners=("_a", "_b"), remedies=0)
    names = [name for name in direct.columns if name.startswith("ik_")]
    once = results if layout == "wide" else results.gather_every(2)
    assert once.select(names).cast(pl.String).equals(direct.select(names).cast(pl.String))
    assert (tmp_path / "out.parquet").stat().st_mode & 0o077 == 0

    code, told, _ = run("diagnose", "couples.csv", "--codebook", "codebook.yaml", "--row", "1", "--json")
    assert code == 0
    people = json.loads(told)["partners"]
    assert [person["observations"] for person in people] == [
        {"trust": 10, "feels_heard": 4},
        {"trust": 0, "feels_heard": 0},
    ]
