"""A report for people, and as data."""

from intimacy_kit.analysis.lint import Diagnostic, Report, Suppressed
from intimacy_kit.analysis.lint.reports.text_report import MAX_SHOWN, as_data, text_report
from intimacy_kit.errors import Place
from tests.wording import Wording, codes_in, places_in

HERE = Place("rules.yaml", 3, 9, "  when: trust < 5", 9)
DIAGNOSTIC = Diagnostic("IKL105", "hint", "this can be written more simply", "write `a`", HERE, "low_trust")
BARE = Diagnostic("IK101", "error", "there is no pack.yaml", "add a manifest")


def test_diagnostic_is_shown_with_its_line(wording: Wording) -> None:
    told = list(text_report(Report("mine", (DIAGNOSTIC, BARE))))
    assert codes_in(told) == ["IKL105", "IK101"]
    assert places_in(told) == ["rules.yaml:3:9"]
    wording(told)


def test_only_the_head_of_a_diagnostic_is_painted() -> None:
    first, *_ = text_report(Report("mine", (BARE,)), paint=lambda text, severity: f"<{severity} {text}>")
    assert first == "<error error[IK101]>: there is no pack.yaml\n  help: add a manifest"


def test_report_without_diagnostics(wording: Wording) -> None:
    assert list(text_report(Report("mine", ()))) == ["mine: no problems found"]
    wording(list(text_report(Report("?", ()))))
    wording(list(text_report(Report("mine", (), (Suppressed(DIAGNOSTIC, "why"),)))))


def test_what_was_skipped_is_told_by_reason(wording: Wording) -> None:
    skipped = {"IKL101": "it needs z3", "IKL102": "it needs z3", "IKL205": "it is too large"}
    told = list(text_report(Report("mine", (), skipped=skipped)))[:-1]
    assert codes_in(told) == ["IKL101", "IKL102", "IKL205"]
    wording(told)


def test_number_of_shown_diagnostics_is_limited(wording: Wording) -> None:
    *shown, more, _, counted = text_report(Report("mine", (DIAGNOSTIC,) * (MAX_SHOWN + 5)))
    assert len(shown) == MAX_SHOWN
    wording(more)
    assert counted == f"mine: {MAX_SHOWN + 5} hints"


def test_as_data() -> None:
    data = as_data(Report("mine", (DIAGNOSTIC, BARE), (Suppressed(DIAGNOSTIC, "why"),), {"IKL101": "it needs z3"}))
    place = {"file": "rules.yaml", "line": 3, "column": 9, "width": 9}
    diagnostic = {
        "code": "IKL105",
        "severity": "hint",
        "message": "this can be written more simply",
        "help": "write `a`",
        "entry": "low_trust",
        **place,
        "fixable": False,
    }
    assert data == {
        "pack": "mine",
        "counts": {"error": 1, "warning": 0, "hint": 1},
        "diagnostics": [
            diagnostic,
            {
                **diagnostic,
                "code": "IK101",
                "severity": "error",
                "message": "there is no pack.yaml",
                "help": "add a manifest",
                "entry": None,
                **dict.fromkeys(place),
            },
        ],
        "suppressed": [{**diagnostic, "reason": "why"}],
        "skipped": [{"code": "IKL101", "reason": "it needs z3"}],
    }
