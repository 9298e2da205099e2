"""`intimacy-kit batch`: its results equal those of `diagnose`, row by row."""

import csv
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import intimacy_kit as ik
from tests.differential.frames import exact, expected_of_couple
from tests.unit.cli.conftest import Run
from tests.wording import Wording, codes_in

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

ANSWERS: Sequence[Mapping[str, Any]] = [
    {
        "quality_time_hours": 1.5,
        "trust": 3,
        "past_betrayal": True,
        "conflict_topic": "money",
        "unresolved_conflicts": 4,
    },
    {"quality_time_hours": 20, "trust": 9, "past_betrayal": False},
    {"quality_time_hours": 0, "fears_partner": True, "hides_feelings": 4},
    {},
    {"conflict_topic": "chores", "criticism": 3, "contempt": 2, "unresolved_conflicts": 12.5},
]
SIGNALS = sorted({id for answers in ANSWERS for id in answers})


def cell(value: Any) -> str:
    return "" if value is None else str(value).lower()


def write_csv(path: Path, times: int = 1) -> list[Mapping[str, Any]]:
    """The cases with a number that has leading zeros and a note that has everything."""
    cases = list(ANSWERS) * times
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["number", *SIGNALS, "note"])
        for number, answers in enumerate(cases):
            note = '"so", he said,\nand süß' if number % 2 else ""
            writer.writerow([f"{number:05d}", *(cell(answers.get(id)) for id in SIGNALS), note])
    return cases


def write_parquet(path: Path, cases: Sequence[Mapping[str, Any]] = ANSWERS, first: int = 0) -> None:
    kb = ik.load_knowledge()
    kinds = {"flag": pa.bool_(), "choice": pa.string()}
    columns = {
        id: pa.array([answers.get(id) for answers in cases], kinds.get(kb.signals[id].spec.value_type, pa.float64()))
        for id in SIGNALS
    }
    path.parent.mkdir(exist_ok=True, parents=True)
    pq.write_table(pa.table({"number": range(first, first + len(cases)), **columns}), path)


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def expected(dx: ik.Diagnosis) -> dict[str, Any]:
    """The columns that a diagnosis has in a frame."""
    found: dict[str, Any] = {"safety_concern": dx.safety.concern, "safety_caution": bool(dx.safety.cautions)}
    found["screened"] = dx.safety.screened
    for finding in sorted([*dx.findings.values(), *dx.components.values()], key=lambda finding: finding.id):
        found |= {f"{finding.id}_score": finding.score, f"{finding.id}_level": finding.level}
    for index in dx.indexes.values():
        found |= {index.id: index.value, f"{index.id}_level": index.level}
    for place in range(3):
        remedy = dx.remedies[place] if place < len(dx.remedies) else None
        found[f"remedy_{place + 1}"] = remedy and remedy.strategy.id
        found[f"remedy_{place + 1}_priority"] = remedy and remedy.priority
    return {f"ik_{name}": value for name, value in found.items()}


@pytest.mark.parametrize("rows", [2, 100])
def test_csv_to_csv(run: Run, tmp_path: Path, rows: int, wording: Wording) -> None:
    cases = write_csv(tmp_path / "in.csv")
    status, said, complaint = run("batch", "in.csv", "out.csv", "--rows-per-chunk", rows)
    assert (status, complaint) == (0, "")
    wording(said)
    given, written = read_csv(tmp_path / "in.csv"), read_csv(tmp_path / "out.csv")
    assert [{name: row[name] for name in given[0]} for row in written] == given, "what was given stays as it is"
    for answers, row in zip(cases, written, strict=True):
        results = {name: value for name, value in row.items() if name not in given[0]}
        wanted = expected(ik.diagnose(answers))
        assert list(results) == list(wanted)
        assert {name: read_back(value, wanted[name]) for name, value in results.items()} == wanted


def read_back(text: str, like: Any) -> Any:
    if isinstance(like, bool):
        return {"true": True, "false": False}[text]
    return None if text == "" else float(text) if isinstance(like, float) else text


