"""Report on a tested pack: text for its author, and plain data."""

import json
from dataclasses import replace

from intimacy_kit.testing import coverage, mutation, run_cases, suggestions
from intimacy_kit.testing.coverage import percent_text, table
from intimacy_kit.testing.reporting import PackReport, as_data, suggested, text_report
from intimacy_kit.testing.subject import PackUnderTest
from intimacy_kit.testing.suggestions import Suggestions
from tests.unit.testing.tested_pack import CASES, STEPS, rule, subject_of, usual_subject
from tests.wording import Wording, codes_in, places_in


def of(subject: PackUnderTest) -> PackReport:
    return PackReport(subject, run_cases(subject), coverage(subject))


def text(tested: PackReport, *, full: bool = False) -> str:
    return "\n".join(text_report(tested, full=full, paint=lambda text, colour: f"<{colour}>{text}</>"))


def plain(tested: PackReport, *, full: bool = False) -> str:
    return "\n".join(text_report(tested, full=full, paint=lambda text, _: text))


def test_a_case_that_failed(wording: Wording) -> None:
    told = plain(of(subject_of(CASES.replace("moderate", "severe"))))
    assert "cases.yaml:6:27" in places_in(told)
    wording(told)
    assert "small: 2 cases passed, 1 failed\n" in told


def test_a_case_that_does_not_fit(wording: Wording) -> None:
    told = plain(of(subject_of("- {id: x, title: X, observations: {trust: 11}, expect: {concerns: []}}")))
    assert "IK304" in codes_in(told)
    assert "cases.yaml:1:43" in places_in(told)
    wording(told)


def test_the_table_has_what_is_missing() -> None:
    lines = plain(of(usual_subject())).splitlines()
    assert lines[0].split() == "how many cases have seen it true false unknown".split()
    assert [line.split() for line in lines if line.startswith("few_hours")] == [["few_hours", "2", "-", "1"]]
    assert [line.split()[-3:] for line in lines if line.startswith("low_trust")] == [["1", "1", "1"]]
    assert [line.split()[-3:] for line in lines if line == "  past_betrayal" or "  past_betrayal " in line] == [
        ["-", "1", "2"]
    ]
    assert not [line for line in lines if line.startswith("  trust < 5")]


def test_columns_are_aligned_where_ids_are_short() -> None:
    row = next(row for row in coverage(usual_subject()).rows if row.part.rule == "few_hours")
    head, line = table((row,), lambda text, _: text)
    assert line.startswith("few_hours ")
    assert len(line) == len(head)


def test_the_full_table_has_all_of_it() -> None:
    lines = plain(of(usual_subject()), full=True).splitlines()
    assert [line.split()[-3:] for line in lines if line.startswith("  trust < 5")] == [["1", "1", "1"]]


def test_where_all_is_covered_there_is_no_table() -> None:
    cases = CASES + "\n" + suggestions(usual_subject()).to_yaml()
    told = plain(of(subject_of(cases)))
    assert told.startswith("small: ")
    assert "coverage: 100 % (" in told


def test_what_can_never_be_seen_does_not_count(wording: Wording) -> None:
    told = plain(of(subject_of(CASES, rules=rule("odd", "trust >= 0"))))
    wording(told.splitlines()[-2:])
    full = plain(of(subject_of(CASES, rules=rule("odd", "trust >= 0"))), full=True)
    assert [line.split() for line in full.splitlines() if line.startswith("odd")] == [["odd", "2", "never", "1"]]


def test_long_conditions_are_cut() -> None:
    long = " or ".join(f"trust < {number}" for number in range(1, 10))
    told = plain(of(subject_of(CASES, rules=rule("o" * 60, long))))
    assert "o" * 55 + "...  " in told


def test_surviving_mutants(wording: Wording) -> None:
    tested = replace(of(usual_subject()), mutation=mutation(usual_subject()))
    told = plain(tested)
    wording(told)
    assert "rules/time.yaml:2:25" in places_in(told)
    assert " more; --full lists all\n" in told
    assert "more; --full" not in plain(tested, full=True)
    assert told.splitlines()[-1].startswith("mutation: ")
    some = replace(tested, mutation=mutation(usual_subject(), most=5))
    wording(plain(some))


def test_no_list_without_surviving_mutants() -> None:
    every = mutation(usual_subject())
    told = plain(replace(of(usual_subject()), mutation=replace(every, survived=())))
    assert "no case notices" not in told
    assert "mutation: 100 % (" in told


def test_colours() -> None:
    told = text(of(subject_of(CASES.replace("moderate", "severe"))))
    assert "<red>FAILED</> busy" in told
    assert "<red>, 1 failed</>" in told
    assert "<yellow>      -</>" in told


