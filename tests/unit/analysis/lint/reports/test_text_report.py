"""A report for people, and as data."""

from intimacy_kit.analysis.lint import Diagnostic, Report, Suppressed
from intimacy_kit.analysis.lint.reports.text_report import MAX_PROBLEMS_SHOWN, as_data, text_report
from intimacy_kit.errors import Place

HERE = Place("rules.yaml", 3, 9, "  when: trust < 5", 9)
REMARK = Diagnostic("IKL105", "hint", "this can be written more simply", "write `a`", HERE, "low_trust")
BARE = Diagnostic("IK101", "error", "there is no pack.yaml", "add a manifest")


def test_a_remark_is_shown_with_its_line() -> None:
    assert list(text_report(Report("mine", (REMARK, BARE)))) == [
        "hint[IKL105]: this can be written more simply\n"
        "  --> rules.yaml:3:9\n"
        "  3 |   when: trust < 5\n"
        "    |         ^^^^^^^^^\n"
        "  help: write `a`",
        "error[IK101]: there is no pack.yaml\n  help: add a manifest",
        "mine: 1 error, 1 hint",
    ]


def test_only_the_head_of_a_remark_is_painted() -> None:
    first, *_ = text_report(Report("mine", (BARE,)), paint=lambda text, severity: f"<{severity} {text}>")
    assert first == "<error error[IK101]>: there is no pack.yaml\n  help: add a manifest"


def test_nothing_to_remark() -> None:
    assert list(text_report(Report("mine", ()))) == ["mine: nothing to remark"]
    assert list(text_report(Report("?", ()))) == ["this pack: nothing to remark"]
    assert list(text_report(Report("mine", (), (Suppressed(REMARK, "why"),)))) == [
        "mine: nothing to remark (1 ignored)"
    ]


def test_what_was_skipped_is_told_by_reason() -> None:
    skipped = {"IKL101": "it needs z3", "IKL102": "it needs z3", "IKL205": "it is too large"}
    assert list(text_report(Report("mine", (), skipped=skipped)))[:-1] == [
        "skipped IKL101, IKL102: it needs z3",
        "skipped IKL205: it is too large",
    ]


def test_of_very_many_some_are_shown() -> None:
    *shown, more, counted = text_report(Report("mine", (REMARK,) * (MAX_PROBLEMS_SHOWN + 5)))
    assert len(shown) == MAX_PROBLEMS_SHOWN
    assert more == "and 5 more; --json has all of them"
    assert counted == f"mine: {MAX_PROBLEMS_SHOWN + 5} hints"


def test_as_data() -> None:
    data = as_data(Report("mine", (REMARK, BARE), (Suppressed(REMARK, "why"),), {"IKL101": "it needs z3"}))
    place = {"file": "rules.yaml", "line": 3, "column": 9, "width": 9}
    remark = {
        "code": "IKL105",
        "severity": "hint",
        "message": "this can be written more simply",
        "help": "write `a`",
        "entry": "low_trust",
        **place,
        "mends": False,
    }
    assert data == {
        "pack": "mine",
        "counts": {"error": 1, "warning": 0, "hint": 1},
        "remarks": [
            remark,
            {
                **remark,
                "code": "IK101",
                "severity": "error",
                "message": "there is no pack.yaml",
                "help": "add a manifest",
                "entry": None,
                **dict.fromkeys(place),
            },
        ],
        "ignored": [{**remark, "reason": "why"}],
        "skipped": [{"code": "IKL101", "reason": "it needs z3"}],
    }
