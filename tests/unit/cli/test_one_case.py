"""The commands for one case: input, output and errors."""

import io
import json
import os
import re
import stat
import sys
from pathlib import Path

import pytest

import intimacy_kit as ik
from intimacy_kit.cli.commands.demo import ANSWERS
from tests.unit.cli.conftest import Run
from tests.wording import Wording, codes_in

KB = ik.load_knowledge(plugins=False)
MINE = {"quality_time_hours": 1.5, "unresolved_conflicts": 4, "hides_feelings": 3}
YOURS = {"quality_time_hours": 6, "trust": 3}
CSV = "name,quality_time_hours,unresolved_conflicts,hides_feelings,conflict_topic,fears_partner\n"
DX = KB.diagnose(MINE)
RETRY = "Please try again."
SAFETY = KB.diagnose({}).safety.unanswered


@pytest.fixture
def mine(tmp_path: Path) -> str:
    (tmp_path / "mine.json").write_text(json.dumps(MINE), "utf-8")
    return "mine.json"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> "Typed":
    return Typed(monkeypatch)


class Typed:
    """What is typed or piped in."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def __call__(self, text: str | bytes) -> None:
        content = text.encode() if isinstance(text, str) else text
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))


def refused(run: Run, *arguments: object, status: int = 2) -> str:
    ended, said, complained = run(*arguments)
    assert (ended, said) == (status, "")
    return complained.strip()


class TestForBoth:
    """What both partners may see is told by an option; the help says for whom is what."""

    def test_it_is_what_is_shareable(self, run: Run, tmp_path: Path) -> None:
        given = {"a": {**MINE, "fears_partner": True}, "b": YOURS}
        (tmp_path / "us.json").write_text(json.dumps(given), "utf-8")
        shared = KB.diagnose(ik.Couple(**given)).shareable()
        status, said, _ = run("diagnose", "us.json", "--for-both", "--json", "--html", "page.html")
        assert (status, json.loads(said)) == (0, shared.model_dump(mode="json"))
        assert (tmp_path / "page.html").read_text("utf-8") == shared.to_html()
        _, said, _ = run("diagnose", "us.json", "--for-both")
        assert said.split() == shared.to_text().split()

    @pytest.mark.parametrize("command", ["ask", "diagnose", "plan"])
    def test_the_help_says_for_whom_it_is(self, run: Run, command: str) -> None:
        _, said, _ = run(command, "--help")
        told = re.sub(r"[\s│]+", " ", said)
        assert "for whoever helps" in told
        assert ("--for-both" in told) == (command != "plan")


class TestReading:
    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("x.json", "\ufeff" + json.dumps(MINE)),
            ("x.yaml", "quality_time_hours: 1.5\nunresolved_conflicts: 4\nhides_feelings: 3\n"),
            ("x.yml", "{quality_time_hours: 1.5, unresolved_conflicts: 4, hides_feelings: 3}"),
            ("x.csv", f"{CSV}Anna,1.5,4,3,,-\n"),
            ("x.json", json.dumps({"answers": MINE, "declined": ["trust"]})),
        ],
    )
    def test_every_format_gives_the_same(self, run: Run, tmp_path: Path, typed: Typed, name: str, text: str) -> None:
        (tmp_path / name).write_text(text, "utf-8")
        assert run("diagnose", name) == (0, DX.to_text() + "\n", "")
        if name != "x.yml":  # braces mean JSON there
            typed(text)
            assert run("diagnose", "-")[1] == DX.to_text() + "\n"

    @pytest.mark.parametrize("start", ["# my answers\n", "---\n", "\n# a\n\n  # b\n---\n"])
    def test_regression_yaml_that_is_piped_in_may_begin_as_yaml_does(self, run: Run, typed: Typed, start: str) -> None:
        typed(f"{start}trust: 3\n")
        assert run("diagnose", "-") == (0, KB.diagnose({"trust": 3}).to_text() + "\n", "")

    def test_file_with_only_a_comment_is_not_csv(self, run: Run, typed: Typed, wording: Wording) -> None:
        typed("# my answers\n")
        wording(refused(run, "diagnose", "-", status=1))

    def test_regression_closed_stdin_is_an_error(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, wording: Wording
    ) -> None:
        monkeypatch.setattr(sys, "stdin", None)
        wording(refused(run, "diagnose", "-", status=1))

    def test_row_selects_a_case(self, run: Run, tmp_path: Path, wording: Wording) -> None:
        (tmp_path / "x.csv").write_text(f"{CSV}Anna,1.5,4,3,money,no\n\nBen,,,,,YES\n", "utf-8")
        assert run("diagnose", "x.csv", "--row", 2)[1] == KB.diagnose({"fears_partner": True}).to_text() + "\n"
        wording(refused(run, "diagnose", "x.csv"))
        wording(refused(run, "diagnose", "x.csv", "--row", 3))

    def test_regression_csv_without_rows_is_an_error(self, run: Run, tmp_path: Path, wording: Wording) -> None:
        (tmp_path / "x.csv").write_text("trust,honesty\n\n", "utf-8")
        for more in ([], ["--row", 1]):
            told = refused(run, "diagnose", "x.csv", *more, status=1)
            wording(told)

    def test_both_partners(self, run: Run, tmp_path: Path, mine: str) -> None:
        (tmp_path / "yours.yaml").write_text("quality_time_hours: 6\ntrust: 3\n")
        (tmp_path / "both.json").write_text(json.dumps({"a": MINE, "b": YOURS}))
        both = KB.diagnose(ik.Couple(a=MINE, b=YOURS)).to_text() + "\n"
        assert run("diagnose", mine, "--partner", "yours.yaml")[1] == both
        assert run("diagnose", "both.json")[1] == both
        assert "do not go together" in refused(run, "diagnose", "both.json", "--partner", mine)

    @pytest.mark.parametrize(
        ("name", "content", "status"),
        [
            ("x.json", b'{"trust": SECRET', 1),
            ("x.json", b'{"trust": 1, "trust": 2}', 1),
            ("x.json", b"[" * 100_000, 1),
            ("x.json", b"[1, 2]", 1),
            ("x.json", b'{"anna": {"trust": 987654}, "ben": {}}', 1),
            ("x.json", b'{"a": {"trust": 987654}}', 1),
            ("x.json", b"\xff", 1),
            ("x.json", b"[" + b" " * 4_200_000, 1),
            ("x.txt", b"{}", 2),
            ("x.csv", b"", 1),
            ("x.json", b" \n", 1),
            ("x.yaml", b"", 1),
            ("x.csv", b"SECRET,3,SECRET,4\n", 1),
            ("x.csv", b"trust,trust\n3,3\n", 1),
            ("x.csv", b"trust,name\n3\n", 1),
            ("x.csv", b'trust\n"SECRET', 1),
            ("x.csv", b"trust\n\xff", 1),
        ],
    )
    def test_unreadable_files(
        self, run: Run, tmp_path: Path, name: str, content: bytes, status: int, wording: Wording
    ) -> None:
        (tmp_path / name).write_bytes(content)
        complained = refused(run, "diagnose", name, status=status)
        wording(complained)
        assert "SECRET" not in complained

    @pytest.mark.parametrize("content", ["name,age\nSECRET,3\n", "SECRET,3\n", "\n\ufeff,x\n"])
    def test_header_without_signals(
        self, run: Run, tmp_path: Path, typed: Typed, content: str, wording: Wording
    ) -> None:
        (tmp_path / "x.csv").write_text(content, "utf-8")
        typed(content)
        for file in ("x.csv", "-"):
            told = refused(run, "diagnose", file, status=1)
            assert codes_in(told) == ["IK308"]
            wording(told, file)

    def test_regression_column_names_that_resemble_signals_are_errors(
        self, run: Run, tmp_path: Path, wording: Wording
    ) -> None:
        (tmp_path / "x.csv").write_text("trust,Fears_Partner\n3,yes\n")
        (tmp_path / "y.json").write_text("{}")
        for arguments in (["x.csv"], ["y.json", "--partner", "x.csv"]):
            told = refused(run, "diagnose", *arguments, status=1)
            assert codes_in(told) == ["IK307"]
            wording(told)
            assert run("diagnose", *arguments, "--pass-on", "Fears_Partner")[0] == 0
        (tmp_path / "x.csv").write_text(" fears_partner ,trust\nyes,3\n")
        assert run("diagnose", "x.csv")[1] == KB.diagnose({"fears_partner": True, "trust": 3}).to_text() + "\n"

    def test_regression_csv_is_read_like_in_batch(self, run: Run, tmp_path: Path) -> None:
        cells = "- , Y ,n,1,0,money"
        (tmp_path / "x.csv").write_text(
            "trust,fears_partner,hurt_by_partner,past_betrayal,major_life_change,conflict_topic\n" + cells
        )
        answers = {"fears_partner": True, "hurt_by_partner": False, "past_betrayal": True, "major_life_change": False}
        dx = KB.diagnose({**answers, "conflict_topic": "money"})
        assert run("diagnose", "x.csv")[1] == dx.to_text() + "\n"

    def test_unreadable_paths(self, run: Run, tmp_path: Path, mine: str, wording: Wording) -> None:
        wording(refused(run, "diagnose", "none.json"))
        assert refused(run, "diagnose", tmp_path).startswith("intimacy-kit: cannot read")
        wording(refused(run, "diagnose", mine, "--row", 1))
        (tmp_path / "x.yaml").write_text("trust: 3\ntrust: 4\n")
        assert "error[IK104]" in refused(run, "diagnose", "x.yaml", status=1)

    def test_invalid_values_are_reported_without_the_values(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "x.csv").write_text("trust,fears_partner,conflict_topic\n12345,maybe,secrets\n")
        complained = refused(run, "diagnose", "x.csv", status=1)
        assert complained.count("error[IK") == 3
        assert not any(value in complained for value in ("12345", "maybe", "secrets"))


class TestTelling:
    def test_diagnose_as_json(self, run: Run, mine: str) -> None:
        assert ik.Diagnosis.from_json(run("diagnose", mine, "--json")[1], KB) == DX

    def test_diagnose_as_a_page(self, run: Run, mine: str, tmp_path: Path) -> None:
        assert run("diagnose", mine, "--html", "page.html")[1] == (
            f"{DX.to_text()}\n\nthe page is in 'page.html': open it in a browser, or print it\n"
        )
        assert (tmp_path / "page.html").read_text("utf-8") == DX.to_html()
        assert "is already there" in refused(run, "diagnose", mine, "--html", "page.html")

    @pytest.mark.parametrize("page", ["mine.json", "page", "page.pdf"])
    def test_regression_a_page_replaces_no_answers(self, run: Run, mine: str, tmp_path: Path, page: str) -> None:
        before = (tmp_path / mine).read_bytes()
        complained = refused(run, "diagnose", mine, "--html", page, "--overwrite")
        assert f"'{page}' is not the name of a page; use .html" in complained
        assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [(mine, before)]
        assert run("diagnose", mine, "--html", "page.HTM")[0] == 0

    def test_a_context_and_a_pack(self, run: Run, mine: str, pack: Path) -> None:
        diagnosis = KB.diagnose(MINE, context="friendship")
        assert run("diagnose", mine, "--context", "friendship")[1] == diagnosis.to_text() + "\n"
        assert '"name": "more"' in run("diagnose", mine, "--pack", pack, "--json")[1]
        assert "error[IK401]" in refused(run, "diagnose", mine, "--context", "enemies")

    def test_explain(self, run: Run, mine: str, tmp_path: Path, wording: Wording) -> None:
        all_three = "\n\n".join(DX.explain(finding.id).to_text() for finding in DX.challenges)
        assert run("explain", mine)[1] == all_three + "\n"
        assert run("explain", mine, "build_trust")[1] == f"{DX.explain('build_trust').to_text()}\n"
        (explained,) = json.loads(run("explain", mine, "infidelity_risk", "--json")[1])
        assert explained["level"] == DX.findings["infidelity_risk"].level
        assert "error[IK401]" in refused(run, "explain", mine, "nothing")
        (tmp_path / "well.json").write_text("{}")
        wording(run("explain", "well.json")[1])

    def test_what_if(self, run: Run, mine: str, wording: Wording) -> None:
        supposed = DX.what_if(quality_time_hours=6, hides_feelings=None)
        assert run("what-if", mine, "quality_time_hours=6", "hides_feelings=")[1] == f"{supposed.to_text()}\n"
        told = json.loads(run("what-if", mine, "trust=3", "--json")[1])
        assert told == DX.what_if(trust=3).to_dict()
        assert told["difference"]["signals"]
        wording(refused(run, "what-if", mine, "trust"))
        assert "error[IK302]" in refused(run, "what-if", mine, "trusst=3")
        wording(refused(run, "what-if", mine, "trust=3", "trust=4"))

    def test_path_to(self, run: Run, mine: str) -> None:
        to_mild = DX.path_to("lack_of_quality_time", level="mild")
        assert run("path-to", mine, "lack_of_quality_time", "--level", "mild")[1] == f"{to_mild.to_text()}\n"
        whole = DX.path_to("emotional_intimacy", level="some")
        assert run("path-to", mine, "emotional_intimacy", "--level", "some")[1] == f"{whole.to_text()}\n"
        assert json.loads(run("path-to", mine, "emotional_intimacy", "--level", "some", "--json")[1]) == whole.to_dict()
        assert "error[IK401]" in refused(run, "path-to", mine, "nothing")
        assert "error[IK404]" in refused(run, "path-to", mine, "emotional_intimacy", "--level", "none")

    def test_plan(self, run: Run, mine: str, tmp_path: Path, wording: Wording) -> None:
        pytest.importorskip("icalendar")
        made = DX.plan(minutes_per_week=60, together=False, weeks=4)
        options = ("--minutes", 60, "--alone", "--weeks", 4)
        assert run("plan", mine, *options, "--ics", "plan.ics", "--start", "2027-01-04")[1] == f"{made}\n"
        assert b"DTSTART;VALUE=DATE:20270104" in (tmp_path / "plan.ics").read_bytes()
        assert run("plan", mine, *options, "--json")[1] == made.model_dump_json(indent=2) + "\n"
        assert run("plan", mine, *options, "--ics", "today.ics")[0] == 0
        wording(refused(run, "plan", mine, "--ics", "plan.ics"))
        assert refused(run, "plan", mine, "--ics", "none/plan.ics").startswith("intimacy-kit: cannot write")
        assert "greater than or equal to 1" in refused(run, "plan", mine, "--minutes", 0)

    def test_demo(self, run: Run) -> None:
        status, said, _ = run("demo")
        assert status == 0
        assert said.startswith(KB.diagnose(ANSWERS).to_text())
        assert "What counts" in said

    def test_demo_as_a_page(self, run: Run) -> None:
        status, said, _ = run("demo", "--html", "demo.html")
        assert status == 0
        assert "'demo.html'" in said
        assert Path("demo.html").read_text("utf-8") == KB.diagnose(ANSWERS).to_html()
        assert "already there" in refused(run, "demo", "--html", "demo.html")
        assert run("demo", "--html", "demo.html", "--overwrite")[0] == 0

    @pytest.mark.parametrize("context", sorted(KB.contexts))
    def test_demo_in_every_context_and_language(self, run: Run, context: str) -> None:
        status, said, complained = run("demo", "--context", context, "--locale", "de")
        kb = KB.within(context, locale="de")
        dx = kb.diagnose({id: answer for id, answer in ANSWERS.items() if id in kb.signals})
        assert (status, complained) == (0, "")
        assert said.startswith(f"{dx.to_text()}\n\n{dx.explain(dx.challenges[0].id)}\n\n")

    def test_terminal_output_is_styled(self, run: Run, mine: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv("COLUMNS", "90")
        said = run("diagnose", mine)[1]
        assert "\x1b[1mSafety\x1b[0m" in said
        assert "\x1b[36m#####.....\x1b[0m" in said
        monkeypatch.setenv("NO_COLOR", "1")
        assert run("diagnose", mine)[1] == DX.to_text(width=90) + "\n"

    @pytest.mark.parametrize("columns", [70, 80, 200])
    def test_regression_lines_fit_the_terminal(
        self, run: Run, mine: str, typed: Typed, monkeypatch: pytest.MonkeyPatch, columns: int
    ) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setenv("COLUMNS", str(columns))
        for arguments in (
            ["diagnose", mine],
            ["explain", mine, "lack_of_quality_time", "build_trust"],
            ["what-if", mine, "quality_time_hours=6"],
            ["path-to", mine, "lack_of_quality_time", "--level", "mild"],
            ["plan", mine],
        ):
            lines = run(*arguments)[1].splitlines()
            widest = max(len(line) for line in lines if "==" not in line and "--" not in line)
            assert 50 < widest <= columns, arguments
        typed("no\n" * 2)
        asked = run("ask")[1].replace(": ", ":\n").splitlines()  # what is typed is not echoed here
        assert max(map(len, asked)) <= columns

    def test_regression_terminal_of_width_zero(
        self, run: Run, mine: str, typed: Typed, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("COLUMNS", "0")
        said = run("diagnose", mine)[1]
        assert re.sub(r"\x1b\[[0-9;]*m", "", said) == DX.to_text() + "\n"
        typed("q\n")
        assert run("ask")[0] == 0


class TestAsk:
    SAFE = "no\nNo\nfalse\n" + "no\n" * 6 + "0\n" * 4 + "no\nno\n"
    """To all of the private part, and to the first question after it."""

    def test_answers_are_saved_and_the_check_in_continues(
        self, run: Run, typed: Typed, tmp_path: Path, wording: Wording
    ) -> None:
        typed(f"{self.SAFE}?\n4\nperhaps\nq\n")
        status, said, complained = run("ask", "--save", "mine.json", "--stop-when", "settled")
        assert (status, complained) == (0, "")
        assert "1. Are there times when you are afraid" in said
        assert KB.preamble in " ".join(said.split())
        assert "An answer " in said
        wording(said)
        kept = json.loads((tmp_path / "mine.json").read_text())
        assert sum(value is False for value in kept["answers"].values()) == 11
        assert len(kept["answers"]) == 14
        if os.name == "posix":
            assert stat.S_IMODE((tmp_path / "mine.json").stat().st_mode) == 0o600
        typed("\n")  # no answer, and then nothing more
        said = run("ask", "--save", "mine.json")[1]
        assert "control" not in said.split("What is hard")[0]
        again = json.loads((tmp_path / "mine.json").read_text())
        assert (again["answers"], len(again["declined"])) == (kept["answers"], 1)
        assert KB.diagnose(kept["answers"]).to_text() + "\n\nMore on closeness, " in said

    def test_it_asks_and_understands_the_language_of_the_environment(
        self, run: Run, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wording: Wording
    ) -> None:
        arguments = ("ask", "--stop-when", "everything", "--save")
        typed("NEIN\nj\nq\n")
        monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
        german = run(*arguments, "concern.json")[1]
        asked, title, _ = german.partition("Sicherheit geht vor")
        assert title
        wording(asked, "a concern")
        safe = dict.fromkeys(SAFETY, False)
        others = sorted(KB.signals.keys() - {*SAFETY, "quality_time_hours", "feels_heard", "conflict_topic"})
        (tmp_path / "mine.json").write_text(json.dumps({"answers": safe, "declined": others}))
        typed("vielleicht\n?\nGeld\noft\n1,5\nGeld\n")
        status, said, complained = run(*arguments, "mine.json")
        assert (status, complained) == (0, "")
        wording(said.partition("\nSicherheit\n")[0], "answers")
        kept = json.loads((tmp_path / "mine.json").read_text())["answers"]
        assert kept == {**safe, "quality_time_hours": 1.5, "feels_heard": 3, "conflict_topic": "money"}

    def test_regression_thousands_of_digits_for_a_choice(self, run: Run, typed: Typed) -> None:
        typed(self.SAFE + ("7" * 5000 + "\n\n") * 80)
        status, said, complained = run("ask", "--stop-when", "everything")
        assert (status, complained) == (0, "")
        assert "1 opinions, 2 money" in said
        assert said.count(RETRY) > 20

    def test_flags_accept_y_and_n(self, run: Run, typed: Typed, tmp_path: Path) -> None:
        typed("n\nN\ny\nmaybe\nn\n")
        assert run("ask", "--save", "mine.json")[0] == 0
        answers = json.loads((tmp_path / "mine.json").read_text())["answers"]
        assert list(answers.values()).count(False) == 3
        assert list(answers.values()).count(True) == 1

    def test_regression_prompts_do_not_mention_python(self, run: Run, typed: Typed) -> None:
        typed(f"perhaps\n{self.SAFE}" + "perhaps\n3\n" * 5)
        said = run("ask")[1]
        assert said.count(RETRY) > 3
        for word in ("True", "None", "boolean"):
            assert word not in said

    def test_all_kinds_of_questions(self, run: Run, typed: Typed, tmp_path: Path) -> None:
        typed(self.SAFE + "2\n1\nno\n" * 100)
        said = run("ask", "--stop-when", "everything")[1]
        for hint in ("0 never, 1 rarely", "yes or no: ", "0 to 10: ", "hours per week: "):
            assert hint in said
        answers = {"unresolved_conflicts": 3, **dict.fromkeys(SAFETY, False)}
        declined = sorted(KB.signals.keys() - answers.keys() - {"conflict_topic"})
        (tmp_path / "x.json").write_text(json.dumps({"answers": answers, "declined": declined}))
        typed("99\n2\n")
        said = run("ask", "--stop-when", "everything", "--save", "x.json")[1]
        assert "1 opinions, 2 money" in said
        assert RETRY in said
        assert json.loads((tmp_path / "x.json").read_text())["answers"]["conflict_topic"] == "money"

    def test_items_of_a_published_questionnaire_are_asked_one_by_one(
        self, run: Run, typed: Typed, tmp_path: Path, wording: Wording
    ) -> None:
        safe = dict.fromkeys(SAFETY, False)
        others = sorted(KB.signals.keys() - {*SAFETY, "low_mood", "anxiety"})
        (tmp_path / "mine.json").write_text(json.dumps({"answers": safe, "declined": others}))
        typed("7\nseveral days\n?\n3\n2\n\n")
        status, said, complained = run("ask", "--stop-when", "everything", "--save", "mine.json")
        assert (status, complained) == (0, "")
        wording(said.partition("\nSafety\n")[0])
        kept = json.loads((tmp_path / "mine.json").read_text())
        assert list((kept["answers"].keys() | set(kept["declined"])) & {"low_mood", "anxiety"})
        assert sorted(kept["answers"].get(id, "declined") != "declined" for id in ("low_mood", "anxiety")) == [
            False,
            True,
        ]
        assert 4 in kept["answers"].values()
        typed("q\n")
        (tmp_path / "mine.json").write_text(json.dumps({"answers": safe, "declined": others}))
        assert run("ask", "--stop-when", "everything", "--save", "mine.json")[0] == 0
        assert json.loads((tmp_path / "mine.json").read_text())["answers"] == safe

    def test_maximum_number_of_questions(self, run: Run, typed: Typed) -> None:
        typed(self.SAFE + "2\n" * 200)
        said = run("ask", "--max-questions", 2)[1]
        assert "14. " in said
        assert "15. " not in said.split("\nSafety\n")[0]

    def test_check_in_ends_under_a_concern(self, run: Run, typed: Typed, wording: Wording) -> None:
        typed("yes\n" + "no\n" * 8 + "0\n" * 4 + "no\n")
        said = run("ask")[1]
        assert "13. " not in said.split("Safety comes first")[0]
        wording(said)

    @pytest.mark.parametrize("content", ["{}", "[]", "nothing", "[" * 100_000])
    def test_save_refuses_files_of_another_format(
        self, run: Run, tmp_path: Path, content: str, wording: Wording
    ) -> None:
        (tmp_path / "x.json").write_text(content)
        told = refused(run, "ask", "--save", "x.json", status=1)
        wording(told)
        assert (tmp_path / "x.json").read_text() == content

    def test_save_to_unreadable_or_unwritable_files(self, run: Run, typed: Typed, tmp_path: Path) -> None:
        assert refused(run, "ask", "--save", tmp_path).startswith("intimacy-kit: cannot read")
        typed("no\n")
        told = refused(run, "ask", "--save", "none/x.json")  # before anything is asked
        assert told.startswith("intimacy-kit: cannot write")

    @pytest.mark.parametrize("closed", ["stdin", "stdout"])
    def test_regression_closed_stdin_or_stdout_is_an_error(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, closed: str, wording: Wording
    ) -> None:
        monkeypatch.setattr(sys, closed, None)
        wording(refused(run, "ask"))

    def test_save_to_a_path_that_became_a_folder(self, tmp_path: Path) -> None:
        from intimacy_kit.cli.failures import Failure
        from intimacy_kit.cli.files.writing import replace_file

        with pytest.raises(Failure, match="cannot write"):
            replace_file(tmp_path, b"x")
        assert list(tmp_path.parent.glob(f".{tmp_path.name}.*")) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("trust: 8.75\ntrust: 8.75\n", "IK104"),
        ("trust: 8.75: 3\n", "IK103"),
        ("trust: !x 8.75\n", "IK105"),
        ("trust: &a 8.75\n", "IK105"),
        ('"trust: 8.75\n', "IK103"),
    ],
)
def test_regression_errors_of_files_contain_no_answers(run: Run, tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "mine.yaml").write_text(text)
    status, said, complained = run("diagnose", "mine.yaml")
    assert (status, said) == (1, "")
    assert complained.startswith(f"error[{code}]: ")
    assert "  --> mine.yaml:" in complained
    assert "8.75" not in complained


def test_regression_a_number_of_thousands_of_digits_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text('{"trust": ' + "7" * 5000 + "}")
    told = "intimacy-kit: 'mine.json' has a number that is too long; correct it\n"
    assert run("diagnose", "mine.json") == (1, "", told)


@pytest.mark.parametrize(
    ("arguments", "status", "found_codes"),
    [
        (["diagnose", "-", "--partner", "-"], 2, []),
        (["plan", "mine.json", "--start", "2026-02-03"], 2, []),
        (["diagnose", "odd.json"], 1, ["IK302"]),
        (["what-if", "mine.json", "fears_partner=maybe"], 2, ["IK303"]),
        (["what-if", "mine.json", "trust=much"], 2, ["IK303"]),
        (["graph", "--around", "clouds"], 2, ["IK401"]),
        (["diagnose", "mine.json", "--context", "weather"], 2, ["IK401"]),
    ],
)
def test_regression_help_texts_are_about_the_command_line(
    run: Run, tmp_path: Path, arguments: list[str], status: int, found_codes: list[str], wording: Wording
) -> None:
    (tmp_path / "mine.json").write_text(json.dumps(MINE))
    (tmp_path / "odd.json").write_text('{"weather": 3}')
    ended, said, complaint = run(*arguments)
    assert (ended, said) == (status, "")
    assert codes_in(complaint) == found_codes
    wording(complaint)


def test_regression_partner_file_with_several_rows_is_an_error(run: Run, tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "mine.json").write_text(json.dumps(MINE))
    (tmp_path / "yours.csv").write_text("trust\n3\n4\n")
    told = refused(run, "diagnose", "mine.json", "--partner", "yours.csv")
    wording(told)
