"""SARIF 2.1.0, as far as those who read it insist."""

import re
from typing import Any

from intimacy_kit.analysis.lint import CHECKS, Diagnostic, Report, Suppressed
from intimacy_kit.analysis.lint.reports.sarif import sarif
from intimacy_kit.errors import Place
from tests.unit.analysis.lint.clean_pack import FILES, report, rule, with_file
from tests.wording import Wording, codes_in

UNTIDY = rule("not not work_hours > 60", "supports: distance") + rule("work_hours >= 0 or fears_partner", id="other")
IGNORING = "# lint: ignore[IKL105] as the study has it\n" + UNTIDY


def run_of(log: dict[str, Any]) -> dict[str, Any]:
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_the_log_has_what_is_required() -> None:
    log = sarif(report(with_file("rules/more.yaml", UNTIDY)), "1.2.3")
    assert log["version"] == "2.1.0"
    assert log["$schema"].startswith("https://")
    run = run_of(log)
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("intimacy-kit lint", "1.2.3")
    assert run["columnKind"] == "unicodeCodePoints"
    assert all(invocation["executionSuccessful"] is True for invocation in run["invocations"])


def test_the_rules_are_the_checks() -> None:
    rules = run_of(sarif(report(FILES), "1"))["tool"]["driver"]["rules"]
    levels = {"error": "error", "warning": "warning", "hint": "note"}
    assert [described["id"] for described in rules] == list(CHECKS)
    for described in rules:
        check = CHECKS[described["id"]]
        assert described["shortDescription"] == {"text": check.title}
        assert described["defaultConfiguration"] == {"level": levels[check.severity]}


def test_results_point_at_rules_and_places() -> None:
    made = report(with_file("rules/more.yaml", UNTIDY))
    run = run_of(sarif(made, "1", "packs/a b"))
    assert len(run["results"]) == len(made.diagnostics) > 0
    for result, diagnostic in zip(run["results"], made.diagnostics, strict=True):
        assert result["ruleId"] == diagnostic.code
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == diagnostic.code
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "packs/a%20b/rules/more.yaml"
        region = physical["region"]
        assert diagnostic.place is not None
        assert (region["startLine"], region["startColumn"]) == (diagnostic.place.line, diagnostic.place.column)
        assert region["endColumn"] > region["startColumn"] >= 1
        assert region["snippet"]["text"] == diagnostic.place.text


def test_fixable_result_has_a_fix() -> None:
    run = run_of(sarif(report(with_file("rules/more.yaml", UNTIDY), select=["IKL105"]), "1"))
    (result,) = run["results"]
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert change["artifactLocation"] == {"uri": "rules/more.yaml"}
    assert replacement["deletedRegion"] == {"startLine": 2, "startColumn": 9, "endColumn": 32}
    assert replacement["insertedContent"] == {"text": "work_hours > 60"}


def test_suppressed_result_has_the_reason() -> None:
    run = run_of(sarif(report(with_file("rules/more.yaml", IGNORING), select=["IKL105"]), "1"))
    (result,) = run["results"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "as the study has it"}]


def test_what_was_skipped_is_told(wording: Wording) -> None:
    run = run_of(sarif(Report("a", (), skipped={"IKL101": "it needs z3"}), "1"))
    (invocation,) = run["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert codes_in(told["message"]["text"]) == ["IKL101"]
    wording(told["message"]["text"])
    assert told["associatedRule"] == {"id": "IKL101"}


def test_problems_of_a_pack_that_does_not_run_are_results_too() -> None:
    run = run_of(sarif(report({**FILES, "rules/more.yaml": rule("nothing > 3")}), "1"))
    (result,) = run["results"]
    described = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (result["ruleId"], result["level"], described["id"]) == ("IK203", "error", "IK203")
    assert described["shortDescription"] == {"text": "unknown signal or finding in a condition"}


def test_diagnostic_without_a_place_or_with_a_file_only() -> None:
    made = Report(
        "a", (Diagnostic("IK101", "error", "no", "do", None), Diagnostic("IK101", "error", "no", "do", Place("f")))
    )
    first, second = run_of(sarif(made, "1"))["results"]
    assert "locations" not in first
    assert second["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "f"}}}]


def test_suppressed_result_without_a_place() -> None:
    made = Report("a", (), (Suppressed(Diagnostic("IKL105", "hint", "a", "b"), "why"),))
    (result,) = run_of(sarif(made, "1"))["results"]
    assert not re.search("locations", str(result))
