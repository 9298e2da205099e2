"""The examples, run as scripts with valid and invalid input."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

import intimacy_kit as ik
from tests.wording import Wording, codes_in

EXAMPLES = Path(__file__).parents[2] / "examples"
GROUP = EXAMPLES / "data" / "support_group.csv"
WEEKLY = EXAMPLES / "data" / "weekly_checkin.json"
SAFETY = ik.load_knowledge(plugins=False).diagnose({}).safety.unanswered


def in_a_process(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", str(EXAMPLES / f"{name}.py"), *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", timeout=60)


def run(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What the program does, without the second that it takes to start a process."""
    command = [str(EXAMPLES / f"{name}.py"), *map(str, arguments)]
    out, err, status = StringIO(), StringIO(), 0
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", command)
        try:
            run_path(command[0], run_name="__main__")
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return subprocess.CompletedProcess(command, status, out.getvalue(), err.getvalue())


def printed(name: str, *arguments: str | Path) -> str:
    finished = run(name, *arguments)
    assert (finished.returncode, finished.stderr) == (0, "")
    return finished.stdout


def complaint(name: str, *arguments: str | Path) -> str:
    """The one line about what is wrong."""
    finished = run(name, *arguments)
    assert (finished.returncode, finished.stdout) == (2, "")
    (line,) = finished.stderr.splitlines()
    assert line.startswith(f"{name}: ")
    return line


def test_two_partners_see_only_their_own_results(wording: Wording) -> None:
    shown = printed("two_partners")

    assert max(map(len, shown.splitlines())) <= 100
    assert "not_screened" in shown
    wording(shown)


def test_contexts_ask_different_questions() -> None:
    friends, marriage, _ = printed("among_friends").split("\n\n")

    assert max(map(len, friends.splitlines() + marriage.splitlines())) <= 100
    assert "trust your friend" in friends
    assert "Looking for closeness elsewhere" not in friends
    assert "Looking for closeness elsewhere" in marriage


def json_file(folder: Path, data: Any) -> Path:
    path = folder / "answers.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


@pytest.fixture
def check_ins() -> Any:
    return json.loads(WEEKLY.read_text("utf-8"))


@pytest.mark.parametrize("name", ["quickstart", "weekly_checkin", "support_group", "adaptive_checkin"])
class TestEach:
    def test_output_is_deterministic_and_fits_a_terminal(self, name: str) -> None:
        first = printed(name)

        assert len(first.splitlines()) > 20
        assert max(map(len, first.splitlines())) <= 100
        again = in_a_process(name)
        assert (again.returncode, again.stderr, again.stdout) == (0, "", first)

    def test_help_describes_the_arguments(self, name: str) -> None:
        finished = run(name, "--help")

        assert finished.returncode == 0
        assert finished.stdout.startswith("usage:")

    def test_unreadable_files_are_refused(self, name: str, tmp_path: Path) -> None:
        assert "No such file" in complaint(name, tmp_path / "missing")
        for content in (b"", b"\xff\xfe", b"[" * 100_000, b"0"):
            (tmp_path / "bad").write_bytes(content)
            complaint(name, tmp_path / "bad")


class TestQuickstart:
    def test_safety_comes_first_then_findings_remedies_and_a_reason(self) -> None:
        told = printed("quickstart")

        assert told.split("\n")[3] == "Safety"
        headings = [
            "What works",
            "What is hard at the moment",
            "What can help",
            "Why the first challenge",
            "What counts",
        ]
        places = [told.index(heading) for heading in headings]
        assert places == sorted(places)

    def test_quickstart_reads_a_file_of_answers(self, tmp_path: Path) -> None:
        answers = {"quality_time_hours": 0.5, "work_hours": 60}
        dx = ik.diagnose(answers)

        told = printed("quickstart", json_file(tmp_path, answers))

        assert told.startswith(dx.to_text())
        assert str(dx.explain("lack_of_quality_time")) in told

    def test_under_a_concern_it_explains_no_challenge(self, tmp_path: Path) -> None:
        told = printed("quickstart", json_file(tmp_path, {"quality_time_hours": 0.5, "fears_partner": True}))

        assert "Why the first challenge" not in told

    def test_invalid_answers_are_one_line_without_the_value(self, tmp_path: Path, wording: Wording) -> None:
        line = complaint("quickstart", json_file(tmp_path, {"trust": 987, "honest": 3}))

        assert codes_in(line) == ["IK304"]
        wording(line)
        assert "987" not in line