def test_csv_to_parquet(run: Run, tmp_path: Path) -> None:
    write_csv(tmp_path / "in.csv")
    assert run("batch", "in.csv", "out.PARQUET", "--rows-per-chunk", 2)[0] == 0
    table = pq.read_table(tmp_path / "out.PARQUET")
    assert table.column("number").to_pylist() == ["00000", "00001", "00002", "00003", "00004"]
    assert table.column("note").to_pylist()[:2] == [None, '"so", he said,\nand süß']
    rows = table.select(SIGNALS).to_pylist()
    assert rows == [{id: answers.get(id) for id in SIGNALS} for answers in ANSWERS], "signals have the types they need"
    results = table.select(table.column_names[len(SIGNALS) + 2 :]).to_pylist()
    assert results == [expected(ik.diagnose(answers)) for answers in ANSWERS]


def test_parquet_to_csv_and_to_parquet(run: Run, tmp_path: Path) -> None:
    write_parquet(tmp_path / "in.parquet")
    assert run("batch", "in.parquet", "out.parquet")[0] == 0
    assert run("batch", "in.parquet", "out.csv")[0] == 0
    table = pq.read_table(tmp_path / "out.parquet")
    given = pq.read_table(tmp_path / "in.parquet")
    assert table.select(given.column_names).equals(given)
    assert table.select(table.column_names[given.num_columns :]).to_pylist() == [
        expected(ik.diagnose(answers)) for answers in ANSWERS
    ]
    assert [row["ik_remedy_1"] for row in read_csv(tmp_path / "out.csv")] == [
        name or "" for name in table.column("ik_remedy_1").to_pylist()
    ]


