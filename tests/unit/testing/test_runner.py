"""Running cases: what came out otherwise, and why."""

import pytest

from intimacy_kit.testing import run_cases
from intimacy_kit.testing.runner import CaseResult
from tests.unit.testing.tested_pack import rule, subject_of, usual_subject


def result(observations: str, expect: str, **files: str) -> CaseResult:
    [one] = run_cases(
        subject_of(f"- {{id: x, title: X, observations: {{{observations}}}, expect: {{{expect}}}}}", **files)
    )
    return one


def why(observations: str, expect: str, **files: str) -> list[str]:
    [one] = result(observations, expect, **files).otherwise
    return list(one.why)


def test_cases_that_come_out_as_expected() -> None:
    results = run_cases(usual_subject())
    assert [one.located.case.id for one in results] == ["busy", "hidden", "hurt"]
    assert all(one.passed for one in results)


def test_a_case_that_does_not_fit_is_not_run() -> None:
    one = result("trust: 11", "levels: {little_time: severe, weather: none}")
    assert not one.passed
    assert [problem.code for problem in one.problems] == ["IK304", "IK472"]
    assert one.otherwise == ()


def test_a_level_that_came_out_too_low() -> None:
    one = result("quality_time: 1.5, rituals: 3", "levels: {little_time: severe}")
    assert not one.passed
    [otherwise] = one.otherwise
    assert (otherwise.difference.about, otherwise.difference.expected, otherwise.difference.found) == (
        "little_time", "severe", "moderate",
    )  # fmt: skip
    assert otherwise.difference.sentence == "little_time is moderate (0.50), not severe"
    assert str(one.located.place(*otherwise.difference.path)) == "cases.yaml:1:99"
    assert list(otherwise.why) == [
        "+ few_hours is true: adds 0.50, by quality_time is 1.5 hours per week",
        "  rare_rituals is false: `rituals <= 1`, but rituals is often",
        "= decided by: quality_time (without it: none)",
    ]


def test_a_level_that_came_out_too_high() -> None:
    assert why("quality_time: 1.5", "levels: {little_time: none}") == [
        "+ few_hours is true: adds 0.50, by quality_time is 1.5 hours per week",
        "? talks_daily is unknown: not answered: talk_minutes (`talk_minutes >= 30`)",
        "= decided by: quality_time (without it: none)",
    ]


def test_relief_and_findings_that_lead_to_it() -> None:
    assert why("quality_time: 1.5, talk_minutes: 40, rituals: 0", "levels: {little_time: severe}") == [
        "+ few_hours is true: adds 0.44, by quality_time is 1.5 hours per week",
        "- talks_daily is true: takes off 0.31, by talk_minutes is 40 minutes per day",
        "+ rare_rituals is true: adds 0.18, by rituals is never",
        "= decided by: quality_time (without it: none), talk_minutes (without it: moderate)",
    ]
    assert why("quality_time: 1.5", "levels: {distance: severe}") == [
        "+ little_time (0.50) leads to it: adds 0.25",
        "  drifting is false: `mistrust >= 0.25`, but mistrust is none (0.00)",
        "= decided by: quality_time (without it: none)",
    ]


def test_a_component() -> None:
    told = why("trust: 9", "levels: {understanding: strong}")
    assert told
    assert not any("decided by" in line for line in told)


def test_many_rules_are_cut_short() -> None:
    rules = "".join(rule(f"drink_{number}", f"drinks >= {1 + number / 10}", strength=0.1) for number in range(9))
    told = why("drinks: 4", "levels: {mistrust: severe}", rules=rules)
    assert sum(line.startswith("+ drink_") for line in told) == 6
    assert "  and 3 more" in told


def test_another_remedy_came_first() -> None:
    assert why("quality_time: 1.5", "first_remedy: talk_openly") == [
        "make_time came first: priority 0.47, relevance 0.47 from little_time 0.50 x 0.8, distance 0.25 x 0.5",
        "talk_openly was expected: it is not recommended, relevance 0.06 from distance 0.25 x 0.25",
    ]
    assert why("", "first_remedy: cheer_up") == [
        "cheer_up was expected: it is not recommended, relevance 0.00 from nothing found"
    ]


def test_a_remedy_that_waits_for_another() -> None:
    told = why("quality_time: 1, rituals: 0, hides_feelings: 4", "first_remedy: make_time")
    assert told[1].endswith("; held back by: Talk openly")


def test_remedies_under_a_concern() -> None:
    assert why("hurt: true, quality_time: 1", "first_remedy: make_time") == [
        "see_someone came first: under a safety concern only professional support is recommended",
        "make_time was expected: under a safety concern only professional support is recommended",
    ]


@pytest.mark.parametrize("expect", ["safety: concern", "concerns: [harm]"])
def test_safety(expect: str) -> None:
    assert why("afraid: false", expect) == [
        "fear (`afraid`) is false",
        "harm (`hurt`) is unknown: not answered: hurt",
    ]