class TestWeeklyCheckin:
    def test_weekly_check_in_reports_changes_remedies_and_questions(self, check_ins: Any) -> None:
        told = printed("weekly_checkin")
        before, after = (ik.diagnose(check_in["answers"]) for check_in in check_ins["check_ins"])

        for finding in (*after.challenges, *after.strengths):
            (line,) = (line for line in told.splitlines() if line.startswith(f"  {finding.title} "))
            then = before.findings.get(finding.id) or before.components[finding.id]
            assert f" {then.level}  ->  {finding.level} " in line
        for word in ("better by 0.", "worse by 0.", "about the same"):
            assert word in told
        assert f"1. {after.remedies[0].strategy.title}" in told
        asked = " ".join(told[told.index("What to ask next week") :].split())
        signals = ik.load_knowledge().signals
        questions = [name for name, signal in signals.items() if signal.question in asked]
        assert len(questions) == 5
        assert set(questions) <= set(after.unknown)
        assert all(signals[name].asks != "alone" for name in questions)

    def test_order_of_check_ins_in_the_file_does_not_matter(self, check_ins: Any, tmp_path: Path) -> None:
        check_ins["check_ins"].reverse()

        assert printed("weekly_checkin", json_file(tmp_path, check_ins)) == printed("weekly_checkin")

    def test_weekly_check_in_under_a_concern_is_support_only(self, check_ins: Any, tmp_path: Path) -> None:
        check_ins["check_ins"][1]["answers"]["fears_partner"] = True

        told = printed("weekly_checkin", json_file(tmp_path, check_ins))

        assert told.startswith("Safety comes first")
        assert "What changed" not in told
        assert "What to ask" not in told
        (strategy,) = (strategy for strategy in ik.load_knowledge().strategies.values() if strategy.professional)
        assert re.findall(r"\d\. ([^,]*),", told) == [strategy.title]

    def test_open_safety_questions_are_reported(self, check_ins: Any, tmp_path: Path) -> None:
        del check_ins["check_ins"][1]["answers"]["fears_partner"]

        assert printed("weekly_checkin", json_file(tmp_path, check_ins)).startswith("Not screened: 1 ")

    @pytest.mark.parametrize(
        ("data", "codes"),
        [
            ({}, []),
            ({"check_ins": ["2026-03-01", "2026-03-08"]}, []),
            ({"check_ins": [{"date": "2026-03-01", "answers": {}}]}, []),
            ({"check_ins": [{"date": "1", "answers": {}}, {"date": "2", "answers": []}]}, ["IK301"]),
            ({"check_ins": [{"date": "1", "answers": {}}, {"date": "2", "answers": {"trust": True}}]}, ["IK303"]),
        ],
    )
    def test_errors_in_the_file_of_check_ins_are_reported(
        self, data: Any, codes: list[str], tmp_path: Path, wording: Wording
    ) -> None:
        line = complaint("weekly_checkin", json_file(tmp_path, data))
        assert codes_in(line) == codes
        wording(line.replace(str(tmp_path), "..."))