def test_folder_output_has_one_file_per_input(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    write_parquet(data / "b.parquet", ANSWERS[:2])
    write_parquet(data / "year=2026" / "a.PARQUET", ANSWERS[2:], first=2)
    write_parquet(data / "_temporary" / "c.parquet")
    write_parquet(data / ".hidden.parquet")
    (data / "_SUCCESS").touch()
    assert run("batch", "data", "out") == (0, "5 rows written to 'out'\n", "")
    written = sorted(path.relative_to(tmp_path / "out") for path in (tmp_path / "out").rglob("*.parquet"))
    assert written == [Path("b.parquet"), Path("year=2026/a.parquet")]
    assert pq.read_table(tmp_path / "out" / "b.parquet").column("number").to_pylist() == [0, 1]
    assert pq.read_table(tmp_path / "out" / written[1]).column("ik_safety_concern").to_pylist() == [True, False, False]


def test_a_folder_becomes_one_file(run: Run, tmp_path: Path) -> None:
    write_parquet(tmp_path / "data" / "2.parquet", ANSWERS[2:], first=2)
    write_parquet(tmp_path / "data" / "1.parquet", ANSWERS[:2])
    assert run("batch", "data", "out.parquet", "--rows-per-chunk", 2)[0] == 0
    assert run("batch", "data", "out.csv")[0] == 0
    assert pq.read_table(tmp_path / "out.parquet").column("number").to_pylist() == [0, 1, 2, 3, 4]
    assert [row["number"] for row in read_csv(tmp_path / "out.csv")] == ["0", "1", "2", "3", "4"]


def test_a_file_into_a_folder(run: Run, tmp_path: Path) -> None:
    write_csv(tmp_path / "in.csv")
    (tmp_path / "out.d").mkdir()  # an empty folder is no loss
    assert run("batch", "in.csv", "out.d")[0] == 0
    assert [path.name for path in (tmp_path / "out.d").iterdir()] == ["in.parquet"]


def test_options_are_those_of_diagnose_frame(run: Run, tmp_path: Path, pack: Path) -> None:
    table = pa.table({"dates": [0, 5, None], "trust": [3.0, None, 9.0]})
    pq.write_table(table, tmp_path / "in.parquet")
    options = ["--intervals", "--rules", "--remedies", 1, "--invalid", "null", "--prefix", "found_", "--pack", pack]
    assert run("batch", "in.parquet", "out.parquet", *options)[0] == 0
    frame = ik.load_knowledge(pack).diagnose_frame(
        table, intervals=True, rules=True, remedies=1, invalid="null", prefix="found_"
    )
    assert pq.read_table(tmp_path / "out.parquet").equals(frame)


def test_invalid_values_are_counted_and_not_shown(run: Run, tmp_path: Path, wording: Wording) -> None:
    lines = ["trust,past_betrayal,conflict_topic,honesty", *["11,2,weather,often", ",,,", "99,no,money,3"] * 4]
    (tmp_path / "in.csv").write_text("\n".join([*lines, "5,maybe,,1.5"]))
    for rows in (4, 100):
        status, out, err = run("batch", "in.csv", "out.csv", "--rows-per-chunk", rows)
        assert (status, out) == (1, "")
        told = err.splitlines()
        assert codes_in(told) == ["IK303", "IK303", "IK304", "IK306"]
        wording(told)
        assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_column_of_another_type_is_an_error(run: Run, tmp_path: Path, wording: Wording) -> None:
    for name, trust in (("a", ["3", None]), ("b", [3.0, 11.0])):
        (tmp_path / "data").mkdir(exist_ok=True)
        pq.write_table(pa.table({"trust": trust, "honesty": pa.nulls(2)}), tmp_path / "data" / f"{name}.parquet")
    status, _, err = run("batch", "data", "out")
    assert status == 1
    told = err.splitlines()[0::2]
    assert codes_in(told) == ["IK303", "IK304"]
    wording(told)
    ended, said, complaint = run("batch", "data", "out", "--invalid", "null")
    assert (ended, said) == (1, "")
    assert codes_in(complaint) == ["IK303"]
    wording(complaint)
    assert not (tmp_path / "out").exists()
    (tmp_path / "data" / "a.parquet").unlink()
    wording(run("batch", "data", "out", "--invalid", "null")[2])


def test_invalid_null_treats_invalid_values_as_unanswered(run: Run, tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "in.csv").write_text("trust,past_betrayal,honesty\n11,2,3\n5,no,often\n,,\nmuch,yes,2\n")
    status, out, err = run("batch", "in.csv", "out.csv", "--invalid", "null")
    assert status == 0
    wording(out)
    wording(err)
    rows = read_csv(tmp_path / "out.csv")
    assert [row["ik_invalid"] for row in rows] == ["past_betrayal trust", "honesty", "", "trust"]
    assert [row["trust"] for row in rows] == ["11", "5", "", "much"], "what was given stays as it is"
    meant: list[dict[str, Any]] = [{"honesty": 3}, {"trust": 5, "past_betrayal": False}, {}]
    for row, answers in zip(rows, meant, strict=False):
        wanted = expected(ik.diagnose(answers))
        assert {name: read_back(row[name], value) for name, value in wanted.items()} == wanted


def test_empty_input(run: Run, tmp_path: Path, wording: Wording) -> None:
    for number, text in enumerate(["number,trust", "number,trust\n", "\ufeff\r\n\r\nnumber,trust\r\n"]):
        (tmp_path / "in.csv").write_text(text, encoding="utf-8")
        status, said, complaint = run("batch", "in.csv", f"out{number}.csv")
        assert (status, complaint) == (0, "")
        wording(said)
        written = (tmp_path / f"out{number}.csv").read_text()
        assert written.startswith('"number","trust","ik_safety_concern","ik_safety_caution","ik_screened","ik_')
        assert written.count("\n") == 1
    assert run("batch", "out0.csv", "out.parquet", "--prefix", "x_")[0] == 0
    assert run("batch", "out.parquet", "again.parquet", "--prefix", "y_")[0] == 0
    assert pq.read_table(tmp_path / "again.parquet").num_rows == 0
    assert pq.read_schema(tmp_path / "again.parquet").field("trust").type == pa.float64()


def test_long_cells(run: Run, tmp_path: Path, wording: Wording) -> None:
    note = "x" * 1_000_000
    (tmp_path / "in.csv").write_text(f"trust,note\n3,{note}\n4,{note}\n")
    status, said, complaint = run("batch", "in.csv", "out.csv")
    assert (status, complaint) == (0, "")
    wording(said)
    with (tmp_path / "out.csv").open() as written:
        assert [line.count("x") for line in written] == [0, len(note), len(note)]


def test_blank_lines_in_a_single_column(run: Run, tmp_path: Path) -> None:
    """They are rows: an empty cell. Where there are several columns a blank line is nothing."""
    (tmp_path / "in.csv").write_text("\ntrust\n3\n\n7\n")
    run("batch", "in.csv", "out.csv", "--remedies", "0")
    assert [row["trust"] for row in read_csv(tmp_path / "out.csv")] == ["3", "", "7"]
    (tmp_path / "in.csv").write_text("\n\ntrust,id\n3,1\n\n7,2\n")
    run("batch", "in.csv", "out.csv", "--remedies", "0", "--overwrite")
    assert [row["trust"] for row in read_csv(tmp_path / "out.csv")] == ["3", "7"]


def test_existing_output_is_replaced_only_with_overwrite(run: Run, tmp_path: Path, wording: Wording) -> None:
    write_parquet(tmp_path / "in.parquet")
    (tmp_path / "out.csv").write_text("mine")
    write_parquet(tmp_path / "out" / "old.parquet")
    for target in ("out.csv", "out"):
        before = sorted(tmp_path.rglob("*"))
        status, out, err = run("batch", "in.parquet", target)
        assert (status, out) == (2, "")
        wording(err)
        assert sorted(tmp_path.rglob("*")) == before
        assert run("batch", "in.parquet", target, "--overwrite")[0] == 0
    assert (tmp_path / "out.csv").read_text().startswith('"number"')
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["in.parquet"]


def test_a_link_stays_a_link(run: Run, tmp_path: Path) -> None:
    write_csv(tmp_path / "in.csv")
    (tmp_path / "deep").mkdir()
    (tmp_path / "out.csv").symlink_to(tmp_path / "deep" / "real.csv")
    assert run("batch", "in.csv", "out.csv")[0] == 0
    assert (tmp_path / "out.csv").is_symlink()
    assert len(read_csv(tmp_path / "deep" / "real.csv")) == 5


def test_two_partners_in_a_row(run: Run, tmp_path: Path) -> None:
    pairs = list(zip(ANSWERS, [ANSWERS[2], {}, ANSWERS[0], *ANSWERS[3:]], strict=True))
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([f"{id}{end}" for id in SIGNALS for end in ("_a", "_b")])
        writer.writerows([cell(given.get(id)) for id in SIGNALS for given in pair] for pair in pairs)
    assert run("batch", "in.csv", "out.parquet", "--partners", "_a", "_b")[0] == 0
    written = pq.read_table(tmp_path / "out.parquet").to_pylist()
    wanted = [expected_of_couple(ik.load_knowledge(), {**a}, {**b}, 3) for a, b in pairs]
    assert [{name: exact(value) for name, value in row.items() if name.startswith("ik_")} for row in written] == [
        {name: row[name] for name in written[0] if name.startswith("ik_")} for row in wanted
    ]
    status, _, _ = run("batch", "in.csv", "each.parquet", "--partners", "_a", "_b", "--by-partner", "--rules")
    assert status == 0
    fired = [(row["ik_rules_fired_a"], row["ik_rules_fired_b"]) for row in pq.read_table("each.parquet").to_pylist()]
    assert fired == [(row["ik_rules_fired_a"], row["ik_rules_fired_b"]) for row in wanted]


def test_results_by_partner_need_partners(run: Run, tmp_path: Path) -> None:
    write_csv(tmp_path / "in.csv")
    status, _, err = run("batch", "in.csv", "out.parquet", "--by-partner")
    assert status == 2
    assert "error[IK404]: 'by_partner' is for frames of couples" in err


def test_invalid_values_of_couples_name_the_partner(run: Run, tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "in.csv").write_text("trust_a,trust_b\n11,much\n3,9\n")
    code, said, complaint = run("batch", "in.csv", "out.csv", "--partners", "_a", "_b", "--invalid", "null")
    assert code == 0
    wording(said)
    wording(complaint)
    assert read_csv(tmp_path / "out.csv")[0]["ik_invalid"] == "trust_a trust_b"
    code, _, complaint = run("batch", "in.csv", "other.csv", "--partners", "_a", "_b")
    assert code == 1
    wording(complaint)


def test_unused_partner_suffixes_are_errors(run: Run, tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "in.csv").write_text("trust_a,trust\n3,4\n")
    code, _, complaint = run("batch", "in.csv", "out.csv", "--partners", "_a", "_b")
    assert code != 0
    assert "IK452" in codes_in(complaint)
    wording(complaint)
    (tmp_path / "in.csv").write_text("some,others\n3,4\n")
    code, _, complaint = run("batch", "in.csv", "out.csv", "--partners", "_x", "_y")
    assert code == 1
    assert "IK308" in codes_in(complaint)
    wording(complaint)


def test_regression_column_names_that_resemble_signals_are_errors(run: Run, tmp_path: Path, wording: Wording) -> None:
    """In CSV and Parquet, whatever becomes of values, and with the file that they are in."""
    (tmp_path / "in.csv").write_text("trust,Fears_Partner\n3,yes\n")
    write_parquet(tmp_path / "data" / "a.parquet")
    pq.write_table(pa.table({"trust": [3.0], "Fears_Partner": [True]}), tmp_path / "data" / "b.parquet")
    for source in ("in.csv", "data"):
        for invalid in ("raise", "null"):
            status, said, complaint = run("batch", source, "out", "--invalid", invalid)
            assert (status, said) == (1, "")
            assert codes_in(complaint) == ["IK307"]
            wording(complaint, source)
        assert run("batch", source, f"{source}.out.parquet", "--pass-on", "Fears_Partner")[0] == (
            0 if source == "in.csv" else 2
        )
    assert read_csv(tmp_path / "in.csv")[0]["Fears_Partner"] == "yes"
    (tmp_path / "two.csv").write_text("trust_a,trust_b,FEARS_PARTNER_b\n3,4,yes\n")
    told = run("batch", "two.csv", "out", "--partners", "_a", "_b")[2]
    assert "did you mean 'fears_partner_b'?" in told


def test_regression_blanks_around_names_do_not_count(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(" fears_partner,trust ,note \nyes,much,x\nno,3,\nmaybe,4,\n")
    assert run("batch", "in.csv", "out.csv", "--invalid", "null")[0] == 0
    rows = read_csv(tmp_path / "out.csv")
    assert list(rows[0])[:3] == [" fears_partner", "trust ", "note "], "what was given stays as it is"
    assert [row["ik_safety_concern"] for row in rows] == ["true", "false", "false"]
    assert [row["ik_invalid"] for row in rows] == ["trust", "", "fears_partner"]
    assert [row["ik_unreadable_safety"] for row in rows] == ["false", "false", "true"]
    assert [row["ik_remedy_1"] for row in rows][::2] == ["seek_professional_help"] * 2
    assert run("batch", "in.csv", "out.parquet", "--invalid", "null")[0] == 0
    assert pq.read_table(tmp_path / "out.parquet")[" fears_partner"].to_pylist() == [True, False, None]


@pytest.mark.parametrize(("yes", "no"), [("1", "0"), ("Y", "No")])  # how else: tests/unit/cli/files/test_cells.py
def test_regression_flags_are_read_as_people_write_them(run: Run, tmp_path: Path, yes: str, no: str) -> None:
    (tmp_path / "in.csv").write_text(f"fears_partner,trust\n{yes},-\n{no},\n-,3\n")
    assert run("batch", "in.csv", "out.csv")[0] == 0
    assert [row["ik_safety_concern"] for row in read_csv(tmp_path / "out.csv")] == ["true", "false", "false"]


@pytest.mark.parametrize("invalid", ["raise", "null"])
def test_regression_column_without_valid_values_is_an_error(
    run: Run, tmp_path: Path, invalid: str, wording: Wording
) -> None:
    (tmp_path / "in.csv").write_text("fears_partner,trust\nja,3\n,4\nnein,4\n")
    for rows in (1, 100):
        status, _, told = run("batch", "in.csv", "out.csv", "--invalid", invalid, "--rows-per-chunk", rows)
        assert status == 1
        assert "IK303" in codes_in(told)
        wording(told)
        assert "ja" not in told
        assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_regression_errors_of_a_file_without_header_contain_no_answers(
    run: Run, tmp_path: Path, wording: Wording
) -> None:
    (tmp_path / "in.csv").write_text("2,1,money,2,1\n3,4,chores,2,1\n")
    ended, said, complaint = run("batch", "in.csv", "out.csv")
    assert (ended, said) == (1, "")
    wording(complaint)
    (tmp_path / "in.csv").write_text("2,1,money\n3,4,chores\n")
    status, _, told = run("batch", "in.csv", "out.csv")
    assert (status, "money" in told) == (1, False)
    assert "IK308" in codes_in(told)
    wording(told)


def test_regression_unclosed_quotation_mark_loses_no_rows(run: Run, tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "in.csv").write_text('trust,note\n3,"a\n4,b\n5,"c\n6,d\n')
    status, _, told = run("batch", "in.csv", "out.csv")
    assert status == 1
    wording(told)


def test_parquet_types_are_converted_or_refused(run: Run, tmp_path: Path) -> None:
    secret = 4711 + 2**60
    read = {
        "decimal": pa.array([Decimal("1.5"), None], pa.decimal256(60, 2)),
        "short decimal": pa.array([Decimal("1.5"), None], pa.decimal32(4, 2)),
        "half": pa.array([1.5, None], pa.float32()).cast(pa.float16()),
        "whole": pa.array([1, None], pa.uint64()),
    }
    refused = {
        "large": pa.array([secret, 3]),
        "bytes": pa.array([b"4711", b"1"]),
        "view": pa.array(["4711", "1"], pa.string_view()),
        "list": pa.array([[4711], None]),
        "uuid": pa.ExtensionArray.from_storage(pa.uuid(), pa.array([b"4711" * 4, None], pa.binary(16))),
    }
    for name, values in (read | refused).items():
        pq.write_table(pa.table({"quality_time_hours": values}), tmp_path / "in.parquet", store_schema=True)
        status, _, err = run("batch", "in.parquet", "out.parquet", "--overwrite", "--remedies", 0)
        assert status == (name in refused), name
        assert "4711" not in err
        if name in read:
            level = pq.read_table(tmp_path / "out.parquet").column("ik_lack_of_quality_time_level").to_pylist()
            assert level == [ik.diagnose({"quality_time_hours": 1.5}).findings["lack_of_quality_time"].level, "none"]


def test_columns_that_are_passed_on_may_be_of_any_type(run: Run, tmp_path: Path) -> None:
    more = {
        "view": pa.array(["a", None], pa.string_view()),
        "bytes": pa.array([b"a", None], pa.binary_view()),
        "list": pa.array([[1], None], pa.list_(pa.int8())),
        "decimal": pa.array([Decimal("1.5"), None], pa.decimal256(60, 2)),
        "half": pa.array([1.5, None], pa.float32()).cast(pa.float16()),
    }
    table = pa.table({"trust": [3.0, None], **more})
    pq.write_table(table, tmp_path / "in.parquet")
    for rows in (1, 2):
        status, _, err = run("batch", "in.parquet", "out.parquet", "--overwrite", "--rows-per-chunk", rows)
        assert (status, err) == (0, "")
        written = pq.read_table(tmp_path / "out.parquet")
        assert written.select(list(more)).to_pylist() == table.select(list(more)).to_pylist()


def test_unreadable_safety_answers_are_marked_per_row(run: Run, tmp_path: Path, wording: Wording) -> None:
    for many in (1, 2):
        lines = ["fears_partner,quality_time_hours", "no,1", *["perhaps,1"] * many]
        (tmp_path / "in.csv").write_text("\n".join(lines))
        for rows in (1, 100):  # a chunk without a usable cell is no column without one
            options = ("--invalid", "null", "--overwrite", "--rows-per-chunk", rows)
            status, _, err = run("batch", "in.csv", "out.csv", *options)
            assert status == 0
            wording(err, f"{many} of them")
            assert [
                (row["ik_unreadable_safety"], row["ik_screened"], row["ik_remedy_1"])
                for row in read_csv(tmp_path / "out.csv")
            ] == [
                ("false", "false", "prioritize_quality_time"),
                *[("true", "false", "seek_professional_help")] * many,
            ]


def test_column_without_valid_cells_is_an_error_in_either_mode(run: Run, tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "in.csv").write_text("fears_partner,trust\nperhaps,1\n,99\nsometimes,3\n")
    for rows in (1, 100):
        for mode, codes in (("null", ["IK303"]), ("raise", ["IK303", "IK304"])):
            status, out, err = run("batch", "in.csv", "out.csv", "--invalid", mode, "--rows-per-chunk", rows)
            assert (status, out) == (1, "")
            assert [line[6:11] for line in err.splitlines()[0::2]] == codes
            wording(err, mode)
        assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_bytes_that_are_not_utf_8_cannot_be_written_to_csv(run: Run, tmp_path: Path, wording: Wording) -> None:
    """Arrow's own error came out, with its traceback."""
    pq.write_table(pa.table({"trust": [3.0, 4.0], "notes": [b"all well", b"\xffsecret"]}), tmp_path / "in.parquet")
    code, said, complained = run("batch", "in.parquet", "out.csv")
    assert (code, said) == (1, "")
    wording(complained)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.parquet"]
    assert run("batch", "in.parquet", "out.parquet")[0] == 0
    assert pq.read_table(tmp_path / "out.parquet")["notes"].to_pylist() == [b"all well", b"\xffsecret"]


def test_columns_that_parquet_cannot_hold_are_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No type is known that can be read from Parquet and not written, so a writer is made that has one."""
    write = pq.ParquetWriter.write_table

    def stumbling(self: Any, table: Any, *more: Any, **options: Any) -> None:
        if "notes" in table.column_names:
            raise pa.ArrowInvalid("the value was: secret")
        write(self, table, *more, **options)

    pq.write_table(pa.table({"trust": [3.0], "notes": ["secret"]}), tmp_path / "in.parquet")
    monkeypatch.setattr(pq.ParquetWriter, "write_table", stumbling)
    code, _, complained = run("batch", "in.parquet", "out.parquet")
    assert code == 1
    expected = "intimacy-kit: Parquet cannot hold values of the columns 'notes'; leave those columns out\n"
    assert complained == expected


def test_an_earlier_check_in(run: Run, tmp_path: Path) -> None:
    names = ["number", "fears_partner", "fears_partner_before", "days"]
    rows = [["1", "", "true", "300"], ["2", "false", "true", "7"], ["3", "", "false", ""]]
    with (tmp_path / "in.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([names, *rows])
    asked = ("--earlier", "_before", "--earlier-days", "days", "--remedies", "1")
    assert run("batch", "in.csv", "out.csv", *asked)[0] == 0
    with (tmp_path / "out.csv").open(encoding="utf-8") as file:
        found = list(csv.DictReader(file))
    assert [[row[name] for name in names] for row in found] == rows
    assert [row["ik_safety_concern"] for row in found] == ["true", "false", "false"]
    (tmp_path / "in.csv").write_text("fears_partner_before,days\nmaybe,7\nfalse,7\n", "utf-8")
    status, _, complained = run("batch", "in.csv", "other.csv", *asked)
    assert (status, codes_in(complained)) == (1, ["IK303"])
    (tmp_path / "in.csv").write_text("fears_partner_befor,days\nfalse,7\n", "utf-8")
    status, _, complained = run("batch", "in.csv", "other.csv", *asked)
    assert (status, codes_in(complained)) == (1, ["IK307"])