def test_suggestions_as_a_file(wording: Wording) -> None:
    found = suggestions(subject_of(CASES, rules=rule("odd", "distance == 0.4", "supports: gloom")))
    wording(suggested(found).splitlines()[-1])
    both = suggestions(subject_of(CASES, rules=rule("odd", "distance == 0.4 and trust < 3", "supports: gloom")))
    wording([line for line in suggested(both).splitlines() if line.startswith("#")])
    wording(suggested(Suggestions((), ())))


def test_percentages_are_never_rounded_up_to_all() -> None:
    assert [percent_text(percent) for percent in (100, 99.99, 50, 0)] == ["100 %", "99.9 %", "50 %", "0 %"]


def test_as_plain_data() -> None:
    subject = subject_of(CASES.replace("moderate", "severe").replace("trust: 4", "trust: 40"))
    data = as_data(replace(of(subject), suggestions=suggestions(subject)))
    assert json.loads(json.dumps(data)) == data
    assert data["pack"] == "small"
    assert [(case["id"], case["line"], case["passed"]) for case in data["cases"]] == [
        ("busy", 2, False), ("hidden", 10, False), ("hurt", 15, True),
    ]  # fmt: skip
    [difference] = data["cases"][0]["differences"]
    assert (difference["about"], difference["expected"], difference["found"]) == ("little_time", "severe", "moderate")
    assert (difference["file"], difference["line"], difference["column"]) == ("cases.yaml", 6, 27)
    assert difference["why"][0].startswith("+ few_hours is true")
    [problem] = data["cases"][1]["problems"]
    assert (problem["code"], problem["line"]) == ("IK304", 12)
    covered = data["coverage"]
    assert covered["percent"] == 100 * covered["seen"] / covered["goals"]
    [few_hours] = [part for part in covered["parts"] if part["rule"] == "few_hours"]
    assert few_hours == {
        "rule": "few_hours",
        "step": None,
        "comparison": None,
        "condition": "quality_time < 3",
        "seen": {"true": 2, "false": 0, "unknown": 0},
        "impossible": [],
        "missing": ["false", "unknown"],
    }
    assert data["not_found"] == []
    assert {"rule": "few_hours", "step": None, "comparison": None, "truth": "false"} in [
        goal for case in data["suggestions"] for goal in case["covers"]
    ]
    assert "mutation" not in data


def test_changes_as_plain_data() -> None:
    data = as_data(replace(of(usual_subject()), mutation=mutation(usual_subject())))
    assert "suggestions" not in data
    told = data["mutation"]
    assert told["tried"] == told["possible"] == len(told["changes"])
    assert told["noticed"] == sum(change["case"] is not None for change in told["changes"])
    assert {
        "kind": "operator",
        "entry": "harm",
        "before": "`hurt`",
        "after": "`not hurt`",
        "case": "hurt",
    } in told["changes"]


def test_results_and_coverage_as_text(wording: Wording) -> None:
    busy, *_ = run_cases(usual_subject())
    wording(str(busy))
    failed, *_ = run_cases(subject_of(CASES.replace("moderate", "severe")))
    assert "cases.yaml:6:27" in places_in(str(failed))
    wording(str(failed))
    told = str(coverage(usual_subject())).splitlines()
    wording(told[0])
    assert told[-1].startswith("coverage: ")
    every = coverage(subject_of(CASES + "\n" + suggestions(usual_subject()).to_yaml()))
    assert str(every).startswith("coverage: 100 % (")


def test_steps_that_no_case_reaches_are_named(wording: Wording) -> None:
    subject = subject_of(CASES, rules=STEPS)
    told = plain(of(subject))
    assert places_in(told) == ["rules.yaml:4:5", "rules.yaml:5:5"]
    wording(told)
    wording(plain(of(subject), full=True))


def test_steps_as_plain_data() -> None:
    subject = subject_of(CASES, rules=STEPS)
    tested = replace(of(subject), suggestions=suggestions(subject))
    data = as_data(tested)
    assert json.loads(json.dumps(data)) == data
    steps = [part for part in data["coverage"]["parts"] if part["rule"] == "falling" and part["step"]]
    assert [(part["step"], part["comparison"], part["counted"], part["missing"]) for part in steps] == [
        (1, None, 0, ["counts"]), (2, None, 0, ["true"]),
    ]  # fmt: skip
    covers = [goal for case in data["suggestions"] for goal in case["covers"]]
    assert {"rule": "falling", "step": 1, "comparison": None, "truth": "counts"} in covers