class TestSupportGroup:
    @pytest.fixture
    def rows(self) -> list[dict[str, str]]:
        with GROUP.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def written(self, rows: list[dict[str, str]], folder: Path) -> Path:
        path = folder / "group.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return path

    def table(self, told: str) -> list[str]:
        """The names in the ranked table, in its order."""
        return re.findall(r"^ *\d+\. (\w+) ", told, re.MULTILINE)

    def listed(self, told: str, heading: str) -> list[str]:
        """The names under a heading."""
        lines = told.splitlines()
        (number,) = (number for number, line in enumerate(lines) if line.startswith(heading))
        return lines[number + 1].strip().split(", ")

    def test_group_data_covers_the_cases_of_the_example(self, rows: list[dict[str, str]]) -> None:
        signals = ik.load_knowledge().signals
        assert len(rows) >= 32
        assert set(rows[0]) - {"couple"} <= set(signals)
        assert set(SAFETY) < set(rows[0])
        assert any("" in row.values() for row in rows)

    def test_concerns_are_listed_first_and_separately(self, rows: list[dict[str, str]]) -> None:
        told = printed("support_group")

        concerned = [row["couple"] for row in rows if "yes" in [row[name] for name in SAFETY]]
        screened = [row["couple"] for row in rows if all(row[name] for name in SAFETY)]
        assert concerned
        assert self.listed(told, "Talk to these first") == sorted(concerned)
        everyone = {row["couple"] for row in rows}
        assert self.listed(told, "Safety questions still open") == sorted(everyone - {*screened, *concerned})
        assert sorted(self.table(told)) == sorted(everyone - set(concerned))
        assert told.index("Talk to these first") < told.index("Safety questions still open") < told.index("The others")

    def test_no_detail_of_a_concern_is_shown(self) -> None:
        told = printed("support_group").casefold()

        kb = ik.load_knowledge()
        for rule in kb.safety_rules.values():
            assert rule.title.casefold() not in told
            assert rule.because.casefold() not in told
            for name in rule.when.names & kb.runtime.built.rulebook.about_safety:
                assert name not in told
                assert kb.signals[name].title.casefold() not in told

    def test_the_table_is_ranked_by_need(self) -> None:
        words = re.findall(r"^ *\d+\. \w+ +(\w+) ", printed("support_group"), re.MULTILINE)

        order = ["severe", "moderate", "mild", "none"]
        assert words == sorted(words, key=order.index)
        assert set(words) == set(order)

    def test_private_answers_change_only_the_lists(self, rows: list[dict[str, str]], tmp_path: Path) -> None:
        """What is asked alone, such as thoughts of leaving, shapes no line of the table."""
        before = printed("support_group", self.written(rows, tmp_path))
        for row in rows:
            row |= {"thoughts_of_leaving": "4", "attraction_elsewhere": "4"}

        assert printed("support_group", self.written(rows, tmp_path)) == before

    def test_a_group_without_any_answer(self, tmp_path: Path, wording: Wording) -> None:
        told = printed("support_group", self.written([{"couple": "Ivy", "trust": ""}], tmp_path))

        assert self.listed(told, "Safety questions still open") == ["Ivy"]
        wording(told)

    def test_an_empty_group(self, tmp_path: Path) -> None:
        (tmp_path / "group.csv").write_text("couple,trust\n", "utf-8")

        assert printed("support_group", tmp_path / "group.csv").startswith("0 couples")

    @pytest.mark.parametrize(
        ("content", "place"),
        [
            ("trust\n7\n", "couple"),
            ("couple,trsut\nIvy,7\n", "'trsut'"),
            ("couple,trust,trust\nIvy,7,7\n", "'trust'"),
            ("couple,trust\nIvy\n", "line 2"),
            ("couple,trust\nIvy,7,7\n", "line 2"),
            ("couple,trust\nIvy,7\nIvy,8\n", "line 3"),
            ("couple,trust\n,7\n", "line 2"),
            ("couple,trust\nIvy,lots\n", "line 2: trust"),
            ("couple,trust\nIvy,11\n", "line 2: 'trust'"),
            ("couple,trust\nIvy,nan\n", "line 2: 'trust'"),
            ("couple,past_betrayal\nIvy,1\n", "line 2: past_betrayal"),
            ("couple,conflict_topic\nIvy,weather\n", "line 2: 'conflict_topic'"),
            ('couple,trust\n"Ivy,7\n', "group.csv"),
        ],
    )
    def test_errors_in_the_group_file_have_a_place(
        self, content: str, place: str, tmp_path: Path, wording: Wording
    ) -> None:
        path = tmp_path / "group.csv"
        path.write_text(content, "utf-8")

        line = complaint("support_group", path)
        assert line.startswith("support_group: group.csv: ")
        assert place in line
        wording(line.removesuffix(": unexpected end of data"))  # said by Python


class TestEightWeekPlan:
    def test_plan_example_prints_a_plan_for_two_and_one_for_one_alone(self) -> None:
        answers = run_path(str(EXAMPLES / "eight_week_plan.py"))["ANSWERS"]
        plan = ik.diagnose(answers).plan(minutes_per_week=90, together=True, weeks=8)
        told = printed("eight_week_plan")

        assert told == printed("eight_week_plan", "--minutes", "90")
        assert told.startswith(str(plan))
        assert any(item.practice.who == "both" for item in plan.items)
        assert "A round of appreciation" not in told[told.index("If only one of you takes part:") :]
        assert max(map(len, told.splitlines())) <= 100

    def test_plan_example_writes_a_calendar(self, tmp_path: Path) -> None:
        pytest.importorskip("icalendar", reason="icalendar is not there")
        told = printed("eight_week_plan", "--calendar", tmp_path / "plan.ics", "--start", "2030-01-07")

        assert told.endswith("Written: plan.ics\n")
        written = (tmp_path / "plan.ics").read_bytes()
        assert written.startswith(b"BEGIN:VCALENDAR\r\n")
        assert b"DTSTART;VALUE=DATE:20300107" in written

    def test_invalid_arguments_of_the_plan_example_are_one_line(self, tmp_path: Path) -> None:
        for arguments in (["--minutes", "0"], ["--calendar", tmp_path]):
            finished = run("eight_week_plan", *arguments)
            assert finished.returncode == 2
            (line,) = finished.stderr.splitlines()
            assert line.startswith("eight_week_plan: ")


class TestPaths:
    def test_paths_example_prints_a_what_if_and_recourse(self, wording: Wording) -> None:
        told = printed("paths")

        wording(told)
        assert max(map(len, told.splitlines())) <= 100

    def test_recourse_of_the_paths_example_has_the_printed_effect(self) -> None:
        dx = ik.diagnose(run_path(str(EXAMPLES / "paths.py"))["ANSWERS"])
        told = printed("paths")
        for challenge in dx.challenges:
            paths = dx.path_to(challenge.id)
            assert paths.complete
            assert str(paths) in told
            for path in paths.alternatives:
                assert dx.what_if(path.answers).diagnosis.findings[challenge.id].level == "none"


class TestAdaptiveCheckin:
    def test_safety_is_asked_first_and_it_stops_before_all_is_asked(self, wording: Wording) -> None:
        told = printed("adaptive_checkin")
        kb = ik.load_knowledge()

        asked = re.findall(r"^ +\d+\. ", told.partition("What your answers tell")[0], re.MULTILINE)
        assert len(SAFETY) < len(asked) < 0.6 * len(kb.signals)
        assert f"({kb.preamble})" in " ".join(told.split())
        assert kb.signals["controlled_by_partner"].question in " ".join(told.split())
        wording(told.split("\n\n")[1])

    def test_a_maximum_and_a_concern_end_it(self, tmp_path: Path, wording: Wording) -> None:
        wording(printed("adaptive_checkin", "--most", "3").split("\n\n")[1])
        told = printed("adaptive_checkin", json_file(tmp_path, {"fears_partner": True}))
        wording(told.split("\n\n")[1])


class TestOverTime:
    def test_over_time_begins_with_improvements(self) -> None:
        told = printed("over_time")

        assert told.index("Getting better") < told.index("Harder again, after it had been better")
        assert "is no proof that it helped" in told
        assert re.search(r"^Little time for each other .* improving$", told, re.MULTILINE)
        assert re.search(r"^Talking has become hard .* relapse$", told, re.MULTILINE)
        assert max(map(len, told.splitlines())) <= 100


def test_polars_example_equals_single_diagnoses(tmp_path: Path) -> None:
    pl = pytest.importorskip("polars")
    pytest.importorskip("narwhals")
    module = run_path(str(EXAMPLES / "polars_nightly.py"))
    module["sample"](tmp_path / "in.parquet")
    counted = module["nightly"](tmp_path / "in.parquet", tmp_path / "out.parquet")
    knowledge, firsts = ik.load_knowledge(), []
    for row in pl.read_parquet(tmp_path / "in.parquet").drop("couple").to_dicts():
        diagnosis = knowledge.diagnose(row)
        first = diagnosis.remedies[0].strategy.id if diagnosis.remedies else "(nothing)"
        firsts.append("(safety first)" if diagnosis.safety.concern else first)
    assert dict(counted.iter_rows()) == {first: firsts.count(first) for first in set(firsts)}
    assert "(safety first)" in printed("polars_nightly")


def test_polars_example_reports_unreadable_input(tmp_path: Path) -> None:
    pytest.importorskip("polars")
    source = tmp_path / "check-ins.parquet"
    for content in (None, b"", b"PAR1 98765"):
        if content is not None:
            source.write_bytes(content)
        finished = run("polars_nightly", source, tmp_path / "out.parquet")
        assert (finished.returncode, finished.stdout) == (2, "")
        assert finished.stderr.startswith("polars_nightly: ")
        assert "Traceback" not in finished.stderr
        assert "98765" not in finished.stderr
    assert "another file" in run("polars_nightly", source, source).stderr
    assert source.read_bytes() == b"PAR1 98765"


def test_time_together_is_measured_from_a_calendar(tmp_path: Path) -> None:
    pytest.importorskip("recurring_ical_events")
    shown = printed("calendar_signals")
    assert shown.startswith("3 entries, 1.5 hours a week together\nLittle time for each other: moderate\n")
    calendar = (EXAMPLES / "data" / "calendar.ics").read_text("utf-8")
    (tmp_path / "odd.ics").write_text(calendar.replace("WEEKLY;COUNT=10", "OFTEN"), "utf-8")
    for name in ("odd.ics", "none.ics"):
        finished = run("calendar_signals", tmp_path / name)
        assert (finished.returncode, finished.stdout) == (2, "")
        assert finished.stderr.startswith(f"calendar_signals: {name} cannot be read: ")


def test_empty_calendar_gives_no_answer_instead_of_zero(wording: Wording) -> None:
    pytest.importorskip("recurring_ical_events")
    shown = printed("calendar_signals", EXAMPLES / "data" / "calendar.ics", "--tag", "PARENTS", "--weeks", "1")
    wording(shown)
    assert "Little time" not in shown


BREAKFAST = "DTSTART:20261104T063000Z\nDTEND:20261104T070000Z\n"
REPEATED = "RRULE:FREQ=WEEKLY"
EVENING = "DTSTART:20261105T180000Z\nDTEND:20261105T200000Z\n"
FROM_THEN_ON = "END:VEVENT\nBEGIN:VEVENT\nUID:1\nSUMMARY:us two\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261111T063000Z\n"
MOVED = "END:VEVENT\nBEGIN:VEVENT\nUID:1\nSUMMARY:us two\nRECURRENCE-ID:20261111T063000Z\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (BREAKFAST, (0.25, 1)),
        (BREAKFAST + REPEATED, (0.5, 2)),
        (BREAKFAST + REPEATED + ";COUNT=1", (0.25, 1)),
        (BREAKFAST + REPEATED + ";WKST=MO;BYDAY=WE,FR", (1.0, 4)),
        (BREAKFAST + REPEATED + ";UNTIL=20261110", (0.25, 1)),
        (BREAKFAST + REPEATED + ";UNTIL=20261111T063000Z", (0.5, 2)),
        (BREAKFAST + REPEATED + "\nEXDATE:20261104T063000Z,20261118T063000Z", (0.25, 1)),
        (BREAKFAST + REPEATED + "\nEXDATE:20261104T063000Z\nEXDATE:20261111T063000Z", (0.0, 0)),
        (BREAKFAST + "STATUS:CANCELLED", (0.0, 0)),
        (f"{BREAKFAST}{REPEATED}\n{MOVED}DTSTART:20261112T063000Z\nDURATION:PT90M", (1.0, 2)),
        (f"{BREAKFAST}{REPEATED}\n{MOVED}DTSTART:20261112T063000Z\nSTATUS:CANCELLED", (0.25, 1)),
        ("DTSTART;TZID=Europe/Berlin:20261104T063000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYDAY=1WE", (0.5, 1)),
        ("DTSTART:20261104T063000\nDURATION:PT1H", (0.5, 1)),
        ("DTSTART;VALUE=DATE:20261104", (0.0, 0)),
        ("DESCRIPTION:some day", (0.0, 0)),
        (BREAKFAST + "RDATE:20261105T063000Z,20261106T063000Z", (0.75, 3)),
        (BREAKFAST + "RDATE;VALUE=PERIOD:20261105T063000Z/PT2H", (1.25, 2)),
        (f"{BREAKFAST}{REPEATED};BYDAY=WE,FR\n{FROM_THEN_ON}DTSTART:20261111T063000Z\nDURATION:PT90M", (2.0, 4)),
        (f"{BREAKFAST}END:VEVENT\nBEGIN:VEVENT\nUID:1\nSUMMARY:us two\n{BREAKFAST}", (0.25, 1)),
        (f"{BREAKFAST}END:VEVENT\nBEGIN:VEVENT\nUID:2\nSUMMARY:us two\n{BREAKFAST}", (0.25, 1)),
        (f"{BREAKFAST}END:VEVENT\nBEGIN:VEVENT\nUID:1\nSUMMARY:us two\nSEQUENCE:1\n{EVENING}", (1.0, 1)),
        ("DTSTART:20261104T063000Z\nDTEND:20261104T060000Z", (0.0, 0)),
        ("DTSTART:20261104T063000Z\nDTEND;VALUE=DATE:20261105", (8.75, 1)),
        ("DTSTART:20261104T063000Z", (0.0, 1)),
    ],
)
def test_calendar_entries_with_recurrence_and_time_zones(lines: str, expected: tuple[float, int]) -> None:
    pytest.importorskip("recurring_ical_events")
    event = f"BEGIN:VEVENT\nUID:1\nSUMMARY:us two\n{lines}\nEND:VEVENT"
    content = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{event}\nEND:VCALENDAR\n".replace("\n", "\r\n")
    hours_together = run_path(str(EXAMPLES / "calendar_signals.py"))["hours_together"]
    assert hours_together(content.encode(), "us two", date(2026, 11, 2), 2) == expected
